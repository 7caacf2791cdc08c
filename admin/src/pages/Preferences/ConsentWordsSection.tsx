import { Field, Toggle } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { LanguageChoice } from './LanguageChoice';
import { LanguageFields } from './LanguageFields';
import { nameLanguages } from './name-languages';
import { faultyLanguages } from './preference-values';
import { TryWord } from './TryWord';
import { usePreferenceForm } from './use-preference-field';

/** With which words people opt out and in again, language by language, and what they are told then. */
export function ConsentWordsSection() {
  const text = useText();
  const { locale } = useIntl();
  const { values, errors, isDisabled, change } = usePreferenceForm();
  const [picked, setPicked] = useState<string | null>(null);
  const codes = values.languages.map(({ language }) => language);
  // One that was just added is not in the form yet, and one that was taken out not any more.
  const chosen = codes.find((code) => code === picked) ?? codes[0]!;
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
      <LanguageChoice chosen={chosen} onChoose={setPicked} />
      <LanguageFields key={chosen} language={chosen} />
    </Panel>
  );
}
