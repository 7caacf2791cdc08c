import { Field, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { LANGUAGES } from '../../../../../shared/domain/template/languages';
import { useWhatsappSetConversationLanguageMutation } from '../../../api/conversations';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';

interface LanguageFieldProps {
  documentId: string;
  language: string | null;
  canChange: boolean;
}

/** The language in which the person is written to. */
export function LanguageField({ documentId, language, canChange }: LanguageFieldProps) {
  const text = useText();
  const { locale, formatDisplayName } = useIntl();
  const { notifyError } = useApiError();
  const [change] = useWhatsappSetConversationLanguageMutation();
  const options = useMemo(
    () =>
      LANGUAGES.map((code) => ({
        value: code,
        label:
          formatDisplayName(code.replace('_', '-'), { type: 'language', fallback: 'code' }) ?? code,
      })).sort((one, other) => one.label.localeCompare(other.label, locale)),
    [formatDisplayName, locale],
  );
  const set = async (next: string | null) => {
    const result = await change({ documentId, language: next });
    if ('error' in result) notifyError(result.error);
  };
  const name = options.find(({ value }) => value === language)?.label ?? language;
  if (!canChange)
    return (
      <Typography textColor="neutral800">{name ?? text('inbox.person.language.none')}</Typography>
    );
  return (
    <Field.Root name="language">
      <OptionCombobox
        options={options}
        value={language}
        placeholder={text('inbox.person.language.none')}
        onChange={(next) => void set(next)}
        clearLabel={text('inbox.person.language.clear')}
        onClear={() => void set(null)}
      />
    </Field.Root>
  );
}
