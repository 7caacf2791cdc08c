import { Field } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { UsableTemplate } from '../../../../shared/contracts/templates';
import { OptionCombobox } from '../../components/OptionCombobox';
import { useText } from '../../hooks/use-text';

interface TemplateFieldProps {
  templates: UsableTemplate[];
  value: string | null;
  onChange: (documentId: string | null) => void;
}

/** Chooses one of the templates that may be sent from this record. */
export function TemplateField({ templates, value, onChange }: TemplateFieldProps) {
  const text = useText();
  const { formatDisplayName } = useIntl();
  const languageOf = (code: string) =>
    formatDisplayName(code.replace('_', '-'), { type: 'language', fallback: 'code' }) ?? code;
  const hasManyAccounts = new Set(templates.map(({ accountName }) => accountName)).size > 1;
  const chosen = templates.find(({ documentId }) => documentId === value);
  const options = templates.map(({ documentId, label, name, language, accountName }) => ({
    value: documentId,
    label: [label || name, languageOf(language), hasManyAccounts && accountName]
      .filter(Boolean)
      .join(' · '),
  }));

  return (
    <Field.Root
      name="template"
      required
      hint={chosen && text('send.template.language', { language: languageOf(chosen.language) })}
    >
      <Field.Label>{text('send.template')}</Field.Label>
      <OptionCombobox
        options={options}
        value={value}
        onChange={onChange}
        onClear={() => onChange(null)}
        clearLabel={text('send.template.clear')}
        placeholder={text('send.template.placeholder')}
        noOptionsMessage={(search) => text('send.template.none', { search })}
      />
      <Field.Hint />
    </Field.Root>
  );
}
