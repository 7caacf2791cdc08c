import { refreshInterval } from '../../../../admin/src/hooks/refresh-interval';
import type { MessageState } from '../../../../shared/domain/message/message';

const NOW = Date.UTC(2026, 6, 21, 9, 30);
const message = (state: MessageState, minutesOld = 0, holdReason: string | null = null) => ({
  state,
  holdReason,
  createdAt: new Date(NOW - minutesOld * 60_000).toISOString(),
  times: {},
  dueAt: null as string | null,
});
const waiting = (dueInMs: number, minutesOld = 0) => ({
  ...message('queued', minutesOld),
  dueAt: new Date(NOW + dueInMs).toISOString(),
});

describe('how often messages are looked at again', () => {
  it.each(['queued', 'sending', 'accepted', 'sent'] as const)('often while %s', (state) => {
    expect(refreshInterval([message('failed'), message(state)], NOW)).toBe(2500);
  });

  it('when the time of one that waits has come', () => {
    expect(refreshInterval([waiting(8_000)], NOW)).toBe(8_000);
    expect(refreshInterval([waiting(8_000), message('sent')], NOW)).toBe(2500);
    expect(refreshInterval([waiting(8_000), message('delivered')], NOW)).toBe(5000);
    expect(refreshInterval([waiting(86_400_000)], NOW)).toBe(30_000);
    // It was scheduled long ago, and leaves now.
    expect(refreshInterval([waiting(-500, 6_000)], NOW)).toBe(2500);
  });

  it('less often while one is waited for to be read', () => {
    expect(refreshInterval([message('delivered')], NOW)).toBe(5000);
  });

  it('often while a file is fetched, however old the message', () => {
    const media = { state: 'waiting' } as never;
    expect(
      refreshInterval([{ ...message('received', 60), received: { media } as never }], NOW),
    ).toBe(2500);
  });

  it('often again once an old one is retried', () => {
    const retried = { ...message('queued', 60), times: { queuedAt: new Date(NOW).toISOString() } };
    expect(refreshInterval([retried], NOW)).toBe(2500);
  });

  it.each([
    ['nothing is there', []],
    ['all is settled', [message('failed'), message('read')]],
    ['what moves is old', [message('sent', 11), message('delivered', 60)]],
    ['what waits is held', [message('queued', 0, 'account.disabled')]],
  ])('seldom when %s', (_when, messages) => {
    expect(refreshInterval(messages, NOW)).toBe(30_000);
  });
});
