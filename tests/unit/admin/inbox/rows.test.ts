import { estimateRow } from '../../../../admin/src/pages/Inbox/thread/estimate-row';
import { toRows } from '../../../../admin/src/pages/Inbox/thread/rows';
import { event, message, note } from './thread-items';

const joined = (rows: ReturnType<typeof toRows>) =>
  rows.filter(({ isJoined }) => isJoined).map(({ key }) => key);

describe('the lines of a thread', () => {
  test('begin each day with its date', () => {
    const rows = toRows([message('a', '10:00'), message('b', '23:59'), message('c', '21 00:01')]);
    expect(rows.map(({ startsDay }) => startsDay)).toEqual([true, false, true]);
  });

  test('begin without a date where more came before, so that none goes when that is loaded', () => {
    const rows = toRows([message('a', '10:00'), message('c', '21 00:01')], { hasEarlier: true });
    expect(rows.map(({ startsDay }) => startsDay)).toEqual([false, true]);
  });

  test('put together what one side writes within a few minutes', () => {
    const rows = toRows([
      message('a', '10:00'),
      message('b', '10:04'),
      message('c', '10:10'),
      message('d', '10:11', 'out'),
      message('e', '10:12', 'out'),
    ]);
    expect(joined(rows)).toEqual(['b', 'e']);
  });

  test('keep two colleagues apart, and a person from what is sent by itself', () => {
    const rows = toRows([
      message('a', '10:00', 'out', { source: 'person', sentBy: 'Ana' }),
      message('b', '10:01', 'out', { source: 'person', sentBy: 'Ben' }),
      message('c', '10:02', 'out', { source: 'automation' }),
    ]);
    expect(joined(rows)).toEqual([]);
  });

  test('let notes, events, a new day and the divider stand between', () => {
    const rows = toRows(
      [
        message('a', '10:00'),
        note('n', '10:00'),
        message('b', '10:01'),
        event('e', '10:01'),
        message('c', '10:01'),
        message('d', '10:02'),
        message('f', '10:03'),
      ],
      { firstNew: 'd' },
    );
    expect(joined(rows)).toEqual(['f']);
    expect(rows.find(({ startsNew }) => startsNew)?.key).toBe('d');
  });

  test('end with what is on its way', () => {
    const at = Date.parse(message('a', '10:02').at);
    const one = {
      key: 'k',
      conversation: 'x',
      input: { content: { type: 'text' as const, body: 'Hi' } },
      shown: 'Hi',
      at,
      state: 'waiting' as const,
      problem: null,
    };
    const rows = toRows([message('a', '10:00', 'out')], {
      outgoing: [one, { ...one, key: 'l' }],
    });
    expect(rows.map(({ key }) => key)).toEqual(['a', 'k', 'l']);
    expect(joined(rows)).toEqual(['l']);
    // The server may tell of it before it answers who has sent it.
    const told = { ...message('b', '10:02', 'out'), key: 'k' };
    const once = toRows([message('a', '10:00', 'out'), told], {
      outgoing: [one, { ...one, key: 'l' }],
    });
    expect(once.map(({ key }) => key)).toEqual(['a', 'b', 'l']);
  });

  test('are thought to be the higher the more they say', () => {
    const [short, long] = toRows([
      message('a', '10:00', 'in', { rendered: 'Hi' }),
      message('b', '11:00', 'in', { rendered: 'Many words. '.repeat(20) }),
    ]);
    expect(estimateRow(long!)).toBeGreaterThan(estimateRow({ ...short!, startsDay: false }));
  });
});
