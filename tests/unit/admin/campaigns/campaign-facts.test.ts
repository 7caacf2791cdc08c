import {
  countOf,
  goneOf,
  leftOf,
  pollEvery,
  progressOf,
  statusOf,
} from '../../../../admin/src/pages/Campaigns/campaign-facts';
import type { CampaignCounts, CampaignStatus } from '../../../../shared/contracts/campaigns';

const NOW = Date.parse('2026-05-01T12:00:00.000Z');
const NOTHING: CampaignCounts = { waiting: 0, notSent: 0 };
const counts: CampaignCounts = {
  waiting: 200,
  notSent: 0,
  queued: 10,
  sending: 4,
  accepted: 1,
  sent: 5,
  delivered: 30,
  read: 20,
  played: 1,
  failed: 6,
  uncertain: 2,
  cancelled: 3,
};

describe('the figures of a campaign', () => {
  test('hold those that follow: who read a message had it delivered', () => {
    expect(countOf(counts, 'read')).toBe(21);
    expect(countOf(counts, 'delivered')).toBe(51);
    expect(countOf(counts, 'sent')).toBe(57);
    expect(countOf(counts, 'queued')).toBe(14);
  });

  test('tell apart what can be cancelled and what went', () => {
    expect(leftOf(counts)).toBe(214);
    expect(goneOf(counts)).toBe(65);
  });

  test('say how far it is, by its check first and by its messages then', () => {
    const check = {
      done: 812,
      total: 1284,
      startedAt: '',
      finishedAt: null,
      problem: null,
      counts: {} as never,
      excluded: 0,
    };
    expect(progressOf({ status: 'checking', check, recipients: 0, counts: NOTHING })).toEqual({
      of: 'check',
      done: 812,
      total: 1284,
    });
    expect(progressOf({ status: 'running', check, recipients: 279, counts })).toEqual({
      of: 'messages',
      done: 65,
      total: 279,
    });
    expect(progressOf({ status: 'checked', check, recipients: 279, counts: NOTHING })).toBeNull();
  });
});

describe('the badge of a campaign', () => {
  test('is no good news where something failed', () => {
    expect(statusOf({ status: 'done', counts: NOTHING }).tone).toBe('success');
    expect(statusOf({ status: 'done', counts: { ...NOTHING, failed: 1 } })).toEqual({
      label: 'campaigns.status.doneWithFailures',
      tone: 'warning',
    });
  });
});

describe('looking at a campaign again', () => {
  const poll = (status: CampaignStatus, more = {}) =>
    pollEvery({ status, counts: NOTHING, sendAt: null, finishedAt: null, ...more }, NOW);

  test('is often while it moves, and never while nothing can change', () => {
    expect(poll('checking')).toBe(1000);
    expect(poll('running')).toBe(2000);
    expect(poll('draft')).toBe(0);
    expect(poll('checked')).toBe(0);
  });

  test('quickens when a scheduled one is about to begin', () => {
    expect(poll('scheduled', { sendAt: '2026-05-01T12:00:10.000Z' })).toBe(2000);
    expect(poll('scheduled', { sendAt: '2026-05-01T18:00:00.000Z' })).toBe(15_000);
  });

  test('goes on while Meta still reports, and slows down later', () => {
    const finishedAt = '2026-05-01T11:59:00.000Z';
    expect(poll('done', { finishedAt, counts: { ...NOTHING, sent: 1 } })).toBe(2000);
    expect(poll('done', { finishedAt })).toBe(10_000);
    expect(poll('done', { finishedAt: '2026-05-01T10:00:00.000Z' })).toBe(60_000);
  });
});
