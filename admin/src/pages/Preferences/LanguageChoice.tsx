import { Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { OptionCombobox } from '../../components/OptionCombobox';
import { useText } from '../../hooks/use-text';
import { nameLanguages } from './name-languages';
import { emptyLanguage, faultPath, isRemovable, languagesBeside } from './preference-values';
import { usePreferenceForm } from './use-preference-field';

interface LanguageChoiceProps {
  chosen: string;
  onChoose: (language: string) => void;
}

/** Which language is edited; one that was added can go again. */
export function LanguageChoice({ chosen, onChoose }: LanguageChoiceProps) {
  const text = useText();
  const { locale } = useIntl();
  const { values, errors, isDisabled, change } = usePreferenceForm();
  const nameOf = nameLanguages(locale);
  const others = useMemo(() => {
    const name = nameLanguages(locale);
    return languagesBeside(values.languages)
      .map((code) => ({ value: code, label: name(code) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  }, [values.languages, locale]);

  const onAdd = (language: string) => {
    change('languages', [...values.languages, emptyLanguage(language)]);
    onChoose(language);
  };
  const onRemove = () =>
    change(
      'languages',
      values.languages.filter(({ language }) => language !== chosen),
    );
  return (
    <Flex gap={5} alignItems="flex-start" wrap="wrap">
      <Field.Root
        name="language"
        error={errors[faultPath(chosen)]}
        hint={text('preferences.words.language.hint')}
        width="32rem"
        maxWidth="100%"
      >
        <Field.Label>{text('preferences.words.language')}</Field.Label>
        <SingleSelect value={chosen} onChange={(code) => onChoose(String(code))}>
          {values.languages.map(({ language }) => (
            <SingleSelectOption key={language} value={language}>
              {nameOf(language)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
        <Field.Hint />
        {!isDisabled && isRemovable(chosen) && (
          <div>
            <Button variant="danger-light" size="S" startIcon={<Trash />} onClick={onRemove}>
              {text('preferences.words.language.remove', { language: nameOf(chosen) })}
            </Button>
          </div>
        )}
      </Field.Root>
      {!isDisabled && (
        <Field.Root
          name="newLanguage"
          hint={text('preferences.words.language.add.hint')}
          width="32rem"
          maxWidth="100%"
        >
          <Field.Label>{text('preferences.words.language.add')}</Field.Label>
          <OptionCombobox
            options={others}
            value={null}
            onChange={onAdd}
            placeholder={text('preferences.words.language.add.choose')}
            noOptionsMessage={() => text('preferences.words.language.add.none')}
          />
          <Field.Hint />
        </Field.Root>
      )}
    </Flex>
  );
}
