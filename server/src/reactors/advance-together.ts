import type { AccountTrouble } from '../services/accounts/trouble';
import type { Runtime } from '../runtime';
import { createGroupCommit } from '../store/group-commit';
import type { StatusEvent } from '../webhook/events';
import { advanceStatuses } from './advance-statuses';
import type { Unapplied } from './unapplied';

/** After so few statuses the next wait a moment for more: each transaction costs, however small. */
const FEW = 40;
const REST_MS = 6;

/** What became of the statuses of one delivery. */
type Advanced = { unapplied: Unapplied<StatusEvent>[] } | { failure: unknown };

/** Moves messages by what Meta reports: the statuses of deliveries that come at the same time together. */
export function createAdvanceTogether({ strapi, writer, now }: Runtime, trouble: AccountTrouble) {
  const together = createGroupCommit<StatusEvent[], Advanced>(
    async (groups) => {
      try {
        const unapplied = await advanceStatuses(strapi, writer, groups.flat(), trouble, now());
        if (unapplied.length === 0) return groups.map(() => ({ unapplied }));
        const byEvent = new Map(unapplied.map((one) => [one.event, one]));
        return groups.map((group) => ({
          unapplied: group.flatMap((event) => byEvent.get(event) ?? []),
        }));
      } catch (failure) {
        // The database is not to be had: no delivery would fare better alone.
        return groups.map(() => ({ failure }));
      }
    },
    () => false,
    { restMs: REST_MS, restBelow: FEW, weigh: ({ length }) => length },
  );
  return {
    /** Resolves with what had no effect when all the rest is durable; rejects when it is to be told again. */
    async advance(events: StatusEvent[]): Promise<Unapplied<StatusEvent>[]> {
      if (events.length === 0) return [];
      const result = await together.submit(events);
      if ('failure' in result) throw result.failure;
      return result.unapplied;
    },
    idle: together.idle,
  };
}
