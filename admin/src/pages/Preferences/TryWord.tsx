import { Field, TextInput, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import {
  chooseConfirmation,
  confirmationOf,
  createWordReader,
  type ReadWord,
} from '../../../../shared/domain/consent-words';
import { useText, type TextKey } from '../../hooks/use-text';
import { nameLanguages } from './name-languages';
import { toConsentWords } from './preference-values';
import { usePreferenceForm } from './use-preference-field';

const keyOf = (read: ReadWord | null): TextKey => {
  if (read === null) return 'preferences.words.try.nothing';
  if (read.kind === 'start') return 'preferences.words.try.start';
  return `preferences.words.try.${read.purpose}`;
};

/** Says how a message would be read by the words as they stand in the form, saved or not. */
export function TryWord() {
  const text = useText();
  const { locale } = useIntl();
  const { values } = usePreferenceForm();
  const [message, setMessage] = useState('');
  const { confirms, languages } = values;
  const words = useMemo(() => toConsentWords({ confirms, languages }), [confirms, languages]);
  const reader = useMemo(() => createWordReader(words), [words]);
  const read = reader(message);
  const nameOf = nameLanguages(locale);
  const answer =
    read && words.confirms
      ? confirmationOf(chooseConfirmation(words, read, { person: null, usual: locale }), read)
      : null;
  return (
    <Field.Root name="try" hint={text('preferences.words.try.hint')} width="32rem" maxWidth="100%">
      <Field.Label>{text('preferences.words.try')}</Field.Label>
      <TextInput
        dir="auto"
        value={message}
        placeholder={text('preferences.words.try.placeholder')}
        onChange={({ target }: { target: { value: string } }) => setMessage(target.value)}
      />
      <Field.Hint />
      <div role="status">
        {message.trim() !== '' && (
          <>
            <Typography textColor="neutral800" fontWeight="bold">
              {text(keyOf(read), { languages: read?.languages.map(nameOf).join(', ') ?? '' })}
            </Typography>
            {answer && (
              <Typography tag="p" textColor="neutral600">
                {text('preferences.words.try.answer', { answer })}
              </Typography>
            )}
          </>
        )}
      </div>
    </Field.Root>
  );
}
