import type { Template, TemplateEvent } from '../../../../../shared/contracts/templates';
import { rejectionInWords } from '../../../../../shared/domain/template/rejection';

/** Something to know about a template before reading on. */
export type TemplateNotice =
  | { kind: 'rejected' }
  /** What its status means for those who write it. */
  | { kind: 'status'; status: string }
  | { kind: 'revising' }
  | { kind: 'drift' }
  | { kind: 'category-coming'; to: string }
  | { kind: 'category-changed'; from: string; to: string; at: string }
  | { kind: 'quality'; score: string }
  | { kind: 'unsendable'; what: string }
  | { kind: 'no-account' };

const DAY_MS = 86_400_000;

/** How long a change of category is worth telling. */
const RECENT_MS = 30 * DAY_MS;

/** Statuses that need no words of their own: nothing is decided yet, or it is told otherwise. */
const TOLD_OTHERWISE = new Set(['DRAFT', 'REJECTED']);

/** The last change of category, while it is recent and still holds. */
function changedCategory(
  { category }: Pick<Template, 'category'>,
  history: TemplateEvent[],
  now: number,
): TemplateNotice[] {
  const last = history.find(({ kind }) => kind === 'category-changed');
  if (!last || last.params.to !== category || now - Date.parse(last.at) > RECENT_MS) return [];
  return [
    { kind: 'category-changed', from: String(last.params.from ?? ''), to: category, at: last.at },
  ];
}

/** What is to be known about a template, the most pressing first. `history` comes newest first. */
export function noticesOf(
  template: Template,
  history: TemplateEvent[],
  { isRevising, now }: { isRevising: boolean; now: number },
): TemplateNotice[] {
  const { status, drift, correctCategory, category, qualityScore, unsendableKind } = template;
  const notices: TemplateNotice[] = [];
  if (status === 'REJECTED') notices.push({ kind: 'rejected' });
  if (isRevising) notices.push({ kind: 'revising' });
  else if (!TOLD_OTHERWISE.has(status)) notices.push({ kind: 'status', status });
  if (drift) notices.push({ kind: 'drift' });
  if (correctCategory && correctCategory !== category)
    notices.push({ kind: 'category-coming', to: correctCategory });
  notices.push(...changedCategory(template, history, now));
  if (qualityScore === 'YELLOW' || qualityScore === 'RED')
    notices.push({ kind: 'quality', score: qualityScore });
  if (unsendableKind) notices.push({ kind: 'unsendable', what: unsendableKind });
  if (template.accountName === null) notices.push({ kind: 'no-account' });
  return notices;
}

/** What Meta wrote with the last rejection; null for what our own words have said already. */
export function rejectionOf(
  rejectedReason: string | null,
  history: TemplateEvent[],
): { reason: string | null; recommendation: string | null } {
  const { params = {} } = history.find(({ kind }) => kind === 'rejected') ?? {};
  const wordsOf = (name: string) => {
    const value = params[name];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const reason = wordsOf('reason');
  const isNews =
    reason !== null && reason !== rejectedReason && reason !== rejectionInWords(rejectedReason);
  return { reason: isNews ? reason : null, recommendation: wordsOf('recommendation') };
}
