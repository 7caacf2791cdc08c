import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createDatabase, type DatabaseKind } from './databases';
import { modelOf } from './models';
import { freePort } from './ports';

const ROOT = path.resolve(__dirname, '..');

/** The app's folder, where every Strapi command is started. */
export const PLAYGROUND = path.join(ROOT, 'playground');
const BUILT = path.join(PLAYGROUND, 'dist');

type ConfigFile = 'server' | 'admin' | 'api' | 'database' | 'middlewares' | 'plugins';

/** How one boot differs from the playground as it is. Values are written as JSON. */
export interface PlaygroundOptions {
  /** Merged over the plugin's configuration in the playground. */
  config?: Record<string, unknown>;
  /** Merged over the playground's other configuration files. */
  strapiConfig?: Partial<Record<ConfigFile, Record<string, unknown>>>;
  /** Environment variables; undefined removes one. */
  /** How the records of a collection of the playground are kept instead, by the name of its API. */
  kept?: Record<string, { draftAndPublish: boolean; localized: boolean }>;
  env?: Record<string, string | undefined>;
  database?: DatabaseKind;
  /** Boot on a database without any table, as on the first day, also where there is a model to copy. */
  empty?: boolean;
  /** Fill the database with the demo's shop and its admin. */
  seed?: boolean;
  /** Another folder to load the plugin from than this repository. */
  pluginPath?: string;
  /** Where Strapi listens; a free port when left out. */
  port?: number;
}

/** A playground made ready for one boot: its own compiled folder, public folder and database. */
export interface PreparedPlayground {
  appDir: string;
  distDir: string;
  /** Removed with everything in it by `remove`. */
  directory: string;
  port: number;
  url: string;
  env: Record<string, string | undefined>;
  remove(): Promise<void>;
}

const SECRETS = {
  APP_KEYS: 'test-key-1,test-key-2',
  API_TOKEN_SALT: 'test-api-token-salt',
  ADMIN_JWT_SECRET: 'test-admin-jwt-secret',
  TRANSFER_TOKEN_SALT: 'test-transfer-token-salt',
  JWT_SECRET: 'test-jwt-secret',
  ENCRYPTION_KEY: 'test-encryption-key',
};

/** Lays a compiled playground that leads to the built one and differs from it only in what `options` say. */
export async function preparePlayground(
  options: PlaygroundOptions = {},
): Promise<PreparedPlayground> {
  if (!existsSync(path.join(BUILT, 'src', 'index.js'))) {
    throw new Error('The playground is not built: run `npm test`, which builds what is missing.');
  }
  await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
  const directory = await mkdtemp(path.join(ROOT, '.tmp', 'boot-'));
  const distDir = path.join(directory, 'dist');
  const publicDir = path.join(directory, 'public');
  await cp(path.join(PLAYGROUND, 'public'), publicDir, { recursive: true });
  await layDist(distDir, {
    ...options.strapiConfig,
    server: {
      dirs: { public: publicDir },
      logger: {
        startup: { enabled: false },
        config: { level: process.env.TEST_LOG_LEVEL ?? 'error' },
      },
      ...options.strapiConfig?.server,
    },
    plugins: { ...options.strapiConfig?.plugins, whatsapp: { config: options.config ?? {} } },
  });
  if (options.kept) await keepOtherwise(path.join(distDir, 'src'), options.kept);
  const kind = options.database ?? 'sqlite';
  const model = options.empty ? undefined : modelOf(kind);
  const database = await createDatabase(kind, directory, model);
  const port = options.port ?? (await freePort());
  return {
    appDir: PLAYGROUND,
    distDir,
    directory,
    port,
    url: `http://127.0.0.1:${port}`,
    env: {
      ...SECRETS,
      ...database.env,
      ENV_PATH: path.join(directory, 'no.env'),
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      SEED_DEMO: String(options.seed ?? false),
      WHATSAPP_PLUGIN_PATH: options.pluginPath ?? ROOT,
      STRAPI_TELEMETRY_DISABLED: 'true',
      ...options.env,
    },
    remove: async () => {
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Copies the playground's sources, and changes how records are kept in them. */
async function keepOtherwise(src: string, kept: NonNullable<PlaygroundOptions['kept']>) {
  await rm(src);
  await cp(path.join(BUILT, 'src'), src, { recursive: true });
  for (const [api, { draftAndPublish, localized }] of Object.entries(kept)) {
    const file = path.join(src, 'api', api, 'content-types', api, 'schema.json');
    const schema = JSON.parse(await readFile(file, 'utf8')) as Record<string, object>;
    const changed = {
      ...schema,
      options: { ...schema.options, draftAndPublish },
      pluginOptions: { ...schema.pluginOptions, i18n: { localized } },
    };
    await writeFile(file, JSON.stringify(changed));
  }
}

async function layDist(distDir: string, overrides: PlaygroundOptions['strapiConfig']) {
  await mkdir(path.join(distDir, 'config'), { recursive: true });
  await symlink(path.join(BUILT, 'src'), path.join(distDir, 'src'));
  if (existsSync(path.join(BUILT, 'build'))) {
    await symlink(path.join(BUILT, 'build'), path.join(distDir, 'build'));
  }
  for (const name of ['server', 'admin', 'api', 'database', 'middlewares', 'plugins'] as const) {
    const original = JSON.stringify(path.join(BUILT, 'config', `${name}.js`));
    const override = JSON.stringify(overrides?.[name] ?? {}, null, 2);
    await writeFile(
      path.join(distDir, 'config', `${name}.js`),
      `const { isEmpty, mergeWith } = require('lodash');
const original = require(${original}).default;
const override = ${override};
const takeLists = (_, value) => (Array.isArray(value) ? value : undefined);
module.exports = (context) => {
  const config = typeof original === 'function' ? original(context) : original;
  return isEmpty(override) ? config : mergeWith(config, override, takeLists);
};
`,
    );
  }
}
