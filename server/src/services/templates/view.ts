import type {
  Template,
  TemplateSummary,
  UsableTemplate,
} from '../../../../shared/contracts/templates';
import { isEditable } from '../../../../shared/domain/template/lifecycle';
import { unsendableKind } from '../../../../shared/domain/template/payload';
import type { TemplateRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import { toIso } from '../accounts/view';

/** A template as the list shows it. */
export const toSummary = (row: TemplateRow): TemplateSummary => ({
  documentId: row.documentId,
  name: row.name,
  label: row.label,
  language: row.language,
  category: row.category ?? '',
  status: row.status,
  rejectedReason: row.rejectedReason,
  qualityScore: row.qualityScore,
  appliesTo: row.appliesTo,
  accountName: row.account?.name ?? null,
  accountIsSandbox: row.account?.environment === 'sandbox',
  body: row.body ?? '',
  updatedAt: toIso(row.updatedAt)!,
});

/** A template whole, as the editor shows it. */
export const toTemplate = ({ row, content }: StoredTemplate): Template => ({
  ...toSummary(row),
  accountDocumentId: row.account?.documentId ?? null,
  content,
  phoneField: row.phoneField,
  allowedUsers: row.allowedUsers?.map(({ id }) => id) ?? [],
  allowedRoles: row.allowedRoles?.map(({ id }) => id) ?? [],
  metaId: row.metaId,
  lastSyncedAt: toIso(row.lastSyncedAt),
  isContentEditable: isEditable(row.status),
  unsendableKind: unsendableKind(content),
});

/** A template as the send dialog offers it. */
export const toUsable = ({ row }: StoredTemplate): UsableTemplate => ({
  documentId: row.documentId,
  name: row.name,
  label: row.label,
  language: row.language,
  category: row.category ?? '',
  appliesTo: row.appliesTo,
  accountName: row.account?.name ?? '',
});
