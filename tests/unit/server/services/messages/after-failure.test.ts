import { brokenOff, GraphError, networkError } from '../../../../../server/src/meta/errors';
import {
  afterFailure,
  failedForGood,
  type Tries,
} from '../../../../../server/src/services/messages/after-failure';

const NOW = new Date('2026-07-21T09:30:00Z');

const refusedWith = (metaCode: number) =>
  new GraphError('refused', {
    family: 'graph',
    outcome: 'refused',
    status: 400,
    metaCode,
    subcode: null,
    metaMessage: null,
    details: null,
    traceId: null,
    cause: null,
  });

const after = (error: GraphError, before: Tries, isMediaForgotten = false) =>
  afterFailure(error, {
    before,
    isMediaForgotten,
    reroute: null,
    clean: (text) => text,
    now: NOW,
    random: 0,
  });
const secondsOf = (time: unknown) => (new Date(time as Date).getTime() - NOW.getTime()) / 1_000;

const LONG_OUTAGE: Tries = { tries: 40, triesOf: 'unreached' };
const REFUSED = 131000;
const PAIR_LIMIT = 131056;

describe('What a message met before', () => {
  it('does not lengthen the rest of a person who is met for the first time', () => {
    const { patch, stop } = after(refusedWith(PAIR_LIMIT), LONG_OUTAGE);
    expect(patch).toMatchObject({ state: 'queued', tries: 1, triesOf: 'person' });
    expect(stop).toMatchObject({ type: 'person' });
    expect(secondsOf(patch.dueAt)).toBe(4);
  });

  it('does lengthen it when it was the same', () => {
    const { patch } = after(refusedWith(PAIR_LIMIT), { tries: 1, triesOf: 'person' });
    expect(patch).toMatchObject({ tries: 2, triesOf: 'person' });
    expect(secondsOf(patch.dueAt)).toBe(16);
  });

  it('does not keep a file that Meta has thrown away from being uploaded again', () => {
    const { patch } = after(refusedWith(131053), LONG_OUTAGE, true);
    expect(patch).toMatchObject({ state: 'queued', tries: 1, triesOf: 'file' });
  });

  it('ends uploads that are in vain time and again', () => {
    const { patch } = after(refusedWith(131053), { tries: 7, triesOf: 'file' }, true);
    expect(patch.state).toBe('failed');
  });

  it('does not count as a refusal', () => {
    expect(after(refusedWith(REFUSED), LONG_OUTAGE).patch).toMatchObject({
      state: 'queued',
      tries: 1,
      triesOf: 'refused',
    });
  });

  it.each([null, 'refused'] as const)('counts when it was a refusal (%s)', (triesOf) => {
    expect(after(refusedWith(REFUSED), { tries: 6, triesOf }).patch.tries).toBe(7);
    expect(after(refusedWith(REFUSED), { tries: 7, triesOf }).patch.state).toBe('failed');
  });

  it('does not let the first wait for Meta be a long one', () => {
    const { patch } = after(networkError('ECONNREFUSED', false), { tries: 7, triesOf: 'refused' });
    expect(patch).toMatchObject({ state: 'queued', tries: 1, triesOf: 'unreached' });
    expect(secondsOf(patch.dueAt)).toBe(2);
  });
});

describe('What Meta says of a message that was given up', () => {
  it.each([
    ['may pass', refusedWith(REFUSED)],
    ['is a limit', refusedWith(PAIR_LIMIT)],
    ['is for good', refusedWith(100)],
    ['never left', networkError('ECONNREFUSED', false)],
  ])('fails it where it %s, and never queues it', (_, error) => {
    const patch = failedForGood(after(error, { tries: 0, triesOf: null }).patch, NOW);
    expect(patch).toMatchObject({
      state: 'failed',
      failedAt: NOW,
      failureType: 'refused',
      errorCode: error.metaCode,
      claimedBy: null,
      leaseUntil: null,
    });
    expect(patch).not.toHaveProperty('dueAt');
  });

  it('is nothing where nothing is certain', () => {
    expect(after(brokenOff(), { tries: 0, triesOf: null }).patch.state).toBe('uncertain');
  });
});
