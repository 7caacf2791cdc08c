import {
  firstUnread,
  fromPage,
  newFromPerson,
  withEarlier,
  withItems,
  withLater,
  without,
  type Loaded,
} from '../../../../admin/src/pages/Inbox/thread/loaded';
import { event, ids, message, note } from './thread-items';

const loaded = (ends: Partial<Loaded> = {}): Loaded => ({
  items: [message('a', '10:00'), message('b', '10:05', 'out'), message('c', '10:10')],
  before: null,
  after: null,
  ...ends,
});

describe('a thread of which a part is here', () => {
  test('grows at its beginning, and knows whether there is more', () => {
    const earlier = fromPage({
      data: [message('y', '09:00'), message('a', '10:00')],
      meta: { before: 'more', after: 'a' },
    });
    const grown = withEarlier(loaded({ before: 'a' }), {
      data: [...earlier.items],
      meta: { before: earlier.before, after: earlier.after },
    });
    expect(ids(grown.items)).toEqual(['y', 'a', 'b', 'c']);
    expect(grown).toMatchObject({ before: 'more', after: null });
  });

  test('grows at its end, and takes what is told twice as it was told last', () => {
    const grown = withLater(loaded({ after: 'c' }), {
      data: [message('c', '10:10', 'in', { state: 'read' }), message('d', '10:20')],
      meta: { before: 'x', after: null },
    });
    expect(ids(grown.items)).toEqual(['a', 'b', 'c', 'd']);
    expect(grown.items[2]).toMatchObject({ message: { state: 'read' } });
    expect(grown.after).toBeNull();
  });
});

describe('what happens meanwhile', () => {
  test('replaces what is here where it stands', () => {
    const now = withItems(loaded(), [message('b', '10:05', 'out', { state: 'delivered' })]);
    expect(ids(now.items)).toEqual(['a', 'b', 'c']);
    expect(now.items[1]).toMatchObject({ message: { state: 'delivered' } });
  });

  test('goes to its time, also when it comes late, and after what has the same', () => {
    const now = withItems(loaded(), [
      message('e', '10:30'),
      note('n', '10:07'),
      event('s', '10:10'),
    ]);
    expect(ids(now.items)).toEqual(['a', 'b', 'n', 'c', 's', 'e']);
  });

  test('comes after what was written within the same second, of which Meta tells no part', () => {
    const ours = { ...message('o', '10:20', 'out'), at: '2026-05-21T10:20:05.400Z' };
    const theirs = { ...message('t', '10:20'), at: '2026-05-21T10:20:05.000Z' };
    expect(ids(withItems(withItems(loaded(), [ours]), [theirs]).items).slice(-2)).toEqual([
      'o',
      't',
    ]);
  });

  test('is left out where it lies beyond an end that is not here', () => {
    const middle = loaded({ before: 'a', after: 'c' });
    expect(ids(withItems(middle, [message('x', '09:00'), message('z', '11:00')]).items)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(ids(withItems(loaded(), [message('x', '09:00')]).items)).toEqual(['x', 'a', 'b', 'c']);
  });

  test('takes away what was deleted', () => {
    expect(ids(without(loaded(), 'b').items)).toEqual(['a', 'c']);
  });

  test('is news where the person has written it and nobody has seen it', () => {
    const told = [message('a', '10:00'), message('o', '10:20', 'out'), message('i', '10:21')];
    expect(ids(newFromPerson(loaded(), [...told, note('n', '10:22')]))).toEqual(['i']);
  });
});

describe('where reading begins', () => {
  const items = [...loaded().items, note('n', '10:11'), message('d', '10:12')];

  test('is the first of the messages that nobody has read', () => {
    expect(firstUnread(items, 1)).toBe('d');
    expect(firstUnread(items, 2)).toBe('c');
  });

  test('is the first that is here, where there are fewer', () => {
    expect(firstUnread(items, 9)).toBe('a');
  });

  test('is nowhere where everything was read', () => {
    expect(firstUnread(items, 0)).toBeNull();
    expect(firstUnread([note('n', '10:00')], 3)).toBeNull();
  });
});
