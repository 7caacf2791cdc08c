import {
  createOutbox,
  type Attempt,
  type Outgoing,
} from '../../../../admin/src/pages/Inbox/composer/outbox';

const PLACE = 'outbox';

function createShelf(items: Record<string, string> = {}) {
  return {
    items,
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => void (items[key] = value),
    removeItem: (key: string) => void delete items[key],
  };
}

const written = (key: string, conversation = 'one') => ({
  key,
  conversation,
  input: { content: { type: 'text' as const, body: key } },
  shown: key,
  at: 1,
});

/** Answers with one outcome after the other. */
function answering(...outcomes: Attempt<string>[]) {
  const asked: string[] = [];
  return {
    asked,
    attempt: (message: Outgoing) => {
      asked.push(message.key);
      return Promise.resolve(outcomes.shift() ?? { sent: message.key });
    },
  };
}

describe('messages on their way to the server', () => {
  test('are handed over in the order in which they were written, and are gone then', async () => {
    const outbox = createOutbox<string>(createShelf, PLACE);
    outbox.add(written('a'));
    outbox.add(written('b', 'two'));
    const sent: string[] = [];
    const { asked, attempt } = answering();
    outbox.onSent(({ key }) => sent.push(`${key} of ${outbox.get().length}`));
    await expect(outbox.run(attempt)).resolves.toBe(true);
    expect(asked).toEqual(['a', 'b']);
    expect(sent).toEqual(['a of 2', 'b of 1']);
    expect(outbox.get()).toEqual([]);
  });

  test('wait in their order where nobody can be reached', async () => {
    const outbox = createOutbox<string>(createShelf, PLACE);
    outbox.add(written('a'));
    outbox.add(written('b'));
    const { asked, attempt } = answering({ unreachable: true });
    await expect(outbox.run(attempt)).resolves.toBe(false);
    expect(asked).toEqual(['a']);
    expect(outbox.get().map(({ key, state }) => [key, state])).toEqual([
      ['a', 'waiting'],
      ['b', 'waiting'],
    ]);
  });

  test('stay with the reason when they are refused, and hold up nothing', async () => {
    const outbox = createOutbox<string>(createShelf, PLACE);
    outbox.add(written('a'));
    outbox.add(written('b'));
    await outbox.run(answering({ refused: 'The window is closed.' }).attempt);
    expect(outbox.get()).toMatchObject([
      { key: 'a', state: 'failed', problem: 'The window is closed.' },
    ]);
    outbox.again('a');
    const { asked, attempt } = answering();
    await outbox.run(attempt);
    expect(asked).toEqual(['a']);
    expect(outbox.get()).toEqual([]);
  });

  test('are handed over by one run at a time', async () => {
    const outbox = createOutbox<string>(createShelf, PLACE);
    outbox.add(written('a'));
    const { asked, attempt } = answering();
    await Promise.all([outbox.run(attempt), outbox.run(attempt)]);
    expect(asked).toEqual(['a']);
  });

  test('outlive the page, also what was under way', () => {
    const shelf = createShelf();
    createOutbox<string>(() => shelf, PLACE).add(written('a'));
    const kept = JSON.parse(shelf.items[PLACE]!) as Outgoing[];
    shelf.items[PLACE] = JSON.stringify(kept.map((one) => ({ ...one, state: 'sending' })));
    expect(createOutbox<string>(() => shelf, PLACE).get()).toMatchObject([
      { key: 'a', state: 'waiting' },
    ]);
  });

  test('are kept as long as the page where nothing else can keep them', () => {
    const full = {
      getItem: () => '{ this is no list',
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => undefined,
    };
    const outbox = createOutbox<string>(() => full, PLACE);
    outbox.add(written('a'));
    expect(outbox.get()).toHaveLength(1);
    expect(createOutbox<string>(() => null, PLACE).get()).toEqual([]);
  });
});
