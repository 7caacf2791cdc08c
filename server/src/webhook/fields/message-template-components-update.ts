import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { keepWhole, readTemplate } from './read-template';

/** The words of a template have changed at Meta; what they are now is asked of Meta itself. */
export function readTemplateComponents(change: Change): WebhookEvent[] {
  const template = readTemplate(change);
  return [template ? { ...template, type: 'templateComponents' } : keepWhole(change)];
}
