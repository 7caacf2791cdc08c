import type { StreamOutcome, StreamRequest } from '../../../../admin/src/api/live/open-stream';
import type { SseEvent } from '../../../../admin/src/api/live/read-sse';
import type { InboxEvent } from '../../../../shared/contracts/inbox';

jest.mock('../../../../admin/src/api/live/ask-changes', () => ({ askChanges: jest.fn() }));

import {
  createLiveInbox,
  POLL_MS,
  readInboxEvent,
  waitAfter,
} from '../../../../admin/src/api/live/live-inbox';

interface Line extends StreamRequest {
  say(event: Partial<SseEvent>): void;
  end(end: StreamOutcome['end']): void;
}

/** A line whose other end is in the hands of the test. */
function start({ isHidden = (): boolean => false } = {}) {
  const lines: Line[] = [];
  const ask = jest.fn(async (_query: object) => ({
    data: [] as InboxEvent[],
    meta: { next: '90' },
  }));
  const live = createLiveInbox({
    isHidden,
    ask,
    stream: (request, onEvent) =>
      new Promise((resolve) => {
        request.signal.addEventListener('abort', () => resolve({ end: 'ended', retryMs: null }));
        lines.push({
          ...request,
          say: (event) => onEvent({ type: 'hello', id: '', data: '{"resumed":true}', ...event }),
          end: (end) => resolve({ end, retryMs: null }),
        });
      }),
  });
  live.authorize('token');
  return { lines, ask, live };
}

const settle = () => jest.advanceTimersByTimeAsync(0);

describe('The line to the inbox', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is one for all who listen, and ends with the last of them', async () => {
    const { lines, live } = start();
    const [first, second] = [jest.fn(), jest.fn()];
    const leave = [live.listen(first), live.listen(second)];
    await settle();
    expect(lines).toHaveLength(1);
    expect(live.get()).toBe('connecting');
    lines[0]!.say({ type: 'gone', id: '5', data: '{"documentId":"a"}' });
    expect(live.get()).toBe('live');
    for (const listener of [first, second])
      expect(listener).toHaveBeenCalledWith({ type: 'gone', documentId: 'a' });
    leave.forEach((stop) => stop());
    await settle();
    expect(lines[0]!.signal.aborted).toBe(true);
    expect(live.get()).toBe('off');
    expect(lines).toHaveLength(1);
  });

  it('comes back where it was when the server ends it', async () => {
    const { lines, live } = start();
    live.listen(jest.fn());
    await settle();
    lines[0]!.say({ id: '41' });
    await jest.advanceTimersByTimeAsync(300_000);
    lines[0]!.end('ended');
    await settle();
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ lastEventId: '41', token: 'token' });
    expect(live.get()).toBe('live');
  });

  it('waits until it is known with which token the server is asked', async () => {
    const { lines, live } = start();
    live.authorize(null);
    live.listen(jest.fn());
    await settle();
    expect(lines).toHaveLength(0);
    live.authorize('later');
    await settle();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ token: 'later' });
  });

  it('is made anew for the thread that is opened, without a gap', async () => {
    const { lines, live } = start();
    live.listen(jest.fn());
    await settle();
    lines[0]!.say({ id: '41' });
    const leave = live.listen(jest.fn(), 'a');
    await settle();
    expect(lines.at(-1)).toMatchObject({ conversation: 'a', lastEventId: '41' });
    leave();
    live.listen(jest.fn(), 'b');
    await settle();
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatchObject({ conversation: 'b' });
  });

  it('is not made anew when one of two who listen goes', async () => {
    const { lines, live } = start();
    live.listen(jest.fn(), 'a');
    const leave = live.listen(jest.fn());
    await settle();
    leave();
    await settle();
    expect(lines).toHaveLength(1);
  });

  it('is replaced by asking while it cannot be had, and tells that all is to be asked for', async () => {
    const { lines, ask, live } = start();
    const told = jest.fn();
    live.listen(told);
    await settle();
    lines[0]!.end('unreachable');
    await settle();
    expect(live.get()).toBe('polling');
    await jest.advanceTimersByTimeAsync(waitAfter(1, null));
    expect(ask).toHaveBeenCalledTimes(1);
    expect(told).toHaveBeenCalledWith({ type: 'hello', resumed: false });
    expect(lines).toHaveLength(2);
    expect(lines[1]!.lastEventId).toBe('90');
    lines[1]!.say({});
    expect(live.get()).toBe('live');
  });

  it('hands on what asking has brought', async () => {
    const { lines, ask, live } = start();
    const told = jest.fn();
    live.listen(told, 'a');
    await settle();
    lines[0]!.say({ id: '41' });
    ask.mockResolvedValueOnce({
      data: [{ type: 'gone', documentId: 'x' }],
      meta: { next: '42' },
    });
    lines[0]!.end('unreachable');
    await jest.advanceTimersByTimeAsync(waitAfter(1, null));
    expect(ask).toHaveBeenCalledWith({ since: '41', conversation: 'a' });
    expect(told).toHaveBeenCalledWith({ type: 'gone', documentId: 'x' });
    expect(lines[1]!.lastEventId).toBe('42');
  });

  it('has its token renewed without a word when that is too old', async () => {
    const { lines, ask, live } = start();
    live.listen(jest.fn());
    await settle();
    lines[0]!.end('unauthorized');
    await jest.advanceTimersByTimeAsync(500);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(lines).toHaveLength(2);
    expect(live.get()).toBe('connecting');
  });

  it('waits longer from failure to failure, but never longer than asking takes turns', () => {
    expect([1, 2, 3, 4, 5, 50].map((failures) => waitAfter(failures, null))).toEqual([
      1000, 2000, 4000, 8000, 15_000, 15_000,
    ]);
    expect(waitAfter(1, 2000)).toBe(2000);
  });

  it('does not run in circles where it ends as soon as it begins', async () => {
    const { lines, live } = start();
    live.listen(jest.fn());
    await settle();
    lines[0]!.say({});
    lines[0]!.end('ended');
    await settle();
    expect(lines).toHaveLength(1);
    expect(live.get()).toBe('polling');
  });

  it('is given up in a tab that nobody looks at, and is back when somebody does', async () => {
    let isHidden = false;
    const { lines, ask, live } = start({ isHidden: () => isHidden });
    live.listen(jest.fn(), 'a');
    await settle();
    lines[0]!.say({ id: '41' });
    isHidden = true;
    live.look();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(lines[0]!.signal.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(POLL_MS);
    // Nobody looks at the thread.
    expect(ask).toHaveBeenLastCalledWith({ since: '41' });
    isHidden = false;
    live.look();
    await settle();
    expect(lines).toHaveLength(2);
  });

  it('tries at once when it is told to', async () => {
    const { lines, live } = start();
    live.listen(jest.fn());
    await settle();
    lines[0]!.end('unreachable');
    await settle();
    live.retry();
    await settle();
    expect(lines).toHaveLength(2);
  });

  it('passes over what a newer server may tell, and what is no JSON', () => {
    expect(readInboxEvent({ type: 'parrot', data: '{}' })).toBeNull();
    expect(readInboxEvent({ type: 'gone', data: '{' })).toBeNull();
    expect(readInboxEvent({ type: 'gone', data: '{"documentId":"a"}' })).toEqual({
      type: 'gone',
      documentId: 'a',
    });
  });
});
