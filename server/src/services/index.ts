import type { Core } from '@strapi/strapi';

import { createRecordReader } from '../collections/read-record';
import { createRecordHooks } from '../collections/record-hooks';
import { createCollectionSettings, type CollectionSettings } from '../collections/settings';
import { PLUGIN_ID } from '../../../shared/plugin';
import { createRuntime, runtimeOf } from '../runtime';
import { createAccounts, type Accounts } from './accounts';
import { createMessages, type Messages } from './messages';
import { createQueue, type Queue } from './queue';
import { createTemplates, type Templates } from './templates';
import { createWebhook, type Webhook } from './webhook';
import type { RecordHooks } from '../collections/record-hooks';

/** The services of the plugin as application code uses them. */
export interface WhatsApp {
  accounts: Accounts;
  templates: Templates;
  messages: Messages;
}

interface InternalServices extends WhatsApp {
  collections: CollectionSettings;
  queue: Queue;
  webhook: Webhook;
  'record-hooks': RecordHooks;
}

/** Any service of the plugin, for its own code. */
export const serviceOf = <Name extends keyof InternalServices>(
  strapi: Core.Strapi,
  name: Name,
): InternalServices[Name] =>
  strapi.plugin(PLUGIN_ID).service(name as string) as unknown as InternalServices[Name];

interface Injected {
  strapi: Core.Strapi;
}

/** Each is made once per Strapi instance, when it is first asked for. */
export const services = {
  runtime: ({ strapi }: Injected) => createRuntime(strapi),

  collections: ({ strapi }: Injected) =>
    createCollectionSettings(runtimeOf(strapi), () => serviceOf(strapi, 'record-hooks').forget()),

  'record-hooks': ({ strapi }: Injected) =>
    createRecordHooks(
      runtimeOf(strapi),
      serviceOf(strapi, 'collections'),
      createRecordReader(strapi),
    ),

  accounts: ({ strapi }: Injected) =>
    createAccounts(runtimeOf(strapi), () => {
      serviceOf(strapi, 'webhook').forgetCallers();
      // Messages may have waited for this account.
      serviceOf(strapi, 'queue').wake();
    }),

  templates: ({ strapi }: Injected) => createTemplates(runtimeOf(strapi)),

  messages: ({ strapi }: Injected) =>
    createMessages({
      runtime: runtimeOf(strapi),
      collections: serviceOf(strapi, 'collections'),
      records: createRecordReader(strapi),
      queue: serviceOf(strapi, 'queue'),
    }),

  queue: ({ strapi }: Injected) => createQueue(runtimeOf(strapi)),

  webhook: ({ strapi }: Injected) => createWebhook(runtimeOf(strapi)),
};
