import type { Page } from 'playwright-core';

import type { Screen } from './screen';

/** What the pages of one thing are about. */
export interface Made {
  account: string;
  automation: string;
  campaign: string;
  contact: string;
  conversation: string;
  draft: string;
  message: string;
  template: string;
}

/** A page as somebody comes to it, and what opens over it. */
export interface Visit {
  path: (made: Made) => string;
  /** Words that stand on it when all of it is there. */
  ready: string | RegExp;
  /** Dialogs by their names, and the way to each. */
  dialogs?: Record<string, (screen: Screen, page: Page) => Promise<void>>;
}

const press =
  (name: string | RegExp) =>
  async (_screen: Screen, page: Page): Promise<void> =>
    page.getByRole('main').getByRole('button', { name }).first().click();

const pick =
  (menu: string | RegExp, entry: string) =>
  async (_screen: Screen, page: Page): Promise<void> => {
    await page.getByRole('main').getByRole('button', { name: menu }).first().click();
    await page.getByRole('menuitem', { name: entry }).click();
  };

const PLUGIN = '/plugins/whatsapp';
const SETTINGS = '/settings/whatsapp';

/** Every page of the plugin, by its route. */
export const PAGES: Record<string, Visit> = {
  [`${PLUGIN}/inbox/:documentId?`]: {
    path: ({ conversation }) => `${PLUGIN}/inbox/${conversation}`,
    ready: 'Where is my order?',
    dialogs: {
      'Start a conversation': press('Start a conversation'),
      Notifications: pick('More', 'Notifications'),
      'Share your chat link': pick('More', 'Share your chat link'),
      'Keyboard shortcuts': pick('More', 'Keyboard shortcuts'),
      'Let the conversation rest': pick('Let it rest', 'Choose a time…'),
      Labels: press('Labels'),
      Emoji: press('Emoji'),
      'Buttons, list or link': press('Buttons, list or link'),
      'Send a place': pick('Attach', 'A place'),
      'Send contact cards': pick('Attach', 'Contact cards'),
      'Send a template': press('Send a template'),
      'Block Oliver Hart?': press('Block Oliver Hart'),
    },
  },
  [`${PLUGIN}/messages`]: { path: () => `${PLUGIN}/messages`, ready: 'Oliver Hart' },
  [`${PLUGIN}/messages/:documentId`]: {
    path: ({ message }) => `${PLUGIN}/messages/${message}`,
    ready: 'Where is my order?',
  },
  [`${PLUGIN}/contacts`]: { path: () => `${PLUGIN}/contacts`, ready: 'Oliver Hart' },
  [`${PLUGIN}/contacts/:documentId`]: {
    path: ({ contact }) => `${PLUGIN}/contacts/${contact}`,
    ready: 'Atlas Books',
    dialogs: {
      'Record that Oliver Hart agreed': press('Record an opt-in'),
      'Record that Oliver Hart wants no messages': press('Record an opt-out'),
      'Erase Oliver Hart?': press('Erase'),
    },
  },
  [`${PLUGIN}/campaigns`]: { path: () => `${PLUGIN}/campaigns`, ready: 'Letter to everybody' },
  [`${PLUGIN}/campaigns/:documentId`]: {
    path: ({ campaign }) => `${PLUGIN}/campaigns/${campaign}`,
    ready: 'demo_order_on_its_way',
    dialogs: { Delete: pick('More', 'Delete') },
  },
  [`${PLUGIN}/campaigns/:documentId/edit`]: {
    path: ({ draft }) => `${PLUGIN}/campaigns/${draft}/edit`,
    ready: 'Whom is it for?',
  },
  [`${PLUGIN}/automations`]: {
    path: () => `${PLUGIN}/automations`,
    ready: 'Greeting',
    dialogs: {
      Presets: press('Presets'),
      'Import automations': pick('Export and import', 'Import automations'),
      Delete: pick('What can be done with “Greeting”', 'Delete'),
    },
  },
  [`${PLUGIN}/automations/runs`]: {
    path: () => `${PLUGIN}/automations/runs`,
    ready: /./,
  },
  [`${PLUGIN}/automations/:documentId`]: {
    path: ({ automation }) => `${PLUGIN}/automations/${automation}`,
    ready: 'Greeting',
    dialogs: { 'Turn on “Greeting”?': press('Turn on') },
  },
  [`${PLUGIN}/templates`]: {
    path: () => `${PLUGIN}/templates`,
    ready: 'demo_order_on_its_way',
    dialogs: {
      'Import templates': pick('Export and import', 'Import templates'),
      'Delete one language of “demo_order_on_its_way”?': pick(
        'Actions for demo_order_on_its_way',
        'Delete a language …',
      ),
    },
  },
  [`${PLUGIN}/templates/gallery`]: {
    path: () => `${PLUGIN}/templates/gallery`,
    ready: /./,
  },
  [`${PLUGIN}/templates/new`]: {
    path: () => `${PLUGIN}/templates/new`,
    ready: 'Save draft',
    dialogs: { '2 things to fix first': press('Submit to Meta') },
  },
  [`${PLUGIN}/templates/:documentId`]: {
    path: ({ template }) => `${PLUGIN}/templates/${template}`,
    ready: 'Name at Meta',
    dialogs: {
      'Send a test to your number': pick(/^Actions for/, 'Send a test to my number'),
      'Duplicate to another language': pick(/^Actions for/, 'Duplicate to a language …'),
      'Delete “Order shipped” in German (de), English (en)?': pick(
        /^Actions for/,
        'Delete all 2 languages',
      ),
    },
  },
  [`${SETTINGS}/accounts`]: {
    path: () => `${SETTINGS}/accounts`,
    ready: 'Atlas Books',
    dialogs: { 'Delete the account “Atlas Books”?': pick('Actions for Atlas Books', 'Delete') },
  },
  [`${SETTINGS}/accounts/connect`]: {
    path: () => `${SETTINGS}/accounts/connect`,
    ready: 'Look what they open',
  },
  [`${SETTINGS}/accounts/new`]: { path: () => `${SETTINGS}/accounts/new`, ready: 'Access token' },
  [`${SETTINGS}/accounts/:documentId`]: {
    path: ({ account }) => `${SETTINGS}/accounts/${account}`,
    ready: 'Access token',
    dialogs: { 'Make a new verify token': press('Make a new verify token') },
  },
  [`${SETTINGS}/health`]: { path: () => `${SETTINGS}/health`, ready: 'Copy diagnostics' },
  [`${SETTINGS}/collections`]: { path: () => `${SETTINGS}/collections`, ready: 'Customer' },
  [`${SETTINGS}/collections/:uid`]: {
    path: () => `${SETTINGS}/collections/api::order.order`,
    ready: /./,
  },
  [`${SETTINGS}/preferences`]: { path: () => `${SETTINGS}/preferences`, ready: 'Try a text' },
  [`${SETTINGS}/history`]: {
    path: () => `${SETTINGS}/history`,
    ready: 'What it is about',
  },
  [`${SETTINGS}/inbox`]: {
    path: () => `${SETTINGS}/inbox`,
    ready: 'Labels',
    dialogs: {
      'Add a quick reply': press('Add a quick reply'),
      'Add a label': press('Add a label'),
    },
  },
  [`${SETTINGS}/webhook-log`]: { path: () => `${SETTINGS}/webhook-log`, ready: /./ },
};
