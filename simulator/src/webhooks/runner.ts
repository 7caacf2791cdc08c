import type { Changes } from '../changes';
import type { Clock } from '../clock';
import type { Faults } from '../faults/faults';
import type { WebhookOptions } from '../options';
import type { Timers } from '../timers';
import type { Attempt, Delivery } from './delivery';
import type { HttpClient } from './http-client';

/** Hands deliveries over, several at once, and repeats those that were not answered with 200. */
export interface Runner {
  start(delivery: Delivery): void;
  /** Forgets what waits or is held. */
  clear(): void;
}

/** What a runner needs. */
export interface RunnerDeps {
  options: WebhookOptions;
  clock: Clock;
  timers: Timers;
  changes: Changes;
  faults: Faults;
  client: HttpClient;
}

/** Creates a runner without anything to do. */
export const createRunner = (deps: RunnerDeps): Runner => {
  const { options, clock, timers, changes, faults, client } = deps;
  let waiting: Delivery[] = [];
  let held: Delivery[] = [];
  let active = 0;
  /** Grows when everything is forgotten, so that an answer that comes later changes nothing. */
  let generation = 0;

  const attempt = async (delivery: Delivery): Promise<Attempt> => {
    const at = clock.now();
    const outcome = await client
      .request({
        method: 'POST',
        url: delivery.url,
        headers: delivery.headers,
        body: delivery.body,
        timeoutMs: options.timeoutMs,
      })
      .then(({ status }) => ({ status }))
      .catch((error: unknown) => ({
        error: error instanceof Error ? error.message || error.name : String(error),
      }));
    return { at, ms: clock.now() - at, ...outcome };
  };

  const settle = (delivery: Delivery, done: Attempt): void => {
    delivery.attempts.push(done);
    delete delivery.nextAttemptAt;
    if (done.status === 200) {
      delivery.state = 'delivered';
    } else if (delivery.attempts.length >= options.maxAttempts) {
      delivery.state = 'given-up';
    } else {
      const wait = options.retryBaseMs * options.retryFactor ** (delivery.attempts.length - 1);
      delivery.state = 'retrying';
      delivery.nextAttemptAt = clock.now() + wait;
      timers.after(wait, () => start(delivery));
    }
    changes.tell('delivery', delivery.id);
  };

  const next = (): void => {
    while (active < options.concurrency) {
      const delivery = waiting.shift();
      if (!delivery) return;
      const mine = generation;
      active += 1;
      void attempt(delivery).then((done) => {
        active -= 1;
        if (mine === generation) settle(delivery, done);
        next();
      });
    }
  };

  const start = (delivery: Delivery): void => {
    const stopped = delivery.fields
      .map((field) => faults.takeForWebhook('stopped', field))
      .find(Boolean);
    if (stopped) {
      delivery.state = stopped.lost ? 'given-up' : 'held';
      if (!stopped.lost) held.push(delivery);
      changes.tell('delivery', delivery.id);
      return;
    }
    waiting.push(delivery);
    next();
  };

  faults.onChange(() => {
    const released = held;
    held = [];
    for (const delivery of released) start(delivery);
  });

  return {
    start,
    clear() {
      generation += 1;
      waiting = [];
      held = [];
    },
  };
};
