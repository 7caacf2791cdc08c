import { sentenceOf } from '../../../shared/domain/sentences';
import type { Runtime } from '../runtime';
import { portfolioOf } from '../services/accounts/portfolio';
import { moveIdentity } from '../store/move-identity';
import type { IdentityEvent } from '../webhook/events';
import { phoneOf } from './record-messages';
import { applyInTurn, type Unapplied } from './unapplied';

/**
 * Moves the names of people who are known by others now. It is rare, and each is told for itself: one
 * after the other, in the order of their times.
 */
export async function moveIdentities(
  runtime: Runtime,
  events: IdentityEvent[],
): Promise<Unapplied<IdentityEvent>[]> {
  return applyInTurn(
    runtime.strapi,
    [...events].sort((a, b) => a.at.getTime() - b.at.getTime()),
    async (event) => {
      const all = await runtime.accounts.listOfBusiness(event.businessAccountId);
      const account = all.find((one) => one.phoneNumberId === event.phoneNumberId) ?? all[0];
      if (!account) return { kept: sentenceOf('delivery.noBusinessAccount') };
      await moveIdentity(runtime.strapi, {
        portfolioId: portfolioOf(account),
        // A clock that is ahead must not outdo what comes later.
        at: new Date(Math.min(event.at.getTime(), runtime.now().getTime())),
        reason: event.news,
        oldPhone: event.oldWaId === null ? null : phoneOf(event.oldWaId),
        newPhone: event.newWaId === null ? null : phoneOf(event.newWaId),
        newWaId: event.newWaId,
        oldUserId: event.oldUserId,
        newUserId: event.newUserId,
        newParentUserId: event.newParentUserId,
        itemKey: event.itemKey,
      });
      return 'applied';
    },
  );
}
