import { asText, type JsonObject } from '../json';
import { invalidParameter, messagingError } from '../graph/refusals';
import type { Platform } from '../platform';
import { createCustomer } from '../world/seed-world';
import type { Customer, PhoneNumber } from '../world/types';
import { addCustomer, businessAccountOf, findCustomer, findCustomerByUserId } from '../world/world';

/** Whom a message is for, and how the business said so. */
export interface Recipient {
  customer: Customer;
  addressedBy: 'phone' | 'user_id';
  /** What the business wrote, returned in the answer. */
  input: string;
}

const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/**
 * The digits of a phone number in any writing. Without a plus the country may be missing; then
 * Meta puts the business's own country code in front
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages).
 */
export const digitsOf = (
  written: string,
  dialCode: string,
  known: (digits: string) => boolean,
): string | undefined => {
  if (!/^\+?[\d\s().\-/]+$/.test(written.trim())) return undefined;
  const digits = written.replace(/\D/g, '');
  const full =
    written.trim().startsWith('+') || known(digits) || !digits.startsWith('0')
      ? digits
      : `${dialCode}${digits.replace(/^0+/, '')}`;
  return full.length >= 7 && full.length <= 15 ? full : undefined;
};

/** Finds the person a request is for; strangers with a phone number become known. */
export const readRecipient = (
  platform: Platform,
  number: PhoneNumber,
  params: JsonObject,
): Recipient => {
  const { world } = platform;
  const to = asText(params['to']);
  const userId = asText(params['recipient']);
  // With both, `to` wins.
  if (!to && userId) {
    if (!USER_ID.test(userId)) {
      throw messagingError(131009, 'The recipient is not a valid business-scoped user id.');
    }
    const { portfolioId } = businessAccountOf(world, number);
    const customer = findCustomerByUserId(world, userId, portfolioId);
    if (!customer)
      throw messagingError(131009, 'The recipient is unknown to this business portfolio.');
    return { customer, addressedBy: 'user_id', input: userId };
  }
  if (!to) throw invalidParameter('The parameter to is required.');
  const digits = digitsOf(to, number.dialCode, (known) => findCustomer(world, known) !== undefined);
  if (!digits)
    throw messagingError(131009, `The phone number of the recipient is not valid: ${to}`);
  const known = findCustomer(world, digits);
  if (known) return { customer: known, addressedBy: 'phone', input: to };
  const customer = createCustomer({ phone: digits });
  addCustomer(world, customer);
  platform.changes.tell('phone', digits);
  return { customer, addressedBy: 'phone', input: to };
};
