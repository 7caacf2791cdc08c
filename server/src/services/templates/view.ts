import type {
  Clicks,
  Template,
  TemplateLanguage,
  TemplateSummary,
} from '../../../../shared/contracts/templates';
import { isEditable, isResubmittable } from '../../../../shared/domain/template/lifecycle';
import { unsendableKind } from '../../../../shared/domain/template/message-payload';
import { readMetaTemplate } from '../../../../shared/domain/template/read-meta';
import type { TemplateRow, Time } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import { toIso } from '../accounts/view';
import { isRestricted } from './allowed';

/** One language of a template, as it stands beside the others. */
export const toLanguage = (
  row: Pick<
    TemplateRow,
    'documentId' | 'language' | 'status' | 'qualityScore' | 'rejectedReason' | 'drift'
  >,
): TemplateLanguage => ({
  documentId: row.documentId,
  language: row.language,
  status: row.status,
  qualityScore: row.qualityScore,
  rejectedReason: row.rejectedReason,
  hasDrift: row.drift !== null,
});

/** One language of a template in short. */
const toSummary = (row: TemplateRow): TemplateSummary => ({
  ...toLanguage(row),
  name: row.name,
  label: row.label,
  category: row.category ?? '',
  appliesTo: row.appliesTo,
  accountName: row.account?.name ?? null,
  accountIsSandbox: row.account?.environment === 'sandbox',
  body: row.body ?? '',
  updatedAt: toIso(row.updatedAt)!,
});

/** When it was last compared with Meta's; a sync of all does not write to what is unchanged. */
function seenAt({ metaId, lastSyncedAt, account }: TemplateRow): Time {
  const times = [lastSyncedAt, metaId === null ? null : (account?.lastSyncedAt ?? null)];
  const latest = Math.max(...times.map((time) => (time === null ? 0 : new Date(time).getTime())));
  return latest > 0 ? new Date(latest) : null;
}

/** What is known of a template besides its row. */
export interface TemplateFacts {
  siblings: TemplateRow[];
  nextEditAt: Date | null;
  clicks: Clicks;
}

/** A template whole, as the editor shows it. */
export const toTemplate = (
  { row, content }: StoredTemplate,
  { siblings, nextEditAt, clicks }: TemplateFacts,
): Template => ({
  ...toSummary(row),
  businessAccountId: row.businessAccountId,
  accountDocumentId: row.account?.documentId ?? null,
  content,
  phoneField: row.phoneField,
  isRestricted: isRestricted(row),
  allowedUsers: row.allowedUsers?.map(({ id }) => id) ?? [],
  allowedRoles: row.allowedRoles?.map(({ id }) => id) ?? [],
  metaId: row.metaId,
  lastSyncedAt: toIso(seenAt(row)),
  isContentEditable: isEditable(row.status),
  isResubmittable: isResubmittable(row.status) && row.metaId !== null,
  nextEditAt: toIso(nextEditAt),
  drift: row.drift && readMetaTemplate(row.drift, content),
  correctCategory: row.correctCategory,
  unsendableKind: unsendableKind(content),
  siblings: siblings.map(toLanguage),
  clicks,
});
