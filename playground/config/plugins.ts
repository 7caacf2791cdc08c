import path from 'path';
import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  whatsapp: {
    enabled: env.bool('WHATSAPP_ENABLED', true),
    // Absolute, because Strapi first tries a relative path from inside its own packages.
    resolve: env('WHATSAPP_PLUGIN_PATH', path.resolve(process.cwd(), '..')),
    config: {
      publicUrl: env('PUBLIC_URL'),
      simulator: { url: env('SIMULATOR_URL', 'http://127.0.0.1:4010') },
      collections: {
        'api::customer.customer': {
          enabled: true,
          phoneField: 'phone',
          nameField: 'firstName',
          localeField: 'language',
          consentField: 'whatsappOptIn',
        },
      },
    },
  },
});

export default config;
