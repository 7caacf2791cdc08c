import type { PluginDefinition, StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../shared/plugin';
import { MenuIcon } from './components/MenuIcon';
import { addToContentManager } from './content-manager';
import { PERMISSIONS } from './permissions';
import { tr, withPrefix } from './plugin-translations';

/** The admin half of the plugin, as Strapi loads it. */
const plugin: PluginDefinition = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });

    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: MenuIcon,
      intlLabel: { id: tr('menu'), defaultMessage: 'WhatsApp' },
      permissions: PERMISSIONS.menu,
      Component: () => import('./pages/App'),
    });

    app.addSettingsLink(
      { id: PLUGIN_ID, intlLabel: { id: tr('menu'), defaultMessage: 'WhatsApp' } },
      [
        {
          id: `${PLUGIN_ID}-accounts`,
          to: `${PLUGIN_ID}/accounts`,
          intlLabel: { id: tr('accounts.title'), defaultMessage: 'Accounts' },
          permissions: PERMISSIONS.accountsRead,
          Component: () => import('./pages/Accounts'),
        },
        {
          id: `${PLUGIN_ID}-collections`,
          to: `${PLUGIN_ID}/collections`,
          intlLabel: { id: tr('collections.title'), defaultMessage: 'Collections' },
          permissions: PERMISSIONS.settingsRead,
          Component: () => import('./pages/Collections'),
        },
        {
          id: `${PLUGIN_ID}-preferences`,
          to: `${PLUGIN_ID}/preferences`,
          intlLabel: { id: tr('preferences.title'), defaultMessage: 'Preferences' },
          permissions: PERMISSIONS.settingsRead,
          Component: () => import('./pages/Preferences'),
        },
        {
          id: `${PLUGIN_ID}-inbox`,
          to: `${PLUGIN_ID}/inbox`,
          intlLabel: { id: tr('inbox.settings.title'), defaultMessage: 'Quick replies and labels' },
          permissions: PERMISSIONS.inboxSettings,
          Component: () => import('./pages/InboxSettings'),
        },
        {
          id: `${PLUGIN_ID}-webhook-log`,
          to: `${PLUGIN_ID}/webhook-log`,
          intlLabel: { id: tr('webhookLog.title'), defaultMessage: 'Webhook log' },
          permissions: PERMISSIONS.webhookLogRead,
          Component: () => import('./pages/WebhookLog'),
        },
      ],
    );
  },

  bootstrap(app) {
    addToContentManager(app);
  },

  registerTrads({ locales }) {
    return Promise.all(
      locales.map(async (locale) => {
        try {
          const { default: texts } = await import(`./translations/${locale}.json`);
          return { data: withPrefix(texts), locale };
        } catch {
          return { data: {}, locale };
        }
      }),
    );
  },
};

export default plugin;
