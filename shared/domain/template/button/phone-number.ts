import { error, type Issue } from '../../issue';
import { LIMITS } from '../template';

/** Calls a number. */
export interface PhoneNumberButton {
  type: 'phone_number';
  text: string;
  /** With country code, e.g. `+4930123456`. */
  phoneNumber: string;
}

/** Meta's rules for the number of a call button. */
export function checkPhoneNumberButton({ phoneNumber }: PhoneNumberButton, index: number): Issue[] {
  const path = `buttons.${index}.phoneNumber`;
  const number = phoneNumber.trim();
  if (number === '') return [error('button.phone.empty', path)];
  if (number.length > LIMITS.phoneNumber)
    return [
      error('button.phone.tooLong', path, { length: number.length, limit: LIMITS.phoneNumber }),
    ];
  return /^\+?[1-9]\d{4,18}$/.test(number) ? [] : [error('button.phone.invalid', path, { number })];
}
