import { Badge, Divider } from '@strapi/design-system';
import { SubNav, useRBAC } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappCountInboxQuery } from '../../api/inbox';
import { PERMISSIONS } from '../../permissions';
import { badgeText } from '../../components/LiveInbox/with-count';
import { useText } from '../../hooks/use-text';

/** Leads from page to page; a page that the person may not open is not named. */
export function PagesNav() {
  const text = useText();
  const { allowedActions: inbox } = useRBAC(PERMISSIONS.inboxRead);
  const { allowedActions: messages } = useRBAC(PERMISSIONS.messages);
  const { allowedActions: contacts } = useRBAC(PERMISSIONS.contactsRead);
  const { allowedActions: campaigns } = useRBAC(PERMISSIONS.campaigns);
  const { allowedActions: automations } = useRBAC(PERMISSIONS.automations);
  const { allowedActions: templates } = useRBAC(PERMISSIONS.templates);
  const { data: counts } = useWhatsappCountInboxQuery({}, { skip: !inbox.canRead });
  const unread = counts?.badge ?? 0;
  const title = text('menu');
  const links = [
    inbox.canRead && {
      to: `/plugins/${PLUGIN_ID}/inbox`,
      label: text('inbox.page.title'),
      endAction: unread > 0 && (
        <Badge active aria-label={text('inbox.live.unread', { count: unread })}>
          {badgeText(unread)}
        </Badge>
      ),
    },
    messages.canRead && {
      to: `/plugins/${PLUGIN_ID}/messages`,
      label: text('messages.title'),
      endAction: null,
    },
    contacts.canRead && {
      to: `/plugins/${PLUGIN_ID}/contacts`,
      label: text('contacts.title'),
      endAction: null,
    },
    (campaigns.canRead || campaigns.canManage || campaigns.canSendBulk) && {
      to: `/plugins/${PLUGIN_ID}/campaigns`,
      label: text('campaigns.title'),
      endAction: null,
    },
    (automations.canRead || automations.canManage) && {
      to: `/plugins/${PLUGIN_ID}/automations`,
      label: text('automations.title'),
      endAction: null,
    },
    templates.canRead && {
      to: `/plugins/${PLUGIN_ID}/templates`,
      label: text('templates.title'),
      endAction: null,
    },
  ].filter((link) => !!link);

  return (
    <SubNav.Main aria-label={title}>
      <SubNav.Header label={title} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {[
            <SubNav.Section key="pages" label={text('nav.pages')}>
              {links.map(({ to, label, endAction }) => (
                <SubNav.Link key={to} to={to} label={label} endAction={endAction} />
              ))}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
}
