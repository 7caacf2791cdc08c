import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { keepWhole, readTemplate, record, text } from './read-template';

const dateOf = (value: unknown): string | null =>
  typeof value === 'number' ? String(value) : text(value);

/** Meta's decision on a template, with the code of a rejection and the words that explain it. */
export function readTemplateStatus(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const template = readTemplate(change);
  const event = text(value.event);
  if (!template || !event) return [keepWhole(change)];
  const rejection = record(value.rejection_info);
  const other = record(value.other_info);
  const explanation = text(rejection.reason);
  const recommendation = text(rejection.recommendation);
  const told = [explanation, recommendation].filter(Boolean).join(' ');
  return [
    {
      ...template,
      type: 'templateStatus',
      event,
      category: text(value.message_template_category),
      reason: text(value.reason) ?? (told || null),
      explanation,
      recommendation,
      title: text(other.title),
      description: text(other.description),
      disableDate: dateOf(record(value.disable_info).disable_date),
    },
  ];
}
