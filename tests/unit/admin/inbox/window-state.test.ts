import {
  windowChangesAt,
  windowStateOf,
} from '../../../../admin/src/pages/Inbox/thread/window-state';

const UNTIL = '2026-05-20T16:05:00.000Z';
const until = Date.parse(UNTIL);
const MINUTE = 60_000;

describe('the customer service window', () => {
  test('is open, then about to close, then closed', () => {
    expect(windowStateOf(UNTIL, until - 61 * MINUTE)).toEqual({ type: 'open', until });
    expect(windowStateOf(UNTIL, until - 60 * MINUTE)).toEqual({
      type: 'closing',
      until,
      minutes: 60,
    });
    expect(windowStateOf(UNTIL, until - 1)).toMatchObject({ type: 'closing', minutes: 1 });
    expect(windowStateOf(UNTIL, until)).toEqual({ type: 'closed' });
  });

  test('is closed where nobody has written', () => {
    expect(windowStateOf(null, until)).toEqual({ type: 'closed' });
  });

  test('is looked at again whenever its words change, to its very end', () => {
    const seen: string[] = [];
    let now: number | null = until - 61 * MINUTE;
    while (now !== null) {
      const state = windowStateOf(UNTIL, now);
      seen.push(state.type === 'closing' ? String(state.minutes) : state.type);
      now = windowChangesAt(UNTIL, now);
    }
    expect(seen.slice(0, 3)).toEqual(['open', '60', '59']);
    expect(seen.slice(-3)).toEqual(['2', '1', 'closed']);
    expect(seen).toHaveLength(62);
  });
});
