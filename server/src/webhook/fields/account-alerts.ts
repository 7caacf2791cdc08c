import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { aboutAccount, idOf } from './read-account';
import { keepWhole, record, text } from './read-template';

/** Whether it is over, by the status that Meta gives it. */
const STATUSES: Record<string, boolean> = { ACTIVE: false, NONE: true, RESOLVED: true };

/** Something that Meta wants the owner of a business, an account or a number to read. */
export function readAccountAlerts(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const info = record(value.alert_info);
  const notice = text(info.alert_type);
  // Here `NONE` is a status of its own.
  const status = typeof info.alert_status === 'string' ? info.alert_status : 'ACTIVE';
  if (!notice || !Object.hasOwn(STATUSES, status)) return [keepWhole(change)];
  return [
    {
      ...aboutAccount(change),
      phoneNumberId: value.entity_type === 'PHONE_NUMBER' ? idOf(value.entity_id) : null,
      type: 'accountNotice',
      notice,
      severity: text(info.alert_severity),
      isOver: STATUSES[status]!,
      description: text(info.alert_description),
    },
  ];
}
