import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { UsableTemplate } from '../../../../shared/contracts/templates';
import { useText } from '../../hooks/use-text';

interface TemplateFieldProps {
  templates: UsableTemplate[];
  value: string | null;
  onChange: (documentId: string | null) => void;
}

/** Chooses one of the templates that may be sent from this record. */
export function TemplateField({ templates, value, onChange }: TemplateFieldProps) {
  const text = useText();
  const [search, setSearch] = useState('');
  const { formatDisplayName } = useIntl();
  const languageOf = (code: string) =>
    formatDisplayName(code.replace('_', '-'), { type: 'language', fallback: 'code' }) ?? code;
  const hasManyAccounts = new Set(templates.map(({ accountName }) => accountName)).size > 1;
  const chosen = templates.find(({ documentId }) => documentId === value);

  return (
    <Field.Root
      name="template"
      required
      hint={chosen && text('send.template.language', { language: languageOf(chosen.language) })}
    >
      <Field.Label>{text('send.template')}</Field.Label>
      <Combobox
        value={value ?? ''}
        onChange={(documentId?: string) => onChange(documentId || null)}
        onClear={() => onChange(null)}
        autocomplete={{ type: 'list', filter: 'contains' }}
        filterValue={search}
        onFilterValueChange={setSearch}
        // The chosen title is no search: whoever opens the list wants to see the others.
        onOpenChange={(isOpen) => isOpen && setSearch('')}
        placeholder={text('send.template.placeholder')}
        clearLabel={text('send.template.clear')}
        noOptionsMessage={() => text('send.template.none', { search })}
      >
        {templates.map(({ documentId, label, name, language, accountName }) => {
          const title = [label || name, languageOf(language), hasManyAccounts && accountName]
            .filter(Boolean)
            .join(' · ');
          return (
            <ComboboxOption key={documentId} value={documentId} textValue={title}>
              {title}
            </ComboboxOption>
          );
        })}
      </Combobox>
      <Field.Hint />
    </Field.Root>
  );
}
