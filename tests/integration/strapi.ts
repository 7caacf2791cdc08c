import { createStrapi, type Core } from '@strapi/strapi';
import supertest from 'supertest';
import { SETTING_KEYS, type WhatsAppConfig } from '../../server/src/config';
import type { Runtime } from '../../server/src/runtime';
import { PLAYGROUND, preparePlayground, type PlaygroundOptions } from '../playground';

export interface BootOptions extends PlaygroundOptions {
  /** Serve the built admin panel as well. */
  adminPanel?: boolean;
}

/** One permission of a role, as Strapi's role service takes it. */
export interface Permission {
  action: string;
  subject?: string | null;
  properties?: Record<string, unknown>;
  conditions?: string[];
}

/** A role that Strapi ships, or what a role made for the test may do. */
export type TestRole =
  'strapi-super-admin' | 'strapi-editor' | 'strapi-author' | readonly (string | Permission)[];

/** A really booted Strapi that listens on `url`. */
export interface BootedStrapi {
  /** The running instance; another object after `restart`. */
  readonly strapi: Core.Strapi;
  readonly url: string;
  /** A supertest agent on `url`. */
  readonly request: ReturnType<typeof supertest>;
  /** A new admin user's access token, for `Authorization: Bearer`; a super admin's by default. */
  adminToken(role?: TestRole): Promise<string>;
  /** Ends this instance and boots another on the same database and port. */
  restart(): Promise<void>;
  /** Ends this instance and keeps its database; `resume` boots another on it. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it and removes its database and files. */
  stop(): Promise<void>;
}

/** What the plugin of a running Strapi goes by, to be changed: from now on as if code had set all of it. */
export function configOf(strapi: Core.Strapi): WhatsAppConfig {
  const { config, lockedKeys } = strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
  SETTING_KEYS.forEach((key) => lockedKeys.add(key));
  return config;
}

let people = 0;

/** Boots the playground in this process. Boots may follow one another, not overlap: Strapi has one global instance. */
export async function bootStrapi(options: BootOptions = {}): Promise<BootedStrapi> {
  const prepared = await preparePlayground(options);
  const restoreEnvironment = enterEnvironment(prepared.env);
  const start = () => startStrapi(prepared, options.adminPanel ?? false);

  let running: RunningStrapi | null = null;
  const finish = async () => {
    await running?.destroy();
    running = null;
    restoreEnvironment();
    await prepared.remove();
  };
  try {
    running = await start();
  } catch (error) {
    await finish();
    throw error;
  }
  const pause = async () => {
    await running?.destroy();
    running = null;
  };
  const resume = async () => {
    running = await start();
  };
  const current = () => {
    if (!running) throw new Error('This Strapi was stopped.');
    return running.strapi;
  };
  return {
    get strapi() {
      return current();
    },
    url: prepared.url,
    request: supertest(prepared.url),
    adminToken: (role = 'strapi-super-admin') => createAdminToken(current(), role),
    restart: async () => {
      await pause();
      await resume();
    },
    pause,
    resume,
    stop: finish,
  };
}

interface RunningStrapi {
  strapi: Core.Strapi;
  destroy(): Promise<void>;
}

async function startStrapi(
  dirs: { appDir: string; distDir: string },
  serveAdminPanel: boolean,
): Promise<RunningStrapi> {
  const forgetSignals = rememberSignals();
  const strapi = createStrapi({ ...dirs, autoReload: false, serveAdminPanel });
  const destroy = async () => {
    forgetSignals();
    await strapi.destroy();
  };
  try {
    await strapi.load();
    // Strapi's own `listen` never rejects when the port is taken.
    const failed = new Promise<never>((_, reject) => {
      strapi.server.httpServer.once('error', reject);
    });
    await Promise.race([strapi.listen(), failed]);
  } catch (error) {
    // Half a Strapi cannot always be ended; why it did not boot is what matters.
    await destroy().catch(() => undefined);
    throw error;
  }
  return { strapi, destroy };
}

/** Every boot adds handlers that would end the test run's process; the returned function takes them away again. */
function rememberSignals() {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  return () => {
    signals.forEach((signal, index) => {
      for (const listener of process.listeners(signal)) {
        if (!before[index]?.includes(listener)) process.removeListener(signal, listener);
      }
    });
  };
}

function enterEnvironment(env: Record<string, string | undefined>) {
  const directory = process.cwd();
  const before = { ...process.env };
  const assign = (values: Record<string, string | undefined>) => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  assign(env);
  process.chdir(PLAYGROUND);
  return () => {
    process.chdir(directory);
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    assign(before);
  };
}

/** Goes around the login, which is limited to a few tries in five minutes. */
async function createAdminToken(strapi: Core.Strapi, role: TestRole): Promise<string> {
  const number = (people += 1);
  const roles = strapi.service('admin::role');
  const { id } =
    typeof role === 'string'
      ? await roles.findOne({ code: role })
      : await roles.create({ name: `Test role ${number}`, description: 'Made by a test' });
  if (typeof role !== 'string') {
    const permissions = role.map((entry) =>
      typeof entry === 'string' ? { action: entry } : entry,
    );
    await roles.assignPermissions(id, permissions);
  }
  const user = await strapi.service('admin::user').create({
    email: `person-${number}@example.com`,
    firstname: 'Person',
    lastname: String(number),
    password: 'Test-password-1',
    isActive: true,
    roles: [id],
  });
  const sessions = strapi.sessionManager('admin');
  const refresh = await sessions.generateRefreshToken(String(user.id), 'test', { type: 'refresh' });
  const access = await sessions.generateAccessToken(refresh.token);
  if (!('token' in access)) throw new Error('Strapi made no access token.');
  return access.token;
}
