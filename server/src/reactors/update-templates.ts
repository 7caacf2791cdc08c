import type { Core } from '@strapi/strapi';

import { statusAfter } from '../../../shared/domain/template/lifecycle';
import { sentenceOf } from '../../../shared/domain/sentences';
import type { Decision, TemplateRecorder } from '../services/templates/record-changes';
import type { TemplateRow, Time } from '../store/rows';
import type {
  TemplateCategoryEvent,
  TemplateEvent,
  TemplateQualityEvent,
  TemplateStatusEvent,
} from '../webhook/events';
import { applyInTurn, type Unapplied } from './unapplied';

/** What a reaction to templates works with. */
export interface TemplateReactions {
  recorder: TemplateRecorder;
  /** Asks Meta for a template, later: a webhook does not wait for Meta. */
  refresh(documentId: string): void;
}

/** Meta tells entry times in whole seconds; what happened within the same second counts as newer. */
const isOlder = (at: Date, known: Time): boolean =>
  known !== null && Math.floor(at.getTime() / 1000) < Math.floor(new Date(known).getTime() / 1000);

const dateOf = (seconds: string | null): string | null =>
  seconds !== null && /^\d+$/.test(seconds)
    ? new Date(Number(seconds) * 1000).toISOString()
    : seconds;

/** What a decision changes; the status, and the category with which it was approved. */
function decideStatus(event: TemplateStatusEvent, row: TemplateRow): Decision | null {
  // It may have been handed in again since; then this is not the answer to that.
  if (row.statusKey === event.itemKey) return null;
  const status = statusAfter(event.event, row.status);
  const isStale = isOlder(event.at, row.statusAt);
  const hasCategory = event.category !== null && !isOlder(event.at, row.categoryAt);
  return {
    isStale,
    patch: {
      status,
      statusAt: event.at,
      statusKey: event.itemKey,
      rejectedReason: status === 'REJECTED' ? event.reason : null,
      ...(hasCategory && !isStale && { category: event.category }),
    },
    told: {
      event: event.event,
      explanation: event.explanation,
      recommendation: event.recommendation,
      title: event.title,
      description: event.description,
      disableAt: dateOf(event.disableDate),
    },
  };
}

/** What a rating changes. */
const decideQuality = (event: TemplateQualityEvent, row: TemplateRow): Decision => ({
  isStale: isOlder(event.at, row.qualityAt),
  patch: { qualityScore: event.quality, qualityAt: event.at },
});

/** What another category changes: the notice only announces it. */
const decideCategory = (event: TemplateCategoryEvent, row: TemplateRow): Decision => ({
  isStale: isOlder(event.at, row.categoryAt),
  patch: { category: event.category, correctCategory: event.coming, categoryAt: event.at },
  told: {
    previousCategory: event.previous,
    effectiveAt: event.effectiveAt?.toISOString() ?? null,
  },
});

function decide(event: TemplateEvent, row: TemplateRow): Decision | null {
  switch (event.type) {
    case 'templateStatus':
      return decideStatus(event, row);
    case 'templateQuality':
      return decideQuality(event, row);
    case 'templateCategory':
      return decideCategory(event, row);
    case 'templateComponents':
      return null;
  }
}

/** Meta writes ids as numbers there, which are not exact when they are long. */
const isSameId = (a: string, b: string): boolean =>
  a === b || (Number(a) > Number.MAX_SAFE_INTEGER && Number(a) === Number(b));

/**
 * Whether an event is about the template that is stored here, and not about another one of the same
 * name: a draft that nobody has handed in, or the successor of one that is gone. Which it is, Meta knows.
 */
export const isAbout = (event: TemplateEvent, { metaId }: Pick<TemplateRow, 'metaId'>): boolean =>
  metaId !== null && (event.metaId === null || isSameId(event.metaId, metaId));

/** Words that wait here to be handed in are not those that Meta has just decided about. */
const mayDiffer = (event: TemplateEvent, before: string): boolean =>
  event.type === 'templateComponents' ||
  (event.type === 'templateStatus' && before === 'REJECTED' && event.event !== 'REJECTED');

/**
 * Takes what Meta decides about templates; of each kind the newest entry counts, whatever the order of
 * arrival, and what is delivered twice is applied once. What may be about another template of the same
 * name changes nothing; Meta is asked instead.
 */
export async function updateTemplates(
  strapi: Core.Strapi,
  { recorder, refresh }: TemplateReactions,
  events: TemplateEvent[],
): Promise<Unapplied<TemplateEvent>[]> {
  const inOrder = [...events].sort((a, b) => a.at.getTime() - b.at.getTime());
  return applyInTurn(strapi, inOrder, async (event) => {
    const { businessAccountId, name, language, at, itemKey } = event;
    let before = '';
    let isForeign = false;
    const row = await recorder.apply(
      { businessAccountId, name, language },
      { at, actor: null, itemKey },
      (current) => {
        before = current.status;
        isForeign = !isAbout(event, current);
        return isForeign ? null : decide(event, current);
      },
    );
    if (!row) return { parked: sentenceOf('delivery.noTemplate') };
    if (isForeign || mayDiffer(event, before)) refresh(row.documentId);
    return 'applied';
  });
}
