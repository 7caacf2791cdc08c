import type { Simulator } from '../../simulator/src';

/** Our id as it travels: which message, and which attempt. */
const OURS = /^saw1-([a-z0-9]+)-(\d+)$/;

/** What Meta has taken, as the simulator knows it. */
export interface Witness {
  /** How many messages were taken for each row, by its documentId. */
  takenByRow(): Map<string, number>;
  /** How many messages each person got, by phone. */
  takenByPerson(): Map<string, number>;
  /** Callback ids that came more than once, whether they were taken or refused. */
  repeatedIds(): string[];
  /** Requests to send, of all kinds. */
  requests(): number;
  /** When requests to send came, by phone number id; in milliseconds. */
  times(): Map<string, number[]>;
}

const count = (keys: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Looks at a simulator that was told to keep all requests. */
export function witnessOf(simulator: Simulator): Witness {
  const taken = () => [...simulator.state.messages.values()].filter((it) => it.direction === 'out');
  const sends = () =>
    simulator.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    );
  /** A request that was cut off while it was read has no body. */
  const idsOf = (body: unknown) => {
    const id = (body as { biz_opaque_callback_data?: string } | undefined)
      ?.biz_opaque_callback_data;
    return id === undefined ? [] : [id];
  };
  return {
    takenByRow: () =>
      count(taken().map(({ callbackData }) => OURS.exec(callbackData ?? '')?.[1] ?? 'not ours')),
    takenByPerson: () => count(taken().map(({ phone }) => phone)),
    repeatedIds: () =>
      [...count(sends().flatMap(({ body }) => idsOf(body)))]
        .filter(([, times]) => times > 1)
        .map(([id]) => id),
    requests: () => sends().length,
    times() {
      const times = new Map<string, number[]>();
      for (const { at, path } of sends()) {
        const number = path.split('/').at(-2)!;
        times.set(number, [...(times.get(number) ?? []), at]);
      }
      return times;
    },
  };
}

/** The most that came within any stretch of this length. */
export function busiest(times: number[], ms: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  let first = 0;
  let most = 0;
  sorted.forEach((at, index) => {
    while (at - sorted[first]! >= ms) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
