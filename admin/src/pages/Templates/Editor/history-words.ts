import type { TemplateEvent } from '../../../../../shared/contracts/templates';

/** The kinds of event that have words of their own; the server may know others. */
export const HISTORY_KINDS = [
  'created',
  'submitted',
  'edited',
  'in-review',
  'approved',
  'rejected',
  'paused',
  'unpaused',
  'disabled',
  'reinstated',
  'archived',
  'unarchived',
  'flagged',
  'in-appeal',
  'limit-exceeded',
  'deletion-pending',
  'gone',
  'category-notice',
  'category-changed',
  'quality-changed',
  'text-changed',
  'drifted',
  'adopted',
  'took-meta',
  'kept-local',
] as const;

export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** A kind as we know it; null for one that is shown as it came. */
export const kindOfEvent = ({ kind }: Pick<TemplateEvent, 'kind'>): HistoryKind | null =>
  HISTORY_KINDS.find((known) => known === kind) ?? null;

/** Something that an event says besides its kind. */
export type EventDetail =
  { type: 'change'; from: string; to: string } | { type: 'fact'; name: string; value: string };

const isGiven = (value: string | number | null | undefined): value is string | number =>
  value !== null && value !== undefined && value !== '' && value !== 'NONE';

/** What an event says besides its kind: a change from one thing to another first, then the rest. */
export function detailsOf({ params }: Pick<TemplateEvent, 'params'>): EventDetail[] {
  const { from, to, ...others } = params;
  const facts = Object.entries(others).flatMap(([name, value]): EventDetail[] =>
    isGiven(value) ? [{ type: 'fact', name, value: String(value) }] : [],
  );
  if (isGiven(from) && isGiven(to))
    return [{ type: 'change', from: String(from), to: String(to) }, ...facts];
  const one = [
    ['from', from],
    ['to', to],
  ].flatMap(([name, value]): EventDetail[] =>
    isGiven(value) ? [{ type: 'fact', name: String(name), value: String(value) }] : [],
  );
  return [...one, ...facts];
}
