import type { Core } from '@strapi/strapi';

import { PERMISSIONS } from '../../shared/permissions';
import { DISPLAY_NAME, PLUGIN_ID } from '../../shared/plugin';
import { forLog } from './errors';
import { runtimeOf } from './runtime';
import { noticeCopy } from './services/accounts/copied';
import { noticeUnreadable } from './services/accounts/secrets';
import { serviceOf } from './services';
import { leaveRoom } from './store/leave-room';
import { keepPhases } from './store/phases';
import { UIDS } from './store/uids';

/** Where Strapi keeps the tables that it does not drop when their content type is not loaded. */
const PERSISTED = { type: 'core', key: 'persisted_tables' } as const;

/** Switching the plugin off for one boot must not cost its tables: they are named as kept. */
async function keepTables(strapi: Core.Strapi): Promise<void> {
  const tables = Object.values(UIDS).flatMap((uid) => {
    const meta = strapi.db.metadata.get(uid);
    const joins = Object.values(meta.attributes).flatMap((attribute) => {
      const name = (attribute as { joinTable?: { name: string } }).joinTable?.name;
      return name?.startsWith('whatsapp_') ? [name] : [];
    });
    return [meta.tableName, ...joins];
  });
  const kept = ((await strapi.store!.get(PERSISTED)) ?? []) as (string | { name: string })[];
  const names = new Set(kept.map((table) => (typeof table === 'string' ? table : table.name)));
  const missing = tables.filter((name) => !names.has(name));
  if (missing.length > 0)
    await strapi.store!.set({
      ...PERSISTED,
      value: [...kept, ...missing.map((name) => ({ name }))],
    });
}

async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission') as unknown as {
    actionProvider: { registerMany(actions: object[]): Promise<void> };
  };
  await actionProvider.registerMany(
    Object.values(PERMISSIONS).map(({ section, subCategory, ...permission }) => ({
      ...permission,
      section,
      pluginName: PLUGIN_ID,
      ...(section === 'settings' ? { category: DISPLAY_NAME, subCategory } : { subCategory }),
    })),
  );
}

/** A role may be limited to the conversations that one has taken or belongs to. */
async function registerConditions(strapi: Core.Strapi): Promise<void> {
  const { conditionProvider } = strapi.service('admin::permission') as unknown as {
    conditionProvider: { register(condition: object): Promise<void> };
  };
  await conditionProvider.register({
    displayName: 'Own conversations',
    name: 'own-conversations',
    plugin: PLUGIN_ID,
    category: DISPLAY_NAME,
    handler: ({ id }: { id: number }) => ({
      $or: [{ 'assignee.id': id }, { 'members.id': id }],
    }),
  });
}

/** Registers permissions, watches records, and starts the worker once the server listens. */
export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { config, secrets } = runtimeOf(strapi);
  await registerPermissions(strapi);
  await registerConditions(strapi);
  await keepTables(strapi);
  keepPhases(strapi);
  // It only makes things quicker, and not everybody may alter a table.
  await leaveRoom(strapi).catch((cause: unknown) =>
    strapi.log.debug(`[whatsapp] ${forLog(cause)}`),
  );
  serviceOf(strapi, 'record-hooks').start();
  await noticeCopy(runtimeOf(strapi));
  await noticeUnreadable(runtimeOf(strapi));
  await serviceOf(strapi, 'automations').applyConfig();
  if (!secrets.hasKey())
    strapi.log.warn(
      '[whatsapp] admin.secrets.encryptionKey is not set: accounts cannot be stored or used until it is.',
    );
  const start = () => {
    serviceOf(strapi, 'queue').start();
    serviceOf(strapi, 'scheduled-sync').start();
    serviceOf(strapi, 'health-watch').start();
    serviceOf(strapi, 'upkeep').start();
    serviceOf(strapi, 'record-links').start();
    serviceOf(strapi, 'forwarding').start();
    serviceOf(strapi, 'received-media').start();
    serviceOf(strapi, 'campaigns').runner.start();
    serviceOf(strapi, 'automations').runner.start();
  };
  const { settings } = serviceOf(strapi, 'preferences');
  await settings.load();
  const { worker } = config.queue;
  // Console and CLI commands load Strapi and never listen: they must not send.
  if (worker === true) start();
  else if (worker === 'auto') strapi.server.httpServer.once('listening', start);
  if (worker === true) settings.start();
  else strapi.server.httpServer.once('listening', settings.start);
}
