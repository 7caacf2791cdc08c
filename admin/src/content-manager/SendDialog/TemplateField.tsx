import { Field } from '@strapi/design-system';
import type { UsableTemplate } from '../../../../shared/contracts/templates';
import { OptionCombobox } from '../../components/OptionCombobox';
import { useText } from '../../hooks/use-text';
import { keyOf } from './template-choice';

interface TemplateFieldProps {
  templates: UsableTemplate[];
  /** The key of the chosen one. */
  value: string | null;
  onChange: (key: string | null) => void;
}

/** Chooses one of the templates that may be sent from this record, by its name. */
export function TemplateField({ templates, value, onChange }: TemplateFieldProps) {
  const text = useText();
  const hasManyAccounts = new Set(templates.map(({ accountName }) => accountName)).size > 1;
  const options = templates.map((template) => ({
    value: keyOf(template),
    label: [template.label, template.name, hasManyAccounts && template.accountName]
      .filter(Boolean)
      .join(' · '),
  }));

  return (
    <Field.Root name="template" required>
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
    </Field.Root>
  );
}
