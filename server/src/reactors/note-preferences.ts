import { sentenceOf } from '../../../shared/domain/sentences';
import type { Runtime } from '../runtime';
import { portfolioOf } from '../services/accounts/portfolio';
import { tellConsent } from '../services/contacts/tell-consent';
import type { NewConsentEvent } from '../store/consents';
import type { PreferenceEvent } from '../webhook/events';
import { phoneOf } from './record-messages';
import { applyInTurn, type Unapplied } from './unapplied';

/** The word that a preference stands for: it speaks of marketing alone, whichever way it goes. */
export const wordOf = ({ wants, at, detail }: PreferenceEvent): NewConsentEvent => ({
  kind: wants === 'stop' ? 'opt-out' : 'opt-in',
  purpose: 'marketing',
  at,
  source: 'webhook',
  note: detail ?? sentenceOf('consent.note.chose', { wants }),
  actor: null,
});

/**
 * Records what people chose in WhatsApp. To resume there is said by the person, in so many words: it is
 * an opt-in to marketing, and ends opt-outs of marketing before it, but never the wish to hear nothing.
 */
export async function notePreferences(
  runtime: Runtime,
  events: PreferenceEvent[],
): Promise<Unapplied<PreferenceEvent>[]> {
  const { accounts, contacts, consents, strapi } = runtime;
  return applyInTurn(strapi, events, async (event) => {
    const { businessAccountId, phoneNumberId, waId, userId } = event;
    const all = await accounts.listOfBusiness(businessAccountId);
    const account = all.find((one) => one.phoneNumberId === phoneNumberId) ?? all[0];
    if (!account) return { parked: sentenceOf('delivery.noBusinessAccount') };
    const person = {
      phone: waId === null ? null : phoneOf(waId),
      waId,
      userId,
      at: event.at,
    };
    const [contact] = await contacts.getOrInsertPeople(portfolioOf(account), [person]);
    const word = wordOf(event);
    const recorded = await consents.record(
      contact!.id,
      word,
      async () => !(await consents.has(contact!.id, word)),
    );
    if (recorded) tellConsent(runtime, contact!, word);
    return 'applied';
  });
}
