import type { Attention, Capped } from '../../../shared/contracts/home';
import { PLUGIN_ID } from '../../../shared/plugin';

const PAGES = `/plugins/${PLUGIN_ID}`;

/** Something that needs somebody, and the page that shows exactly this. */
export interface AttentionLine {
  what: 'failed' | 'uncertain' | 'unanswered' | 'templates' | 'campaigns' | 'automations';
  count: number;
  isCapped: boolean;
  to: string;
}

/** Why messages failed, and the page that shows those. */
export interface ReasonLine {
  key: string;
  title: string;
  count: number;
  to: string;
}

const failedPath = (since: string, failure?: string): string =>
  `${PAGES}/messages?${new URLSearchParams({ state: 'failed', from: since, ...(failure && { failure }) }).toString()}`;

/** What needs somebody, the most pressing first; what nothing is wrong with is not among it. */
export function linesOf(attention: Attention): AttentionLine[] {
  const { failed } = attention;
  const all: [AttentionLine['what'], Capped | null, string][] = [
    ['unanswered', attention.unanswered, `${PAGES}/inbox?tab=all&sort=waiting`],
    ['failed', failed, failedPath(failed?.since ?? '')],
    ['uncertain', attention.uncertain, `${PAGES}/messages?state=uncertain`],
    ['campaigns', attention.campaigns, `${PAGES}/campaigns?status=paused`],
    ['automations', attention.automations, `${PAGES}/automations?status=paused`],
    ['templates', attention.templates, `${PAGES}/templates?hasProblem=true`],
  ];
  return all.flatMap(([what, counted, to]) =>
    counted && counted.count > 0
      ? [{ what, count: counted.count, isCapped: counted.isCapped, to }]
      : [],
  );
}

/** Why messages failed lately, the most first. */
export const reasonsOf = ({ failed }: Attention): ReasonLine[] =>
  (failed?.reasons ?? []).map(({ key, title, count }) => ({
    key,
    title,
    count,
    to: failedPath(failed!.since, key),
  }));
