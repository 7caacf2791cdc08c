import { error, type Issue } from '../issue';

const DAY_MS = 86_400_000;

/** How far ahead a message can be put: what is said of it would not be true any more later. */
const LATEST_SEND_DAYS = 366;

/** What speaks against the time after which a message is given up; null for `sendAt` means at once. */
export function checkExpiresAt(expiresAt: Date, sendAt: Date | null, now: Date): Issue[] {
  const ahead = expiresAt.getTime() - now.getTime();
  if (Number.isNaN(ahead)) return [error('expiresAt.invalid', 'expiresAt')];
  if (ahead <= 0) return [error('expiresAt.past', 'expiresAt')];
  return sendAt && expiresAt <= sendAt ? [error('expiresAt.beforeSendAt', 'expiresAt')] : [];
}

/** What speaks against the time at which a message is to leave. */
export function checkSendAt(sendAt: Date, now: Date): Issue[] {
  const ahead = sendAt.getTime() - now.getTime();
  if (Number.isNaN(ahead)) return [error('sendAt.invalid', 'sendAt')];
  if (ahead <= 0) return [error('sendAt.past', 'sendAt')];
  return ahead > LATEST_SEND_DAYS * DAY_MS ? [error('sendAt.tooFar', 'sendAt')] : [];
}
