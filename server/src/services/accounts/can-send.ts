import type { HealthStatus } from '../../meta/resources/accounts';
import type { AccountRow } from '../../store/rows';

type Known = Partial<Pick<AccountRow, 'health'>>;

const canSend = ({ health }: Known): string | undefined =>
  (health as { phoneNumber?: HealthStatus | null } | null | undefined)?.phoneNumber
    ?.can_send_message;

/** Whether Meta says that the number may not send, for a reason that no other check looks at. */
export const isBlocked = (account: Known): boolean => canSend(account) === 'BLOCKED';

/** Whether Meta has said that the number may send. */
export const isFree = (account: Known): boolean =>
  !['BLOCKED', undefined].includes(canSend(account));

/** Whether Meta has said that the number may send everything. */
export const isAvailable = (account: Known): boolean => canSend(account) === 'AVAILABLE';
