import path from 'node:path';
import { bin, inRoot, PLAYGROUND, ROOT, TMP } from './paths.mjs';
import { startServer } from './server-process.mjs';

const CONNECT_MS = 30_000;

/** The login that the playground's seed makes. */
export const DEMO_LOGIN = { email: 'demo@example.com', password: 'WhatsApp-demo-1' };

/** Starts simulator and Strapi, seeded, in production mode, on these ports; both must be free and built. */
export async function startDemoServers({ port, simulatorPort, databaseFile, env = {} }) {
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
  const url = `http://127.0.0.1:${port}`;
  const simulator = await startServer({
    name: 'The simulator',
    args: [inRoot('dist/simulator/bin.js'), '--port', String(simulatorPort)],
    cwd: ROOT,
    env: {},
    healthUrl: `${simulatorUrl}/_simulator/credentials`,
    logFile: path.join(TMP, 'demo-simulator.log'),
  });
  try {
    const strapi = await startServer({
      name: 'Strapi',
      args: [bin('@strapi/strapi/bin/strapi.js'), 'start'],
      cwd: PLAYGROUND,
      env: {
        PUBLIC_URL: url,
        ...env,
        NODE_ENV: 'production',
        PORT: String(port),
        SIMULATOR_URL: simulatorUrl,
        DATABASE_CLIENT: 'sqlite',
        DATABASE_FILENAME: databaseFile,
        SEED_DEMO: 'true',
        STRAPI_TELEMETRY_DISABLED: 'true',
      },
      healthUrl: `${url}/_health`,
      logFile: path.join(TMP, 'demo-strapi.log'),
    });
    if ((env.SEED_WHATSAPP ?? process.env.SEED_WHATSAPP) !== 'false') {
      await untilConnected(simulatorUrl, strapi);
    }
    const stop = async () => {
      await strapi.stop();
      await simulator.stop();
    };
    return { url, simulatorUrl, servers: [strapi, simulator], stop };
  } catch (error) {
    await simulator.stop();
    throw error;
  }
}

/** The seed connects the account only once Strapi listens: waits for the callback and the last sample template. */
async function untilConnected(simulatorUrl, strapi) {
  const giveUpAt = Date.now() + CONNECT_MS;
  while (!strapi.hasEnded()) {
    if (await isConnected(simulatorUrl).catch(() => false)) return;
    if (Date.now() > giveUpAt) {
      console.log(
        `The demo's WhatsApp account is not connected yet; ${strapi.logFile} may tell why.`,
      );
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function isConnected(simulatorUrl) {
  const read = async (name) => {
    const response = await fetch(`${simulatorUrl}/_simulator/${name}`, {
      signal: AbortSignal.timeout(2_000),
    });
    return response.json();
  };
  const { webhooks } = await read('state');
  if (!webhooks.apps.some(({ callbackUrl }) => callbackUrl)) return false;
  return (await read('templates')).some(
    ({ name, status }) => name === 'demo_welcome' && status === 'APPROVED',
  );
}
