import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { readTime } from '../read-time';
import { keepWhole, readTemplate, record, text } from './read-template';

/**
 * Another category for a template: the notice a day before, where `new_category` is the present one and
 * `correct_category` the coming one, or that it is done.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/template_category_update
 */
export function readTemplateCategory(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const template = readTemplate(change);
  const category = text(value.new_category);
  if (!template || !category) return [keepWhole(change)];
  const coming = text(value.correct_category);
  const time = value.category_update_timestamp;
  return [
    {
      ...template,
      type: 'templateCategory',
      category,
      previous: text(value.previous_category),
      coming: coming === category ? null : coming,
      effectiveAt: typeof time === 'number' || typeof time === 'string' ? readTime(time) : null,
    },
  ];
}
