import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { keepWhole, readTemplate, record, text } from './read-template';

/** How people take a template, as Meta rates it. */
export function readTemplateQuality(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const template = readTemplate(change);
  const quality = text(value.new_quality_score);
  if (!template || !quality) return [keepWhole(change)];
  const previous = text(value.previous_quality_score);
  return [{ ...template, type: 'templateQuality', previous, quality }];
}
