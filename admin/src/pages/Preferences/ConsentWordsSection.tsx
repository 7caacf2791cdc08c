import {
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  Toggle,
} from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { CONFIRMATIONS } from '../../../../shared/domain/consent-words';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { nameLanguages } from './name-languages';
import { faultPath, faultyLanguages, WORD_LISTS } from './preference-values';
import { TryWord } from './TryWord';
import { usePreferenceForm } from './use-preference-field';

/** With which words people opt out and in again, language by language, and what they are told then. */
export function ConsentWordsSection() {
  const text = useText();
  const { locale } = useIntl();
  const { values, errors, isDisabled, change } = usePreferenceForm();
  const [chosen, setChosen] = useState(values.languages[0]!.language);
  const nameOf = nameLanguages(locale);
  const others = faultyLanguages(values.languages, errors).filter((one) => one !== chosen);
  return (
    <Panel title={text('preferences.words')} intro={text('preferences.words.intro')}>
      <TryWord />
      <Field.Root
        name="confirms"
        hint={text('preferences.words.confirms.hint')}
        width="32rem"
        maxWidth="100%"
      >
        <Field.Label>{text('preferences.words.confirms')}</Field.Label>
        <Toggle
          checked={values.confirms}
          disabled={isDisabled}
          onLabel={text('switch.on')}
          offLabel={text('switch.off')}
          onChange={({ target }) => change('confirms', target.checked)}
        />
        <Field.Hint />
      </Field.Root>
      {(errors['consentWords.languages'] || others.length > 0) && (
        <Notice title={text('preferences.words.faults')} variant="danger">
          {[errors['consentWords.languages'], others.map(nameOf).join(', ')]
            .filter(Boolean)
            .join(' ')}
        </Notice>
      )}
      <Field.Root
        name="language"
        error={errors[`consentWords.languages.${chosen}`]}
        hint={text('preferences.words.language.hint')}
        width="32rem"
        maxWidth="100%"
      >
        <Field.Label>{text('preferences.words.language')}</Field.Label>
        <SingleSelect value={chosen} onChange={(code) => setChosen(String(code))}>
          {values.languages.map(({ language }) => (
            <SingleSelectOption key={language} value={language}>
              {nameOf(language)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <LanguageFields key={chosen} language={chosen} />
    </Panel>
  );
}

/** What is understood in one language, and what answers it. */
function LanguageFields({ language }: { language: string }) {
  const text = useText();
  const { values, errors, isDisabled, changeLanguage } = usePreferenceForm();
  const one = values.languages.find((item) => item.language === language)!;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
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
                lang={language.replace('_', '-')}
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
                lang={language.replace('_', '-')}
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
    </Flex>
  );
}
