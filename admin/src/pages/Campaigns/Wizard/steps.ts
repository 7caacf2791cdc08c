import type { Campaign } from '../../../../../shared/contracts/campaigns';

/** The steps that prepare a campaign, in their order. */
export const STEPS = ['audience', 'message', 'check', 'review'] as const;

export type Step = (typeof STEPS)[number];

type Prepared = Pick<Campaign, 'status' | 'input' | 'check' | 'recipients'>;

/** Whether everything that a step asks for is there; of a campaign that is not saved yet nothing is. */
export function isDone(step: Step, campaign: Prepared | null): boolean {
  if (campaign === null) return false;
  switch (step) {
    case 'audience':
      return campaign.input.audience.type !== 'csv' || campaign.input.audience.phoneColumn !== '';
    case 'message':
      return isDone('audience', campaign) && Boolean(campaign.input.template);
    case 'check':
      return isDone('message', campaign) && campaign.status === 'checked';
    case 'review':
      return !['draft', 'checking', 'checked'].includes(campaign.status);
  }
}

/** Whether a step may be opened: everything before it is there. */
export const isOpen = (step: Step, campaign: Prepared | null): boolean =>
  STEPS.slice(0, STEPS.indexOf(step)).every((before) => isDone(before, campaign));

/** The step that the address asks for, or the last one before it that may be opened. */
export function readStep(asked: string | undefined, campaign: Prepared | null): Step {
  const step = STEPS.find((name) => name === asked) ?? 'audience';
  const open = STEPS.slice(0, STEPS.indexOf(step) + 1).filter((name) => isOpen(name, campaign));
  return open.at(-1) ?? 'audience';
}

/** How much of a check is announced: whole tenths, in percent; null while nothing can be said. */
export const tenthsOf = (done: number, total: number | null): number | null =>
  total === null || total === 0 ? null : Math.floor(Math.min(done / total, 1) * 10) * 10;
