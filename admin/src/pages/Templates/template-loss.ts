import type { TemplateLanguage } from '../../../../shared/contracts/templates';

/** What is lost when languages of a template are deleted, by the status that weighs most. */
export function lossOf(
  deleted: Pick<TemplateLanguage, 'status'>[],
): 'draft' | 'submitted' | 'approved' {
  if (deleted.some(({ status }) => status === 'APPROVED' || status === 'PAUSED')) return 'approved';
  return deleted.every(({ status }) => status === 'DRAFT') ? 'draft' : 'submitted';
}
