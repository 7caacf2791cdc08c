import type { Registration } from '../../../../shared/contracts/accounts';
import {
  checkRegistration,
  isPin,
  isRegistered,
  type NumberStanding,
} from '../../../../shared/domain/registration';
import { askMeta, inWords, refuse } from '../../errors';
import {
  getRegistration,
  registerPhoneNumber,
  type MetaRegistration,
} from '../../meta/resources/registration';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { clientOf } from './client';

/** Where a number stands, as the rules know it. */
const standingOf = (number: MetaRegistration): NumberStanding => ({
  status: number.status ?? null,
  platformType: number.platform_type ?? null,
  codeVerification: number.code_verification_status ?? null,
  isOnBusinessApp: number.is_on_biz_app ?? false,
});

/** What is to be known about the registration of a number. */
export function toRegistration(number: MetaRegistration): Registration {
  const standing = standingOf(number);
  return {
    ...standing,
    isRegistered: isRegistered(standing),
    hasPin: number.is_pin_enabled ?? null,
    issues: checkRegistration(standing).map(inWords),
  };
}

/** Asks Meta whether the number of an account is registered, and what speaks against registering it. */
export const readRegistration = async (runtime: Runtime, row: AccountRow): Promise<Registration> =>
  toRegistration(await askMeta(() => getRegistration(clientOf(runtime, row), row.phoneNumberId)));

/**
 * Registers the number of an account for the Cloud API, and answers where it stands then. The PIN goes to
 * Meta and nowhere else. Throws an answer in words where it is no PIN, or Meta refuses.
 */
export async function registerNumber(
  runtime: Runtime,
  row: AccountRow,
  pin: string,
): Promise<Registration> {
  if (!isPin(pin)) throw refuse('register.pin', 'pin');
  await askMeta(() => registerPhoneNumber(clientOf(runtime, row), row.phoneNumberId, pin));
  return readRegistration(runtime, row);
}
