import fc from 'fast-check';
import { createGroupCommit } from '../../../../server/src/store/group-commit';

/** A promise that somebody else settles. */
function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('Writing together', () => {
  it('tells each item its own result, in order', async () => {
    const batches: number[][] = [];
    const commit = createGroupCommit<number, string>(async (items) => {
      batches.push(items);
      return items.map((item) => `written ${item}`);
    });
    const results = await Promise.all([1, 2, 3].map((item) => commit.submit(item)));
    expect(results).toEqual(['written 1', 'written 2', 'written 3']);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('keeps what arrives during a write for the next one', async () => {
    const batches: number[][] = [];
    const gates = [deferred(), deferred()];
    const begun = deferred();
    const commit = createGroupCommit<number, void>(async (items) => {
      batches.push(items);
      begun.resolve();
      await gates[batches.length - 1]!.promise;
      return items.map(() => undefined);
    });
    const first = commit.submit(1);
    await begun.promise;
    const later = [commit.submit(2), commit.submit(3)];
    expect(batches).toEqual([[1]]);
    gates[0]!.resolve();
    await first;
    gates[1]!.resolve();
    await Promise.all(later);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('never runs two writes at once', async () => {
    let running = 0;
    let most = 0;
    const commit = createGroupCommit<number, number>(async (items) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return items;
    });
    const submit = async (item: number) => {
      await commit.submit(item);
      return commit.submit(item);
    };
    await Promise.all(Array.from({ length: 20 }, (_, item) => submit(item)));
    expect(most).toBe(1);
  });

  it('writes a thousand items at most at once, and all of them in order', async () => {
    const batches: number[][] = [];
    const commit = createGroupCommit<number, number>(async (items) => {
      batches.push(items);
      return items;
    });
    const items = Array.from({ length: 2_500 }, (_, item) => item);
    expect(await Promise.all(items.map((item) => commit.submit(item)))).toEqual(items);
    expect(batches.map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
    expect(batches.flat()).toEqual(items);
  });
});

describe('A write that fails', () => {
  /** Writes as a database does: a batch with a bad item in it leaves nothing behind. */
  function store(isBad: (item: number) => boolean) {
    const written: number[] = [];
    const commit = createGroupCommit<number, number>(async (items) => {
      const bad = items.find(isBad);
      if (bad !== undefined) throw new Error(`bad ${bad}`);
      written.push(...items);
      return items;
    });
    return { written, commit };
  }

  it('is split until the bad item stands alone, and the others are written once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (badness) => {
        const { written, commit } = store((item) => badness[item]!);
        const ends = await Promise.allSettled(badness.map((_, item) => commit.submit(item)));
        expect(ends).toEqual(
          badness.map((isBad, item) =>
            isBad
              ? { status: 'rejected', reason: new Error(`bad ${item}`) }
              : { status: 'fulfilled', value: item },
          ),
        );
        expect(written).toEqual(badness.flatMap((isBad, item) => (isBad ? [] : [item])));
      }),
    );
  });

  it('does not stop the next one', async () => {
    const { commit } = store((item) => item === 1);
    await expect(commit.submit(1)).rejects.toThrow('bad 1');
    expect(await commit.submit(2)).toBe(2);
  });

  it('fails its items also where it fails at once', async () => {
    const commit = createGroupCommit<number, number>(() => {
      throw new Error('no connection');
    });
    const ends = await Promise.allSettled([commit.submit(1), commit.submit(2)]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await commit.idle();
  });
});

describe('Being idle', () => {
  it('comes at once when there is nothing to write', async () => {
    const commit = createGroupCommit<number, number>(async (items) => items);
    expect(await commit.idle()).toBeUndefined();
  });

  it('comes after everything that was submitted, also meanwhile', async () => {
    const written: number[] = [];
    const gate = deferred();
    const begun = deferred();
    const commit = createGroupCommit<number, number>(async (items) => {
      begun.resolve();
      await gate.promise;
      written.push(...items);
      return items;
    });
    const first = commit.submit(1);
    const idle = commit.idle();
    await begun.promise;
    const second = commit.submit(2);
    expect(written).toEqual([]);
    gate.resolve();
    await idle;
    expect(written).toEqual([1, 2]);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
  });

  it('comes after failures too', async () => {
    const commit = createGroupCommit<number, number>(() => Promise.reject(new Error('no')));
    const end = commit.submit(1).catch(() => 'failed');
    await commit.idle();
    expect(await end).toBe('failed');
  });

  it('tries an item again that fails for a passing reason, and no other', async () => {
    const passing = new Error('deadlock');
    const lasting = new Error('refused');
    let tries = 0;
    const commit = createGroupCommit<Error, string>(
      async ([failure]) => {
        tries += 1;
        if (failure === lasting || tries < 3) throw failure;
        return ['written'];
      },
      (failure) => failure === passing,
    );
    await expect(commit.submit(passing)).resolves.toBe('written');
    expect(tries).toBe(3);
    await expect(commit.submit(lasting)).rejects.toBe(lasting);
    expect(tries).toBe(4);
  });

  it('gives up an item whose passing reason does not pass', async () => {
    let tries = 0;
    const commit = createGroupCommit<number, void>(
      async () => {
        tries += 1;
        throw new Error('deadlock');
      },
      () => true,
    );
    await expect(commit.submit(1)).rejects.toThrow('deadlock');
    expect(tries).toBe(5);
  });
});

describe('A batch that fails for a passing reason', () => {
  const passing = Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
  const isTransient = (failure: unknown) => 'code' in (failure as object);

  it('is tried again as a whole', async () => {
    const batches: number[] = [];
    const commit = createGroupCommit<number, number>(async (items) => {
      batches.push(items.length);
      if (batches.length < 3) throw passing;
      return items;
    }, isTransient);
    const items = Array.from({ length: 100 }, (_, item) => item);
    expect(await Promise.all(items.map((item) => commit.submit(item)))).toEqual(items);
    expect(batches).toEqual([100, 100, 100]);
  });

  it('is given up as a whole where it does not pass', async () => {
    const batches: number[] = [];
    const commit = createGroupCommit<number, number>(async (items) => {
      batches.push(items.length);
      throw passing;
    }, isTransient);
    const items = Array.from({ length: 100 }, (_, item) => item);
    const ends = await Promise.allSettled(items.map((item) => commit.submit(item)));
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(batches).toEqual([100, 100, 100, 100, 100]);
  });

  it('is split where what an item points to has gone, and the others are written', async () => {
    const gone = Object.assign(new Error('points nowhere'), { code: '23503' });
    const commit = createGroupCommit<number, number>(async (items) => {
      if (items.includes(2)) throw gone;
      return items;
    }, isTransient);
    const ends = await Promise.allSettled([1, 2, 3, 4].map((item) => commit.submit(item)));
    expect(ends.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    ]);
  });
});

describe('Batches', () => {
  it('take no more at once than it weighs, and one item whatever it weighs', async () => {
    const batches: number[][] = [];
    const commit = createGroupCommit<number, void>(
      async (items) => {
        batches.push(items);
        return items.map(() => undefined);
      },
      undefined,
      { weigh: (item) => item },
    );
    await Promise.all([600, 400, 1, 5_000, 2].map((item) => commit.submit(item)));
    expect(batches).toEqual([[600, 400], [1], [5_000], [2]]);
  });

  it('gather for a while after a small one, and not after a large one', async () => {
    const batches: number[][] = [];
    const commit = createGroupCommit<number, void>(
      async (items) => {
        batches.push(items);
        return items.map(() => undefined);
      },
      undefined,
      { restMs: 1_000, restBelow: 3 },
    );
    const later = () => new Promise((resolve) => setImmediate(resolve));
    await Promise.all([1, 2, 3].map((item) => commit.submit(item)));
    await commit.submit(4);
    const five = commit.submit(5);
    for (let turn = 0; turn < 5; turn += 1) await later();
    await Promise.all([five, commit.submit(6)]);
    expect(batches).toEqual([[1, 2, 3], [4], [5, 6]]);
  });
});

describe('What is in no hurry', () => {
  const collect = () => {
    const batches: number[][] = [];
    const commit = createGroupCommit<number, void>(async (items) => {
      batches.push(items);
      return items.map(() => undefined);
    });
    return { batches, commit };
  };

  it('is written with the next that is', async () => {
    const { batches, commit } = collect();
    const patient = [1, 2].map((item) => commit.submit(item, 60_000));
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toEqual([]);
    await Promise.all([...patient, commit.submit(3)]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('is written by itself when its time is over', async () => {
    const { batches, commit } = collect();
    await Promise.all([commit.submit(1, 20), commit.submit(2, 60_000)]);
    expect(batches).toEqual([[1, 2]]);
  });

  it('is written at once when nothing more is to come', async () => {
    const { batches, commit } = collect();
    const patient = commit.submit(1, 60_000);
    await commit.idle();
    await patient;
    expect(batches).toEqual([[1]]);
    // Who comes later is as patient as they say.
    const later = commit.submit(2, 60_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toEqual([[1]]);
    await commit.idle();
    await later;
  });
});
