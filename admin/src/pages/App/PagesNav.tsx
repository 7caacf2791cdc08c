import { Divider } from '@strapi/design-system';
import { SubNav, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { PERMISSIONS } from '../../permissions';
import { tr } from '../../plugin-translations';

/** Leads from page to page; a page that the person may not open is not named. */
export function PagesNav() {
  const { formatMessage } = useIntl();
  const { allowedActions: messages } = useRBAC(PERMISSIONS.messages);
  const { allowedActions: templates } = useRBAC(PERMISSIONS.templates);
  const title = formatMessage({ id: tr('menu'), defaultMessage: 'WhatsApp' });
  const links = [
    messages.canRead && {
      to: `/plugins/${PLUGIN_ID}/messages`,
      label: formatMessage({ id: tr('messages.title'), defaultMessage: 'Messages' }),
    },
    templates.canRead && {
      to: `/plugins/${PLUGIN_ID}/templates`,
      label: formatMessage({ id: tr('templates.title'), defaultMessage: 'Templates' }),
    },
  ].filter((link) => !!link);

  return (
    <SubNav.Main aria-label={title}>
      <SubNav.Header label={title} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {[
            <SubNav.Section
              key="pages"
              label={formatMessage({ id: tr('nav.pages'), defaultMessage: 'Pages' })}
            >
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
