import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import type { Automation } from '../../../../../shared/contracts/automations';
import { readApiError } from '../../../api/read-api-error';
import { useWhatsappGetAutomationQuery } from '../../../api/automations';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { useApiError } from '../../../hooks/use-api-error';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { BackToAutomations } from '../BackToAutomations';
import { AutomationEditor } from './AutomationEditor';
import { draftOf, emptyDraft } from './draft';

/** The editor; `new` is an automation that is not kept yet. */
export default function EditorPage() {
  const { documentId = 'new' } = useParams();
  return documentId === 'new' ? (
    <NewAutomation />
  ) : (
    <StoredAutomation key={documentId} documentId={documentId} />
  );
}

function NewAutomation() {
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.automations);
  const { data: collections, isError } = useWhatsappListCollectionsQuery();
  const [params] = useSearchParams();
  if (isLoading || (!collections && !isError)) return <Page.Loading />;
  if (!allowedActions.canManage) return <Page.NoPermissions />;
  const asked = collections?.find(({ uid }) => uid === params.get('uid'));
  const enabled = collections?.find(({ setting }) => setting?.enabled);
  const first = asked ?? enabled ?? collections?.[0];
  return (
    <AutomationEditor
      automation={null}
      initialValues={emptyDraft(first?.uid ?? null)}
      isReadOnly={false}
    />
  );
}

/** What it did may change while one looks. */
const REFRESH_EVERY = 15_000;

function StoredAutomation({ documentId }: { documentId: string }) {
  const isVisible = usePageVisible();
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.automations);
  const answer = useWhatsappGetAutomationQuery(documentId, {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });
  const { currentData: automation, error, fulfilledTimeStamp = 0 } = answer;
  // What was looked at earlier may have been changed by others since.
  const [cameAt] = useState(Date.now);
  const isFresh = fulfilledTimeStamp >= cameAt;
  // What others save meanwhile must not change the form under the hands of whoever writes in it.
  const [opened, setOpened] = useState<Automation | null>(null);
  if (opened === null && automation && isFresh) setOpened(automation);
  if (!automation || !opened) return error ? <AutomationError error={error} /> : <Page.Loading />;
  if (isLoading) return <Page.Loading />;
  return (
    <AutomationEditor
      automation={automation}
      initialValues={draftOf(opened)}
      isReadOnly={!allowedActions.canManage || automation.isLocked}
    />
  );
}

/** An automation that could not be read. */
function AutomationError({ error }: { error: unknown }) {
  const text = useText();
  const { toWords } = useApiError();
  const { status } = readApiError(error);
  return (
    <Page.Main>
      <Page.Title>{text('automations.title')}</Page.Title>
      <Layouts.Header title={text('automations.title')} navigationAction={<BackToAutomations />} />
      <Layouts.Content>
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={status === 404 ? text('automation.notFound') : toWords(error)}
        />
      </Layouts.Content>
    </Page.Main>
  );
}
