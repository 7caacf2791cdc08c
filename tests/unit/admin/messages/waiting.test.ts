import { waitingOf } from '../../../../admin/src/components/MessageState/waiting';

const NOW = Date.UTC(2026, 6, 21, 9, 30);
const at = (ms: number) => new Date(NOW + ms).toISOString();
const message = (
  dueInMs: number | null,
  changes: Partial<Parameters<typeof waitingOf>[0]> = {},
) => ({
  state: 'queued' as const,
  holdReason: null,
  sendAt: null,
  dueAt: dueInMs === null ? null : at(dueInMs),
  attempt: 0,
  times: { queuedAt: at(-2_000) },
  ...changes,
});

describe('what a message waits for', () => {
  it('is the person who may take it back', () => {
    expect(waitingOf(message(6_000), NOW)).toEqual({ for: 'undo', seconds: 6 });
    expect(waitingOf(message(5_001), NOW)).toEqual({ for: 'undo', seconds: 6 });
  });

  it('is never longer than the server lets it wait, whatever the clock here says', () => {
    expect(waitingOf(message(6_000), NOW - 3_600_000)).toEqual({ for: 'undo', seconds: 8 });
  });

  it('is its own time', () => {
    const sendAt = at(3_600_000);
    expect(waitingOf(message(3_600_000, { sendAt }), NOW)).toEqual({ for: 'time', at: sendAt });
  });

  it('is the next attempt', () => {
    expect(waitingOf(message(4_000, { attempt: 2 }), NOW)).toEqual({ for: 'retry', at: at(4_000) });
  });

  it.each([
    ['it is due', message(0)],
    ['it is not queued', message(null, { state: 'sent' })],
    ['its account is held', message(6_000, { holdReason: 'The token has expired.' })],
  ])('is nothing when %s', (_, one) => {
    expect(waitingOf(one, NOW)).toBeNull();
  });
});
