import fc from 'fast-check';
import {
  advance,
  canMove,
  isFinal,
  MOVES,
  type Report,
  type ReportedState,
  type Standing,
} from '../../../../../shared/domain/message/lifecycle';
import { MESSAGE_STATES, type MessageState } from '../../../../../shared/domain/message/message';

const REPORTED: ReportedState[] = ['accepted', 'sent', 'delivered', 'read', 'played', 'failed'];
/** What Meta’s status webhooks say, from the least to the most. */
const GOOD: ReportedState[] = ['accepted', 'sent', 'delivered', 'read', 'played'];

const report = fc.record<Report>({
  state: fc.constantFrom(...REPORTED),
  attempt: fc.constantFrom(0, 1),
});

/** A message after all these reports. */
const after = (start: Standing, reports: Report[]): MessageState =>
  reports.reduce<Standing>(
    (current, incoming) =>
      advance(current, incoming) === 'moved' ? { ...current, state: incoming.state } : current,
    start,
  ).state;

const onItsWay = fc.constantFrom<MessageState>('queued', 'sending', 'uncertain', 'accepted');

describe('Reports on a message', () => {
  it('end in the same state in whatever order they come', () => {
    const shuffled = fc
      .array(report)
      .chain((reports) =>
        fc.tuple(
          fc.constant(reports),
          fc.shuffledSubarray(reports, { minLength: reports.length, maxLength: reports.length }),
        ),
      );
    fc.assert(
      fc.property(onItsWay, shuffled, (state, [reports, other]) => {
        const start = { state, attempt: 1 };
        expect(after(start, reports)).toBe(after(start, other));
      }),
    );
  });

  it('change nothing when they come again', () => {
    fc.assert(
      fc.property(onItsWay, fc.array(report), (state, reports) => {
        const start = { state, attempt: 1 };
        expect(after(start, [...reports, ...reports])).toBe(after(start, reports));
      }),
    );
  });

  it('never take a message back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GOOD), fc.array(report), (state, reports) => {
        const end = after({ state, attempt: 1 }, reports);
        const place = (one: MessageState) => GOOD.indexOf(one as ReportedState);
        expect(end === 'failed' || place(end) >= place(state)).toBe(true);
      }),
    );
  });

  it.each(['delivered', 'read', 'played'] as const)(
    'of a failure do not take back that it was %s',
    (state) => {
      const incoming: Report = { state: 'failed', attempt: 1 };
      expect(advance({ state, attempt: 1 }, incoming)).toBe('stale');
    },
  );

  it.each(REPORTED)('that are late do not take a read message back: %s', (state) => {
    const moved = advance({ state: 'read', attempt: 1 }, { state, attempt: 1 });
    expect(moved).toBe(state === 'played' ? 'moved' : 'stale');
  });

  it.each(['sending', 'uncertain'] as const)('settle a message that is %s', (state) => {
    for (const reported of REPORTED) {
      expect(advance({ state, attempt: 1 }, { state: reported, attempt: 1 })).toBe('moved');
    }
  });

  it.each(['cancelled', 'received'] as const)('cannot be about a message that is %s', (state) => {
    fc.assert(
      fc.property(fc.array(report), (reports) => {
        expect(after({ state, attempt: 1 }, reports)).toBe(state);
        reports.forEach((incoming) =>
          expect(advance({ state, attempt: 1 }, incoming)).toBe('illegal'),
        );
      }),
    );
  });

  it('of a failed attempt say nothing about the next one', () => {
    const second: Standing = { state: 'sending', attempt: 2 };
    expect(advance(second, { state: 'failed', attempt: 1 })).toBe('stale');
    expect(advance(second, { state: 'failed', attempt: 2 })).toBe('moved');
    expect(advance(second, { state: 'failed', attempt: 0 })).toBe('moved');
  });

  it('of an old attempt still tell that the person has the message', () => {
    expect(advance({ state: 'queued', attempt: 2 }, { state: 'delivered', attempt: 1 })).toBe(
      'moved',
    );
  });
});

describe('Moves that are made here', () => {
  const moves = MESSAGE_STATES.flatMap((from) =>
    MESSAGE_STATES.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
  );

  it('are these and no others', () => {
    expect(moves).toEqual([
      'queued → sending',
      'queued → failed',
      'queued → cancelled',
      'sending → queued',
      'sending → accepted',
      'sending → failed',
      'sending → uncertain',
      'failed → queued',
      'uncertain → failed',
    ]);
  });

  it('never send an uncertain message again', () => {
    expect(MOVES.uncertain).not.toContain('queued');
    expect(MOVES.uncertain).not.toContain('sending');
  });

  it('end with what was delivered as a voice note, refused, cancelled or received', () => {
    expect(MESSAGE_STATES.filter(isFinal)).toEqual(['played', 'failed', 'cancelled', 'received']);
  });
});
