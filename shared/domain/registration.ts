import { error, warning, type Issue } from './issue';

/** Where a number stands at Meta, in Meta's own words; null where Meta does not tell. */
export interface NumberStanding {
  /** e.g. `CONNECTED`, `PENDING`, `BANNED`. */
  status: string | null;
  /** `CLOUD_API`, `ON_PREMISE` or `NOT_APPLICABLE`. */
  platformType: string | null;
  /** `VERIFIED`, `NOT_VERIFIED` or `EXPIRED`. */
  codeVerification: string | null;
  /** Whether it is used in the WhatsApp Business app. */
  isOnBusinessApp: boolean;
}

/** States of a number that nobody has registered yet, or that was deregistered. */
const UNREGISTERED = ['PENDING', 'DISCONNECTED', 'UNVERIFIED'];

/** Whether the Cloud API knows a number; null where Meta does not tell. */
export function isRegistered({
  status,
  platformType,
}: Pick<NumberStanding, 'status' | 'platformType'>): boolean | null {
  if (platformType !== null) return platformType === 'CLOUD_API';
  if (status === null) return null;
  if (status === 'CONNECTED') return true;
  return UNREGISTERED.includes(status) ? false : null;
}

/** A PIN of Meta's two-step verification. */
export const isPin = (pin: string): boolean => /^\d{6}$/.test(pin);

/** What speaks against registering a number here: an error stops it, a warning may be wrong. */
export function checkRegistration({ codeVerification, isOnBusinessApp }: NumberStanding): Issue[] {
  if (isOnBusinessApp) return [error('register.businessApp', 'pin')];
  // Once it is registered a confirmation may expire; before that it has to be fresh.
  return codeVerification === null || codeVerification === 'VERIFIED'
    ? []
    : [warning('register.unverified', 'pin')];
}
