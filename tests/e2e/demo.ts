import { preparePlayground, type PlaygroundOptions } from '../playground';
import { startSimulator, startStrapi, type ServerProcess } from '../processes';

/** The demo as a visitor has it, for one test file. */
export interface Demo {
  url: string;
  simulatorUrl: string;
  strapi: ServerProcess;
  simulator: ServerProcess;
  stop(): Promise<void>;
}

/** How a demo differs from the one that a visitor has. */
interface DemoOptions extends PlaygroundOptions {
  /** Meta is where the simulator is, for accounts that are no sandbox. */
  asMeta?: boolean;
}

/** Starts simulator and Strapi in production mode on free ports and a fresh, seeded database. */
export async function startDemo({ asMeta, ...options }: DemoOptions = {}): Promise<Demo> {
  const simulator = await startSimulator();
  const prepared = await preparePlayground({
    seed: true,
    ...options,
    // Long enough to be a wait, short enough for whoever waits for the message.
    config: {
      sending: { undoSeconds: 1 },
      ...(asMeta && { graph: { baseUrl: simulator.url } }),
      ...options.config,
    },
    env: { NODE_ENV: 'production', SIMULATOR_URL: simulator.url, ...options.env },
  }).catch((error) => simulator.stop().then(() => Promise.reject(error)));
  const clean = async () => {
    await simulator.stop();
    await prepared.remove();
  };
  const strapi = await startStrapi(prepared).catch((error) =>
    clean().then(() => Promise.reject(error)),
  );
  return {
    url: strapi.url,
    simulatorUrl: simulator.url,
    strapi,
    simulator,
    stop: async () => {
      await strapi.stop();
      await clean();
    },
  };
}
