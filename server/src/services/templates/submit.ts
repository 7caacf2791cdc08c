import { isTrackedUrl, LINK_PATH } from '../../../../shared/domain/template/button/url';
import type { TemplateChange } from '../../../../shared/domain/template/changes';
import {
  isEditable,
  isResubmittable,
  nextEditAt,
} from '../../../../shared/domain/template/lifecycle';
import { toMetaTemplate } from '../../../../shared/domain/template/payload';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { nameOf, type Actor } from '../../actor';
import { notFound, refuse } from '../../errors';
import type { GraphClient } from '../../meta/client';
import { createTemplate, editTemplate } from '../../meta/resources/templates';
import type { Runtime } from '../../runtime';
import type { AccountRow, TemplateRow } from '../../store/rows';
import { inTransaction } from '../../store/table';
import type { StoredTemplate } from '../../store/templates';
import { clientOf } from '../accounts/client';
import { toIso } from '../accounts/view';
import { publicUrl } from '../public-url';
import { handIn, timeInWords } from './ask-meta';
import { baseOf } from './compare';
import { editedContent, tidy } from './mapping';
import type { TemplateRecorder } from './record-changes';
import { uploadHeader } from './upload-header';

/** The latest edits that can count; Meta allows ten in 30 days. */
const COUNTED_EDITS = 10;

/** When an approved template may be edited again, by the edits that were made here; null = now. */
export async function findNextEdit(
  { history, now }: Runtime,
  { row }: Pick<StoredTemplate, 'row'>,
): Promise<Date | null> {
  if (!isResubmittable(row.status)) return null;
  const edits = await history.listOfKind(row.documentId, 'edited', COUNTED_EDITS * 2);
  const times = edits
    .filter(({ params }) => params?.from === 'APPROVED')
    .map(({ at }) => new Date(at));
  return nextEditAt(row.status, times, now());
}

/** Where tracked links live, as Meta is told; null when nobody can reach this Strapi. */
function linkBaseOf(runtime: Runtime): string | null {
  const address = publicUrl(runtime, LINK_PATH.replace(/^\/api/, ''))?.href;
  return address?.endsWith(LINK_PATH) ? address.slice(0, -LINK_PATH.length) : null;
}

const isTracked = ({ buttons }: TemplateContent): boolean =>
  buttons.some(
    (button) => button.type === 'url' && (button.urlType === 'tracked' || isTrackedUrl(button.url)),
  );

/** What is handed in: the stored words, or for what Meta has approved the given ones. */
function candidateOf(stored: StoredTemplate, given: TemplateContent | null): TemplateContent {
  const { row, content } = stored;
  if (isEditable(row.status)) return given ? editedContent(stored, given) : content;
  if (!isResubmittable(row.status) || row.metaId === null || !given)
    throw refuse('template.locked', 'status', { status: row.status });
  const { name, language, category } = content;
  const candidate = tidy({ ...given, name, language, category }, content.variables);
  if (baseOf(candidate) === (row.drift ? null : (row.syncedHash ?? baseOf(content))))
    throw refuse('template.noChange', 'content');
  return candidate;
}

/** Whether Meta has decided about a template since it was read. */
const isDecided = (before: TemplateRow, now: TemplateRow): boolean =>
  now.statusKey !== before.statusKey || toIso(now.statusAt) !== toIso(before.statusAt);

const isSameText = (a: TemplateContent, b: TemplateContent): boolean =>
  a.name === b.name && a.language === b.language && baseOf(a) === baseOf(b);

interface Submission {
  runtime: Runtime;
  recorder: TemplateRecorder;
  account: AccountRow;
  /** Refuses what does not pass the checks. */
  check(content: TemplateContent): Promise<TemplateContent>;
}

async function send(
  { runtime, account }: Submission,
  client: GraphClient,
  { row }: StoredTemplate,
  content: TemplateContent,
): Promise<{ metaId: string | null; status: string; category: string }> {
  const linkBase = linkBaseOf(runtime);
  if (isTracked(content) && linkBase === null) throw refuse('link.noPublicUrl', 'buttons');
  const headerHandle = await uploadHeader(runtime, account, client, content);
  const payload = toMetaTemplate(content, { headerHandle, linkBase });
  return handIn({ ...content, status: row.status }, runtime.now(), async () => {
    if (row.metaId) {
      const { category, ...words } = payload;
      // The category of an approved one cannot be edited.
      const body = isEditable(row.status) ? { ...words, category } : words;
      const answer = await editTemplate(client, row.metaId, body);
      return {
        metaId: row.metaId,
        status: 'PENDING',
        category: answer.category ?? content.category,
      };
    }
    const answer = await createTemplate(client, row.businessAccountId, payload);
    return {
      metaId: answer.id ?? null,
      status: answer.status ?? 'PENDING',
      category: answer.category ?? content.category,
    };
  });
}

/**
 * Hands a template to Meta's review: a draft as a new one, a rejected one as an edit; `given` are the
 * changed words of one that is approved or paused, which stays as it is until Meta has taken them.
 */
export async function submitTemplate(
  submission: Submission,
  stored: StoredTemplate,
  given: TemplateContent | null,
  actor: Actor,
): Promise<void> {
  const { runtime, recorder, account } = submission;
  const { row } = stored;
  const isEdit = !isEditable(row.status);
  const candidate = await submission.check(candidateOf(stored, given));
  const next = await findNextEdit(runtime, stored);
  if (isEdit && next) throw refuse('template.editQuota', 'status', { at: timeInWords(next) });
  const client = clientOf(runtime, account);
  const { metaId, status, category } = await send(submission, client, stored, candidate);
  const handedIn = { ...candidate, category };
  const saved = await inTransaction(runtime.strapi, async () => {
    await runtime.templates.lock([row.id]);
    const current = await runtime.templates.get(row.documentId);
    if (!current)
      throw notFound('template.notFound', { template: row.name, language: row.language });
    // What somebody has written meanwhile has not been seen by Meta.
    const isAsHandedIn = !given && isSameText(current.content, candidate);
    // Meta may decide before its answer is here: then only what was handed in is news.
    return runtime.templates.save(row.id, isAsHandedIn ? null : handedIn, {
      metaId,
      category,
      syncedHash: baseOf(handedIn),
      drift: null,
      ...(!isDecided(row, current.row) && { status, rejectedReason: null }),
    });
  });
  const changes: TemplateChange[] = [
    isEdit
      ? { kind: 'edited', params: { from: row.status } }
      : { kind: 'submitted', params: { category: candidate.category } },
  ];
  const at = runtime.now();
  await recorder.record([{ row: saved.row, changes, at, actor: nameOf(actor) ?? actor.source }]);
  if (category !== candidate.category)
    await recorder.record([
      {
        row: saved.row,
        changes: [{ kind: 'category-changed', params: { from: candidate.category, to: category } }],
        at,
        actor: null,
      },
    ]);
}
