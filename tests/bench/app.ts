import { cp, rm } from 'node:fs/promises';
import path from 'node:path';

import type { DatabaseKind } from '../databases';
import { preparePlayground, type PlaygroundOptions } from '../playground';
import { APP_SECRET } from './business';
import { startChild, type Child } from './child';

const BUILT = path.resolve(__dirname, '../../playground/dist/src');

interface AppOptions {
  database: DatabaseKind;
  config?: PlaygroundOptions['config'];
  env?: Record<string, string | undefined>;
  execArgv?: string[];
}

/** A playground that can be started any number of times, on the same database. */
export interface App {
  start(): Promise<Child>;
  /** Where its database is, for another one to share it. */
  databaseEnv: Record<string, string | undefined>;
  remove(): Promise<void>;
}

const prepare = async (file: string, { database, config, env, execArgv }: AppOptions) => {
  const prepared = await preparePlayground({
    database,
    config: { installationId: 'bench', ...config },
    env: { NODE_ENV: 'production', APP_SECRET, STARTUP_LOG: 'false', ...env },
  });
  const app: App = {
    start: () =>
      startChild(file, {
        cwd: prepared.appDir,
        env: { ...prepared.env, APP_DIR: prepared.appDir, DIST_DIR: prepared.distDir },
        execArgv,
      }),
    databaseEnv: Object.fromEntries(
      Object.entries(prepared.env).filter(([name]) => name.startsWith('DATABASE_')),
    ),
    remove: prepared.remove,
  };
  return { app, distDir: prepared.distDir };
};

/** Strapi with the plugin; its worker starts when the bench says so. `file` is what it serves the bench with. */
export async function prepareApp(options: AppOptions, file = 'strapi'): Promise<App> {
  const queue = { worker: false, ...(options.config?.queue as object | undefined) };
  return (await prepare(file, { ...options, config: { ...options.config, queue } })).app;
}

/** Strapi without the plugin, with the naive way as a part of the app. */
export async function prepareNaiveApp(database: DatabaseKind): Promise<App> {
  const { app, distDir } = await prepare('naive', { database, env: { WHATSAPP_ENABLED: 'false' } });
  const sources = path.join(distDir, 'src');
  await rm(sources);
  await cp(BUILT, sources, { recursive: true });
  await cp(path.join(__dirname, 'naive'), path.join(sources, 'api'), { recursive: true });
  return app;
}
