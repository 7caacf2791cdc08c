import type { PluginDefinition, StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../shared/plugin';
import { MenuIcon } from './components/MenuIcon';
import { withTexts } from './components/with-texts';
import { addToContentManager } from './content-manager';
import { addToHomePage } from './home';
import { PERMISSIONS } from './permissions';
import { startText, withPrefix } from './plugin-translations';
import { nearestLanguage } from '../../shared/domain/spoken-language';
import { loadStart } from './translations/languages';
import { withSandboxBanner } from './with-sandbox-banner';

type PageFile = Parameters<typeof withTexts>[0];

/** A page as Strapi asks for it, which comes with its texts. */
const page = (load: PageFile) => () => Promise.resolve({ default: withTexts(load) });

/** The admin half of the plugin, as Strapi loads it. */
const plugin: PluginDefinition = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });

    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: MenuIcon,
      intlLabel: startText('menu'),
      permissions: PERMISSIONS.menu,
      Component: page(() => import('./pages/App')),
    });

    app.addSettingsLink({ id: PLUGIN_ID, intlLabel: startText('menu') }, [
      {
        id: `${PLUGIN_ID}-health`,
        to: `${PLUGIN_ID}/health`,
        intlLabel: startText('health.title'),
        permissions: PERMISSIONS.health,
        Component: page(withSandboxBanner(() => import('./pages/Health'))),
      },
      {
        id: `${PLUGIN_ID}-accounts`,
        to: `${PLUGIN_ID}/accounts`,
        intlLabel: startText('accounts.title'),
        permissions: PERMISSIONS.accountsRead,
        Component: page(withSandboxBanner(() => import('./pages/Accounts'))),
      },
      {
        id: `${PLUGIN_ID}-collections`,
        to: `${PLUGIN_ID}/collections`,
        intlLabel: startText('collections.title'),
        permissions: PERMISSIONS.settingsRead,
        Component: page(withSandboxBanner(() => import('./pages/Collections'))),
      },
      {
        id: `${PLUGIN_ID}-preferences`,
        to: `${PLUGIN_ID}/preferences`,
        intlLabel: startText('preferences.title'),
        permissions: PERMISSIONS.settingsRead,
        Component: page(withSandboxBanner(() => import('./pages/Preferences'))),
      },
      {
        id: `${PLUGIN_ID}-inbox`,
        to: `${PLUGIN_ID}/inbox`,
        intlLabel: startText('inbox.settings.title'),
        permissions: PERMISSIONS.inboxSettings,
        Component: page(withSandboxBanner(() => import('./pages/InboxSettings'))),
      },
      {
        id: `${PLUGIN_ID}-webhook-log`,
        to: `${PLUGIN_ID}/webhook-log`,
        intlLabel: startText('webhookLog.title'),
        permissions: PERMISSIONS.webhookLogRead,
        Component: page(withSandboxBanner(() => import('./pages/WebhookLog'))),
      },
      {
        id: `${PLUGIN_ID}-history`,
        to: `${PLUGIN_ID}/history`,
        intlLabel: startText('history.title'),
        permissions: PERMISSIONS.settingsRead,
        Component: page(withSandboxBanner(() => import('./pages/History'))),
      },
    ]);

    addToHomePage(app);
  },

  bootstrap(app) {
    addToContentManager(app);
  },

  registerTrads: ({ locales }) =>
    Promise.all(
      locales.map(async (locale) => {
        try {
          return { data: withPrefix(await loadStart(nearestLanguage(locale))), locale };
        } catch {
          return { data: {}, locale };
        }
      }),
    ),
};

export default plugin;
