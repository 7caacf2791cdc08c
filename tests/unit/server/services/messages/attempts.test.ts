import { GraphError } from '../../../../../server/src/meta/errors';
import {
  attemptsOf,
  withFailedAttempt,
} from '../../../../../server/src/services/messages/attempts';
import type { MessageRow } from '../../../../../server/src/store/rows';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

const row = (more: Partial<MessageRow> = {}) =>
  ({
    attempt: 0,
    attempts: null,
    state: 'queued',
    endpoint: null,
    sendingAt: null,
    acceptedAt: null,
    uncertainAt: null,
    wamid: null,
    bodyDeletedBy: null,
    account: null,
    template: null,
    ...more,
  }) as MessageRow;

const refusal = (details = 'too fast') =>
  new GraphError('Meta answered with error 130429: no', {
    family: 'graph',
    outcome: 'refused',
    status: 429,
    metaCode: 130429,
    subcode: null,
    metaMessage: 'no',
    details,
    traceId: 'trace',
    cause: null,
  });

const times = { leftAt: at(1), at: at(2), clean: (text: string | null) => text };

describe('The attempts of a message', () => {
  it('are remembered with what Meta said', () => {
    const attempts = withFailedAttempt(row(), refusal(), times);
    expect(attemptsOf(row({ attempt: 1, attempts, sendingAt: at(1) }))).toEqual([
      {
        attempt: 1,
        leftAt: at(1).toISOString(),
        at: at(2).toISOString(),
        outcome: 'refused',
        status: 429,
        words: 'no',
        answer: {
          error: {
            message: 'no',
            code: 130429,
            error_data: { details: 'too fast' },
            fbtrace_id: 'trace',
          },
        },
      },
    ]);
  });

  it('are remembered as far as they are the latest', () => {
    let message = row();
    for (let attempt = 0; attempt < 15; attempt += 1)
      message = row({
        attempt: attempt + 1,
        attempts: withFailedAttempt({ ...message, attempt }, refusal(), times),
      });
    expect(message.attempts!.map(({ attempt }) => attempt)).toEqual([
      6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ]);
  });

  it('hold no one-time code', () => {
    const clean = (text: string | null) => text?.replaceAll('K708', '••••') ?? null;
    const [attempt] = withFailedAttempt(row(), refusal('K708 is too long'), { ...times, clean });
    expect(attempt!.details).toBe('•••• is too long');
  });

  it('end with the one that Meta took', () => {
    const attempts = withFailedAttempt(row(), refusal(), times);
    const taken = row({
      attempt: 2,
      attempts,
      state: 'delivered',
      sendingAt: at(5),
      acceptedAt: at(6),
      wamid: 'wamid.X',
    });
    expect(attemptsOf(taken).map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'refused'],
      [2, 'accepted'],
    ]);
    expect(attemptsOf(taken)[1]!.answer).toEqual({
      messaging_product: 'whatsapp',
      messages: [{ id: 'wamid.X' }],
    });
  });

  it.each([
    ['sending', 'under-way', null],
    ['uncertain', 'unknown', at(9)],
  ] as const)('end with one that is %s as %s', (state, outcome, end) => {
    const message = row({ attempt: 1, state, sendingAt: at(5), uncertainAt: end });
    expect(attemptsOf(message)).toMatchObject([
      { attempt: 1, outcome, at: end?.toISOString() ?? null, answer: null },
    ]);
  });

  it('are none before the first', () => {
    expect(attemptsOf(row())).toEqual([]);
  });
});
