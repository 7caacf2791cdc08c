import type { Issue } from '../../../../shared/domain/issue';
import { error } from '../../../../shared/domain/issue';
import { checkSendAt } from '../../../../shared/domain/message/schedule';

/** When a message is to leave: null = now, undefined = at a time that is not chosen yet. */
export type When = Date | null | undefined;

/** The time that is offered first: nine o'clock tomorrow morning, where this browser is. */
export function firstOffer(now: Date): Date {
  const offer = new Date(now);
  offer.setDate(offer.getDate() + 1);
  offer.setHours(9, 0, 0, 0);
  return offer;
}

/** What speaks against the time that was chosen. */
export function checkWhen(when: When, now: Date): Issue[] {
  if (when === null) return [];
  return when === undefined ? [error('sendAt.invalid', 'sendAt')] : checkSendAt(when, now);
}
