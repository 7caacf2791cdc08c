import { Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { Half } from '../../../components/Half';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { useText } from '../../../hooks/use-text';
import { languageOptions } from '../content/languages';
import { withLabel } from '../content/template-name';
import { CategoryField } from './CategoryField';
import { EditorField } from './EditorField';
import { NameField } from './NameField';
import { Panel } from '../../../components/Panel';
import { useEditor } from './editor-context';

/** What the template is called and for whom it is: account, names, language, category. */
export function IdentitySection() {
  const text = useText();
  const { values, isReadOnly, isIdentityLocked, change } = useEditor();
  return (
    <Panel title={text('templates.section.identity')}>
      <Grid.Root gap={4}>
        <Half>
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
        </Half>
        <Half>
          <NameField />
        </Half>
        <Half>
          <AccountField />
        </Half>
        <Half>
          <LanguageField />
        </Half>
        <Grid.Item col={12}>
          <CategoryField />
        </Grid.Item>
      </Grid.Root>
    </Panel>
  );
}

function AccountField() {
  const text = useText();
  const { values, template, isReadOnly, change } = useEditor();
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  return (
    <EditorField
      path="accountDocumentId"
      label={text('templates.field.accountDocumentId')}
      isRequired
    >
      <SingleSelect
        value={values.accountDocumentId || null}
        disabled={isReadOnly || template !== null}
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
  const options = useMemo(
    () =>
      languageOptions(locale).map(({ code, name }) => ({
        value: code,
        label: `${name} (${code})`,
      })),
    [locale],
  );
  return (
    <EditorField
      path="language"
      label={text('templates.field.language')}
      hint={text('templates.hint.language')}
      isRequired
    >
      <OptionCombobox
        options={options}
        value={values.content.language}
        disabled={isIdentityLocked}
        onChange={(language) => changeContent((content) => ({ ...content, language }))}
      />
    </EditorField>
  );
}
