import { writingsOf } from '../../../../shared/domain/phone';
import type { Runtime } from '../../runtime';

/** Whether this installation may write to a number; outside of production only to those that are named. */
export function isAllowedRecipient(
  { config, isProduction }: Pick<Runtime, 'config' | 'isProduction'>,
  phone: string | null,
): boolean {
  const allowed = isProduction ? null : config.sending.allowedRecipients;
  if (!allowed) return true;
  // One phone is known under two writings in some countries; whichever stands in the list means it.
  return phone !== null && writingsOf(phone).some((writing) => allowed.includes(writing));
}
