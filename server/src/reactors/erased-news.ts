import { applyConsent, NOTHING_SAID } from '../../../shared/domain/consent';
import type { Runtime } from '../runtime';
import { portfolioOf } from '../services/accounts/portfolio';
import type { KnownIn } from '../store/relatives';
import { inTransaction } from '../store/table';
import type { IdentityEvent, PreferenceEvent, WebhookEvent } from '../webhook/events';
import { wordOf } from './note-preferences';
import { phoneOf } from './record-messages';

type Parts = Pick<Runtime, 'strapi' | 'accounts' | 'contacts' | 'suppressions'>;

type News = IdentityEvent | PreferenceEvent;

const isNews = (event: WebhookEvent): event is News =>
  event.type === 'identity' || event.type === 'preference';

/** Somebody by one name each: the names of one person that an event tells. */
function namedBy(event: News, portfolioId: string): KnownIn[] {
  const [waIds, userIds] =
    event.type === 'preference'
      ? [[event.waId], [event.userId]]
      : [
          [event.oldWaId, event.newWaId],
          [event.oldUserId, event.newUserId],
        ];
  const nobody = { portfolioId, phone: null, waId: null, userId: null };
  return [
    ...waIds.flatMap((waId) => (waId === null ? [] : { ...nobody, phone: phoneOf(waId), waId })),
    ...userIds.flatMap((userId) => (userId === null ? [] : { ...nobody, userId })),
  ];
}

/** Whether an event tells what was before its person was erased, and of nobody who is known here. */
async function isOfErased(parts: Parts, event: News, people: KnownIn[]): Promise<boolean> {
  const erased = await parts.suppressions.wereErasedAfter(people, event.at);
  if (!erased.includes(true)) return false;
  // Somebody else may have one of these names by now, but not all that a change tells.
  if (event.type === 'identity' && !erased.includes(false)) return true;
  for (const one of people)
    if ((await parts.contacts.listKnownAs(one)).some((row) => row.portfolioId === one.portfolioId))
      return false;
  return true;
}

/** Keeps that somebody who has been erased wants no marketing; to want it again they say once more. */
async function keepOptOut(
  { strapi, suppressions }: Parts,
  event: PreferenceEvent,
  person: KnownIn,
) {
  if (event.wants !== 'stop') return;
  await inTransaction(strapi, async () => {
    const [before] = await suppressions.ofMany([[person]]);
    await suppressions.save(person, applyConsent(before ?? NOTHING_SAID, wordOf(event)));
  });
}

/**
 * What Meta tells once more, or late, about the names and wishes of people who have been erased since, by
 * `itemKey`: nobody is made anew for it. An opt-out among it is kept as a keyed hash.
 */
export async function takeNewsOfErased(parts: Parts, events: WebhookEvent[]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const event of events.filter(isNews)) {
    const all = await parts.accounts.listOfBusiness(event.businessAccountId);
    const account = all.find((one) => one.phoneNumberId === event.phoneNumberId) ?? all[0];
    if (!account) continue;
    const people = namedBy(event, portfolioOf(account));
    if (!(await isOfErased(parts, event, people))) continue;
    if (event.type === 'preference') {
      const merged = people.reduce((one, other) => ({
        ...one,
        userId: one.userId ?? other.userId,
      }));
      await keepOptOut(parts, event, merged);
    }
    taken.add(event.itemKey);
  }
  return taken;
}
