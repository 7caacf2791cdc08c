import type { Runtime } from '../../../../server/src/runtime';
import { createScheduledSync } from '../../../../server/src/services/scheduled-sync';
import type { Templates } from '../../../../server/src/services/templates';

/** A scheduled sync whose looks at Meta end when they are told to. */
function slowly() {
  const looks: { documentId: string; end: (failure?: Error) => void }[] = [];
  const warnings: string[] = [];
  const runtime = {
    strapi: { log: { warn: (text: string) => warnings.push(text) } },
    config: { templates: { syncEveryMinutes: 0 } },
  } as unknown as Runtime;
  const templates = {
    sync: (documentId: string) =>
      new Promise<void>((resolve, reject) => {
        looks.push({ documentId, end: (failure) => (failure ? reject(failure) : resolve()) });
      }),
  } as unknown as Templates;
  return {
    looks,
    warnings,
    scheduled: createScheduledSync(runtime, templates, { tellAccount: () => undefined }),
  };
}

/** Lets everything that is ready happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('A look at one template', () => {
  it('is taken once more where it is asked for while one is under way', async () => {
    const { looks, scheduled } = slowly();
    for (let times = 0; times < 3; times += 1) scheduled.refresh('a');
    expect(looks).toHaveLength(1);
    looks[0]!.end();
    await settle();
    expect(looks.map(({ documentId }) => documentId)).toEqual(['a', 'a']);
    looks[1]!.end();
    await scheduled.idle();
    expect(looks).toHaveLength(2);
  });

  it('is taken once more also after one that failed', async () => {
    const { looks, warnings, scheduled } = slowly();
    scheduled.refresh('a');
    scheduled.refresh('a');
    looks[0]!.end(new Error('not now'));
    await settle();
    expect(warnings).toEqual([expect.stringContaining('not now')]);
    looks[1]!.end();
    await scheduled.idle();
    // Later ones are looks of their own.
    scheduled.refresh('a');
    expect(looks).toHaveLength(3);
    looks[2]!.end();
    await scheduled.idle();
  });

  it('does not wait for those at others', async () => {
    const { looks, scheduled } = slowly();
    scheduled.refresh('a');
    scheduled.refresh('b');
    expect(looks.map(({ documentId }) => documentId)).toEqual(['a', 'b']);
    for (const { end } of looks) end();
    await scheduled.idle();
  });
});
