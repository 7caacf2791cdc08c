import { createRush } from '../../../../server/src/webhook/rush';

/** A process, and the machine it is on, that spend such shares of each stretch at work while `underWay` deliveries are in it. */
function processWith({ underWay }: { underWay: number }) {
  const process = { passed: 0, active: 0 };
  const machine = { passed: 0, active: 0 };
  const rush = createRush(
    () => underWay,
    () => [{ ...process }, { ...machine }],
    () => process.passed,
  );
  return {
    isRush: () => rush.isOn(),
    work(ms: number, busy: { process?: number; machine?: number }): void {
      process.passed += ms;
      process.active += ms * (busy.process ?? 0);
      machine.passed += ms;
      machine.active += ms * (busy.machine ?? 0);
    },
  };
}

describe('a rush of webhooks', () => {
  test.each(['process', 'machine'] as const)(
    'is many at once where the %s hardly pauses',
    (who) => {
      const { isRush, work } = processWith({ underWay: 16 });
      work(100, { [who]: 0.95 });
      expect(isRush()).toBe(true);
    },
  );

  test('is none while there is time to spare, however long each takes', () => {
    const { isRush, work } = processWith({ underWay: 500 });
    work(100, { process: 0.5, machine: 0.5 });
    expect(isRush()).toBe(false);
  });

  test('is none while few are under way, however busy the process is', () => {
    const { isRush, work } = processWith({ underWay: 15 });
    work(100, { process: 1, machine: 1 });
    expect(isRush()).toBe(false);
  });

  test('is told by a stretch of some length, and until the next one', () => {
    const { isRush, work } = processWith({ underWay: 16 });
    work(100, { process: 1 });
    expect(isRush()).toBe(true);
    work(99, {});
    expect(isRush()).toBe(true);
    work(1, {});
    expect(isRush()).toBe(false);
  });

  test('is not told by what is long ago', () => {
    const { isRush, work } = processWith({ underWay: 16 });
    work(1_001, { process: 1 });
    expect(isRush()).toBe(false);
    work(100, { process: 1 });
    expect(isRush()).toBe(true);
  });
});
