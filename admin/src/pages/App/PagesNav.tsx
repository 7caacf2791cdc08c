import { Divider } from '@strapi/design-system';
import { SubNav, useRBAC } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../hooks/use-text';

/** Leads from page to page; a page that the person may not open is not named. */
export function PagesNav() {
  const text = useText();
  const { allowedActions: messages } = useRBAC(PERMISSIONS.messages);
  const { allowedActions: contacts } = useRBAC(PERMISSIONS.contactsRead);
  const { allowedActions: templates } = useRBAC(PERMISSIONS.templates);
  const title = text('menu');
  const links = [
    messages.canRead && {
      to: `/plugins/${PLUGIN_ID}/messages`,
      label: text('messages.title'),
    },
    contacts.canRead && {
      to: `/plugins/${PLUGIN_ID}/contacts`,
      label: text('contacts.title'),
    },
    templates.canRead && {
      to: `/plugins/${PLUGIN_ID}/templates`,
      label: text('templates.title'),
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
              {links.map(({ to, label }) => (
                <SubNav.Link key={to} to={to} label={label} />
              ))}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
}
