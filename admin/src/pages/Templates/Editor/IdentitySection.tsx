import {
  Combobox,
  ComboboxOption,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { useText } from '../../../hooks/use-text';
import { languageOptions } from '../content/languages';
import { withLabel } from '../content/template-name';
import { AppliesToField } from './AppliesToField';
import { CategoryField } from './CategoryField';
import { EditorField } from './EditorField';
import { NameField } from './NameField';
import { Panel } from '../../../components/Panel';
import { useEditor } from './editor-context';

/** What the template is called and for whom it is: account, names, language, category, collection. */
export function IdentitySection() {
  const text = useText();
  const { values, isReadOnly, isIdentityLocked, change } = useEditor();
  return (
    <Panel title={text('templates.section.identity')}>
      <Grid.Root gap={4}>
        <Grid.Item col={6} s={12} xs={12}>
          <EditorField
            path="label"
            label={text('templates.field.label')}
            hint={text('templates.hint.label')}
          >
            <TextInput
              value={values.label}
              disabled={isReadOnly}
              onChange={({ target }) =>
                change((before) => withLabel(before, target.value, !isIdentityLocked))
              }
            />
          </EditorField>
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12}>
          <NameField />
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12}>
          <AccountField />
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12}>
          <LanguageField />
        </Grid.Item>
        <Grid.Item col={12}>
          <CategoryField />
        </Grid.Item>
        <AppliesToField />
      </Grid.Root>
    </Panel>
  );
}

function AccountField() {
  const text = useText();
  const { values, isIdentityLocked, change } = useEditor();
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  return (
    <EditorField
      path="accountDocumentId"
      label={text('templates.field.accountDocumentId')}
      isRequired
    >
      <SingleSelect
        value={values.accountDocumentId || null}
        disabled={isIdentityLocked}
        placeholder={text('templates.account.choose')}
        onChange={(account) =>
          change((before) => ({ ...before, accountDocumentId: String(account) }))
        }
      >
        {accounts.map(({ documentId, name, environment }) => (
          <SingleSelectOption key={documentId} value={documentId}>
            {environment === 'sandbox' ? text('templates.account.sandbox', { name }) : name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </EditorField>
  );
}

function LanguageField() {
  const text = useText();
  const { locale } = useIntl();
  const { values, isIdentityLocked, changeContent } = useEditor();
  const options = useMemo(() => languageOptions(locale), [locale]);
  return (
    <EditorField
      path="language"
      label={text('templates.field.language')}
      hint={text('templates.hint.language')}
      isRequired
    >
      <Combobox
        value={values.content.language}
        disabled={isIdentityLocked}
        autocomplete={{ type: 'list', filter: 'contains' }}
        onChange={(language) => language && changeContent((content) => ({ ...content, language }))}
      >
        {options.map(({ code, name }) => (
          <ComboboxOption key={code} value={code} textValue={`${name} (${code})`}>
            {`${name} (${code})`}
          </ComboboxOption>
        ))}
      </Combobox>
    </EditorField>
  );
}
