import { createChanges } from './changes';
import { createClock } from './clock';
import { createControl, type Control } from './control/control';
import { createControlRoutes } from './control/routes';
import { createFaults, type Faults } from './faults/faults';
import { createDispatcher } from './graph/dispatch';
import { createRoutes } from './graph/routes';
import { createControlServer } from './http/control-server';
import { createGraphServer } from './http/graph-server';
import { createRequestLog, type LoggedRequest } from './http/request-log';
import { createHttpServer } from './http/server';
import { createIds } from './ids';
import { createMessageLimits } from './messages/limits';
import { readOptions, type SimulatorInput } from './options';
import type { Platform } from './platform';
import { createTimers } from './timers';
import type { Delivery } from './webhooks/delivery';
import { createWebhooks } from './webhooks/webhooks';
import { seedWorld } from './world/seed-world';
import type { World } from './world/world';

/** A local stand-in for Meta's Cloud API. */
export interface Simulator extends Control {
  /** Listens on the port (0 for a free one) and resolves with the address. */
  start(port?: number, host?: string): Promise<{ url: string }>;
  /** Stops listening and forgets everything that was still to happen; the accounts stay, and it can be started again. */
  stop(): Promise<void>;
  /** Back to the seed: also callbacks, subscriptions, faults, clock and logs. */
  reset(): void;
  /** The base address; empty until started. */
  readonly url: string;
  /** Every Graph request, oldest first. */
  readonly requests: LoggedRequest[];
  /** Every webhook delivery, oldest first. */
  readonly deliveries: Delivery[];
  /** What Meta would know. */
  readonly state: World;
  readonly faults: Faults;
}

/** Creates a simulator with the seeded accounts; nothing happens until it is started. */
export const createSimulator = (input: SimulatorInput = {}): Simulator => {
  const options = readOptions(input);
  const clock = createClock(options.now);
  const ids = createIds(options.random);
  const timers = createTimers();
  const changes = createChanges();
  const faults = createFaults(changes);
  const limits = createMessageLimits();
  const log = createRequestLog(options.keep, changes);
  const webhooks = createWebhooks({
    options,
    clock,
    ids,
    timers,
    changes,
    faults,
    world: () => platform.world,
  });
  const platform: Platform = {
    options,
    clock,
    ids,
    timers,
    changes,
    faults,
    webhooks,
    world: seedWorld(clock),
    url: '',
  };
  const dispatcher = createDispatcher(platform, createRoutes(limits));
  const control = createControl(platform, log);
  let openHost = false;

  const reset = (): void => {
    timers.clear();
    faults.clear();
    webhooks.clear();
    limits.clear();
    dispatcher.clear();
    log.clear();
    clock.offsetSeconds = 0;
    platform.world = seedWorld(clock);
    changes.tell('reset');
  };

  const server = createHttpServer(
    platform,
    createGraphServer(platform, dispatcher, log),
    createControlServer(createControlRoutes(platform, control, reset), () => openHost),
  );

  return {
    ...control,
    async start(port = 0, host = '127.0.0.1') {
      openHost = host === '0.0.0.0' || host === '::';
      platform.url = await server.listen(port, host);
      timers.on = true;
      return { url: platform.url };
    },
    async stop() {
      timers.on = false;
      timers.clear();
      webhooks.clear();
      webhooks.close();
      await server.close();
    },
    reset,
    get url() {
      return platform.url;
    },
    requests: log.entries,
    deliveries: webhooks.deliveries,
    get state() {
      return platform.world;
    },
    faults,
  };
};
