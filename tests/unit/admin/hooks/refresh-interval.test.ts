import { refreshInterval } from '../../../../admin/src/hooks/refresh-interval';
import type { MessageState } from '../../../../shared/domain/message/message';

const NOW = Date.UTC(2026, 6, 21, 9, 30);
const message = (state: MessageState, minutesOld = 0, holdReason: string | null = null) => ({
  state,
  holdReason,
  createdAt: new Date(NOW - minutesOld * 60_000).toISOString(),
  times: {},
});

describe('how often messages are looked at again', () => {
  it.each(['queued', 'sending', 'accepted', 'sent'] as const)('often while %s', (state) => {
    expect(refreshInterval([message('failed'), message(state)], NOW)).toBe(2500);
  });

  it('less often while one is waited for to be read', () => {
    expect(refreshInterval([message('delivered')], NOW)).toBe(5000);
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
