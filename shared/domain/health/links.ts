const MANAGER = 'https://business.facebook.com/wa/manage';
const SETTINGS = 'https://business.facebook.com/settings';

/** Pages of Meta's that need nothing but the right login. */
export const META = {
  apps: 'https://developers.facebook.com/apps',
  systemUsers: `${SETTINGS}/system-users`,
  businessAccounts: `${SETTINGS}/whatsapp-business-accounts`,
  security: `${SETTINGS}/security`,
  numbers: `${MANAGER}/phone-numbers`,
  manager: `${MANAGER}/home`,
  templates: `${MANAGER}/message-templates`,
  billing: 'https://business.facebook.com/billing_hub',
  quality: 'https://business.facebook.com/accountquality',
  versions: 'https://developers.facebook.com/docs/graph-api/changelog/versions',
  status: 'https://metastatus.com/whatsapp-business-api',
} as const;

/** A page of the app in Meta's App Dashboard; the list of apps while the app is not known. */
export const appPage = (appId: string | null, page: string): string =>
  appId ? `${META.apps}/${appId}/${page}` : META.apps;

/** The pages of the app that setting up needs. */
export const APP_PAGES = {
  basic: 'settings/basic/',
  apiSetup: 'whatsapp-business/wa-dev-console/',
  webhooks: 'whatsapp-business/wa-settings/',
} as const;
