import type { BadgeProps } from '@strapi/design-system';
import type { Campaign, CampaignCounts } from '../../../../shared/contracts/campaigns';
import { MESSAGE_STATES, type MessageState } from '../../../../shared/domain/message/message';
import type { TextKey } from '../../hooks/use-text';

/** The states that a figure of a campaign counts: who read a message had it delivered, and it was sent. */
export const FIGURES = {
  queued: ['queued', 'sending'],
  sent: ['accepted', 'sent', 'delivered', 'read', 'played'],
  delivered: ['delivered', 'read', 'played'],
  read: ['read', 'played'],
  failed: ['failed'],
  uncertain: ['uncertain'],
  cancelled: ['cancelled'],
} as const satisfies Record<string, readonly MessageState[]>;

export type Figure = keyof typeof FIGURES;

/** How many messages of a campaign a figure counts. */
export const countOf = (counts: CampaignCounts, figure: Figure): number =>
  FIGURES[figure].reduce((sum, state) => sum + (counts[state] ?? 0), 0);

/** How many messages have not left yet, and so can be cancelled. */
export const leftOf = (counts: CampaignCounts): number =>
  counts.waiting + countOf(counts, 'queued');

/** How many went out, whatever became of them. */
export const goneOf = (counts: CampaignCounts): number =>
  MESSAGE_STATES.filter(
    (state) => !['queued', 'sending', 'cancelled', 'received'].includes(state),
  ).reduce((sum, state) => sum + (counts[state] ?? 0), 0);

/** How far a campaign is: with its check while that runs, else with its messages; null before that. */
export function progressOf({
  status,
  check,
  recipients,
  counts,
}: Pick<Campaign, 'status' | 'check' | 'recipients' | 'counts'>): {
  of: 'check' | 'messages';
  done: number;
  total: number;
} | null {
  if (status === 'checking')
    return check?.total ? { of: 'check', done: check.done, total: check.total } : null;
  if (!hasBegun(status)) return null;
  return { of: 'messages', done: Math.min(goneOf(counts), recipients), total: recipients };
}

/** Whether messages of it may have gone out. */
export const hasBegun = (status: Campaign['status']): boolean =>
  ['running', 'paused', 'done', 'cancelled'].includes(status);

/** Whether nothing of it leaves any more. */
export const isOver = (status: Campaign['status']): boolean =>
  status === 'done' || status === 'cancelled';

/** Whether it is still prepared, which is the wizard's business. */
export const isPrepared = (status: Campaign['status']): boolean =>
  ['draft', 'checking', 'checked'].includes(status);

/** What a campaign's badge says, and in which tone. */
export function statusOf({ status, counts }: Pick<Campaign, 'status' | 'counts'>): {
  label: TextKey;
  tone: NonNullable<BadgeProps['variant']>;
} {
  const tones = {
    draft: 'neutral',
    checking: 'secondary',
    checked: 'secondary',
    scheduled: 'primary',
    running: 'primary',
    paused: 'warning',
    done: 'success',
    cancelled: 'neutral',
  } as const satisfies Record<Campaign['status'], string>;
  if (status === 'done' && countOf(counts, 'failed') + countOf(counts, 'uncertain') > 0)
    return { label: 'campaigns.status.doneWithFailures', tone: 'warning' };
  return { label: `campaigns.status.${status}`, tone: tones[status] };
}

const SECOND = 1000;

/** Messages of these still change by what Meta reports. */
const IN_MOTION = ['queued', 'sending', 'accepted', 'sent'] as const;

/** How often, in milliseconds, to look at a campaign again: often while it moves; 0 for never. */
export function pollEvery(
  {
    status,
    counts,
    sendAt,
    finishedAt,
  }: Pick<Campaign, 'status' | 'counts' | 'sendAt' | 'finishedAt'>,
  now: number,
): number {
  switch (status) {
    case 'checking':
      return SECOND;
    case 'running':
      return 2 * SECOND;
    case 'scheduled':
      return sendAt !== null && Date.parse(sendAt) - now < 20 * SECOND ? 2 * SECOND : 15 * SECOND;
    case 'paused':
      return 10 * SECOND;
    case 'done':
    case 'cancelled': {
      const isFresh = finishedAt !== null && now - Date.parse(finishedAt) < 600 * SECOND;
      const moves = IN_MOTION.some((state) => (counts[state] ?? 0) > 0);
      return isFresh ? (moves ? 2 * SECOND : 10 * SECOND) : 60 * SECOND;
    }
    case 'draft':
    case 'checked':
      return 0;
  }
}
