import os from 'node:os';
import { performance } from 'node:perf_hooks';

/** Fewer deliveries than this at once are no rush, however busy the process is. */
const MANY = 16;

/** Share of its time from which on one has none left to give away. */
const BUSY = 0.8;

/** How busy one is is told by a stretch at least this long, in milliseconds, and by none that is older than this. */
const SHORTEST_MS = 100;
const LONGEST_MS = 1_000;

/** Milliseconds since some beginning: those that passed, and those of them that were worked, of each who works. */
export interface Worked {
  passed: number;
  active: number;
}

/** This process, and the machine's processors: a database beside it may leave it nothing of them. */
function workedHere(): Worked[] {
  const loop = performance.eventLoopUtilization();
  const processors = os.cpus();
  const sum = (...kinds: (keyof os.CpuInfo['times'])[]) =>
    processors
      .flatMap(({ times }) => kinds.map((kind) => times[kind]))
      .reduce((total, ms) => total + ms, 0) / processors.length;
  const active = sum('user', 'nice', 'sys', 'irq');
  return [
    { passed: loop.active + loop.idle, active: loop.active },
    { passed: active + sum('idle'), active },
  ];
}

const isBusyBetween = (before: Worked, present: Worked): boolean => {
  const passed = present.passed - before.passed;
  return passed <= LONGEST_MS && (present.active - before.active) / passed >= BUSY;
};

/**
 * Tells whether webhooks come faster than they can be taken here: many are under way, and the process or
 * the machine has hardly a pause. How long one takes does not matter: a database that is far away is no
 * rush.
 */
export function createRush(
  underWay: () => number,
  worked: () => Worked[] = workedHere,
  clock: () => number = () => performance.now(),
) {
  let lookedAt = clock();
  let before = worked();
  let isBusy = false;

  return {
    isOn(): boolean {
      if (underWay() < MANY) return false;
      // Asking the machine costs more than it should for each message.
      if (clock() - lookedAt < SHORTEST_MS) return isBusy;
      lookedAt = clock();
      const present = worked();
      isBusy = present.some((one, index) => isBusyBetween(before[index]!, one));
      before = present;
      return isBusy;
    },
  };
}
