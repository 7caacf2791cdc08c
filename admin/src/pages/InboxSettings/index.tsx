import { Flex } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { LabelsPanel } from './LabelsPanel';
import { QuickRepliesPanel } from './QuickRepliesPanel';

/** What is at hand in every conversation: texts, and words to sort by. */
export default function InboxSettingsPage() {
  return (
    <Page.Protect permissions={PERMISSIONS.inboxRead}>
      <InboxSettings />
    </Page.Protect>
  );
}

function InboxSettings() {
  const text = useText();
  const { allowedActions: inbox } = useRBAC(PERMISSIONS.inbox);
  const { allowedActions: settings } = useRBAC(PERMISSIONS.settings);
  const canEdit = inbox.canAssign === true || settings.canUpdate === true;
  return (
    <Page.Main>
      <Page.Title>{text('inbox.settings.title')}</Page.Title>
      <Layouts.Header
        title={text('inbox.settings.title')}
        subtitle={text('inbox.settings.subtitle')}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <QuickRepliesPanel canEdit={canEdit} />
          <LabelsPanel canEdit={canEdit} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
