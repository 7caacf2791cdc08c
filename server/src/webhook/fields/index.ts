import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { readTemplateStatus } from './message-template-status-update';
import { readMessages } from './messages';

/** The webhook fields that are understood; every other one is kept as it came. */
export const FIELDS: Record<string, (change: Change) => WebhookEvent[]> = {
  messages: readMessages,
  message_template_status_update: readTemplateStatus,
};
