import path from 'node:path';
import { bin, inRoot, PLAYGROUND, ROOT, TMP } from './paths.mjs';
import { startServer } from './server-process.mjs';

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
