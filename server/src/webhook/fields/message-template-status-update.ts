import { normalizeLanguage } from '../../../../shared/domain/template/languages';
import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { changeKey } from '../item-key';
import { readTime } from '../read-time';

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value !== 'NONE' ? value : null;

/** Meta's decision on a template, with the reason of a rejection in its most telling form. */
export function readTemplateStatus(change: Change): WebhookEvent[] {
  const value = (change.value ?? {}) as Record<string, unknown>;
  const name = text(value.message_template_name);
  const language = text(value.message_template_language);
  const event = text(value.event);
  if (!name || !language || !event)
    return [
      {
        type: 'kept',
        businessAccountId: change.businessAccountId,
        field: change.field,
        itemKey: changeKey(change),
        verdict: 'unknown',
        raw: change.value,
      },
    ];
  const info = (value.rejection_info ?? {}) as Record<string, unknown>;
  const told = [text(info.reason), text(info.recommendation)].filter(Boolean).join(' ');
  const id = value.message_template_id;
  return [
    {
      type: 'templateStatus',
      businessAccountId: change.businessAccountId,
      metaId: typeof id === 'number' || typeof id === 'string' ? String(id) : null,
      name,
      language: normalizeLanguage(language),
      event,
      category: text(value.message_template_category),
      reason: told || text(value.reason),
      at: readTime(change.entryTime),
      itemKey: changeKey(change),
      raw: change.value,
    },
  ];
}
