import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Preview } from '../../../../shared/contracts/messages';
import { useText } from '../../hooks/use-text';

interface LanguageFieldProps {
  preview: Preview;
  /** The language that the person chose; null while it is chosen for them. */
  chosen: string | null;
  onChange: (language: string | null) => void;
  error: string | undefined;
}

/** The language in which the template goes out, why it is this one, and the choice of another. */
export function LanguageField({ preview, chosen, onChange, error }: LanguageFieldProps) {
  const text = useText();
  const { formatDisplayName } = useIntl();
  const nameOf = (code: string) =>
    formatDisplayName(code.replace('_', '-'), { type: 'language', fallback: 'code' }) ?? code;
  const { language, languageFrom, languages } = preview;
  const hint = text(`send.language.${languageFrom}`, { language: nameOf(language) });
  const canChoose = languages.length > 1;

  return (
    <Field.Root name="language" hint={hint} error={error}>
      <Field.Label>{text('send.language')}</Field.Label>
      {canChoose ? (
        <SingleSelect
          value={language}
          onChange={(next) => onChange(String(next))}
          {...(chosen !== null && {
            onClear: () => onChange(null),
            clearLabel: text('send.language.reset'),
          })}
        >
          {languages.map((code) => (
            <SingleSelectOption key={code} value={code}>
              {nameOf(code)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      ) : (
        <TextInput value={nameOf(language)} readOnly />
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
