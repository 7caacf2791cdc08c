import { Page, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useWhatsappGetTemplateQuery } from '../../../api/templates';
import { PERMISSIONS } from '../../../permissions';
import { useText } from '../../../hooks/use-text';
import { pollingIntervalOf } from '../content/status';
import { valuesOf } from '../content/values';
import { TemplateEditor } from './TemplateEditor';

/** The editor of a stored template; while Meta decides, it asks for news. */
export function EditTemplatePage() {
  const { documentId = '' } = useParams();
  return <StoredTemplate key={documentId} documentId={documentId} />;
}

function StoredTemplate({ documentId }: { documentId: string }) {
  const text = useText();
  const { isLoading: isAsking, allowedActions } = useRBAC(PERMISSIONS.templates);
  const [status, setStatus] = useState<string>();
  const { data: template, isError } = useWhatsappGetTemplateQuery(documentId, {
    pollingInterval: pollingIntervalOf(status),
    refetchOnMountOrArgChange: true,
  });
  if (template && template.status !== status) setStatus(template.status);

  if (isError && !template) return <Page.Error content={text('templates.error.one')} />;
  if (!template || isAsking) return <Page.Loading />;
  return (
    <TemplateEditor
      template={template}
      initialValues={valuesOf(template)}
      isReadOnly={!allowedActions.canManage}
    />
  );
}
