import { Field, Grid, Textarea } from '@strapi/design-system';
import { CONFIRMATIONS } from '../../../../shared/domain/consent-words';
import { useText } from '../../hooks/use-text';
import { faultPath, WORD_LISTS } from './preference-values';
import { usePreferenceForm } from './use-preference-field';

/** What is understood in one language, and what answers it. */
export function LanguageFields({ language }: { language: string }) {
  const text = useText();
  const { values, errors, isDisabled, changeLanguage } = usePreferenceForm();
  const one = values.languages.find((item) => item.language === language)!;
  const lang = language.replace('_', '-');
  return (
    <Grid.Root gap={5}>
      {WORD_LISTS.map((list) => (
        <Grid.Item key={list} col={4} s={12} xs={12} alignItems="flex-start">
          <Field.Root
            name={`${language}.${list}`}
            error={errors[faultPath(language, list)]}
            hint={text('preferences.words.list.hint')}
            width="100%"
          >
            <Field.Label>{text(`preferences.words.${list}`)}</Field.Label>
            <Textarea
              rows={6}
              dir="auto"
              lang={lang}
              disabled={isDisabled}
              value={one[list]}
              onChange={({ target }) => changeLanguage(language, { [list]: target.value })}
            />
            <Field.Error />
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
      ))}
      {CONFIRMATIONS.map((name) => (
        <Grid.Item key={name} col={4} s={12} xs={12} alignItems="flex-start">
          <Field.Root
            name={`${language}.confirmations.${name}`}
            error={errors[faultPath(language, `confirmations.${name}`)]}
            width="100%"
          >
            <Field.Label>{text(`preferences.words.text.${name}`)}</Field.Label>
            <Textarea
              rows={4}
              dir="auto"
              lang={lang}
              disabled={isDisabled || !values.confirms}
              value={one.confirmations[name]}
              onChange={({ target }) =>
                changeLanguage(language, {
                  confirmations: { ...one.confirmations, [name]: target.value },
                })
              }
            />
            <Field.Error />
          </Field.Root>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
