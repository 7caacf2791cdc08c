import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { useWhatsappGetTemplateQuery } from '../../../api/templates';
import { PERMISSIONS } from '../../../permissions';
import { useText } from '../../../hooks/use-text';
import { findExample } from '../content/examples';
import { copyOf, emptyValues } from '../content/values';
import { TemplateEditor } from './TemplateEditor';

/** The editor of a new template: empty, or filled from another template or from an example. */
export function NewTemplatePage() {
  return (
    <Page.Protect permissions={PERMISSIONS.templatesManage}>
      <NewTemplate />
    </Page.Protect>
  );
}

function NewTemplate() {
  const text = useText();
  const [params] = useSearchParams();
  const from = params.get('from');
  const accounts = useWhatsappListAccountsQuery();
  const source = useWhatsappGetTemplateQuery(from ?? '', { skip: from === null });
  const example = findExample(params.get('example'));

  if (accounts.isLoading || source.isLoading) return <Page.Loading />;
  if (source.isError) return <Page.Error content={text('templates.error.one')} />;

  const enabled = (accounts.data ?? []).filter((account) => account.enabled);
  const account = enabled.find(({ isDefault }) => isDefault) ?? enabled[0];
  const empty = emptyValues(account?.documentId ?? '');
  // Without a language the editor asks for one.
  const language = params.get('language') ?? (params.get('as') === 'language' ? '' : undefined);
  const initialValues = source.data
    ? copyOf(source.data, { language })
    : example
      ? { ...empty, label: text(`templates.example.${example.id}`), content: example.content }
      : empty;
  return <TemplateEditor template={null} initialValues={initialValues} isReadOnly={false} />;
}
