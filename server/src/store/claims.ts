import type { Core } from '@strapi/strapi';

import { messagesPerSecond } from '../../../shared/domain/message/pace';
import type { BudgetStore } from './budgets';
import { dueOf, markClaimed, type ClaimMark } from './due-messages';
import type { AccountRow } from './rows';
import { rowsOf, tableOf, type Transaction } from './table';
import { UIDS } from './uids';

/** A phone number that may send now, by its account. */
export interface Sender {
  accountId: number;
  phoneNumberId: string;
  perSecond: number;
}

export interface ClaimOptions extends ClaimMark {
  limit: number;
  /** Which of the numbers comes first, so that each does in turn. */
  turn: number;
}

/** The messages that one claim has got. */
export interface ClaimResult {
  documentIds: string[];
  /** Whether the limit kept it from getting more. */
  mayHaveMore: boolean;
  /** Until a number may send more that has no more of its pace; 0 when there is none. */
  waitMs: number;
}

interface Due {
  id: number;
  documentId: string;
  account: number;
}

/** Numbers that are asked by one statement: databases limit how much it may join. */
const SENDERS_AT_ONCE = 50;

/** Takes of each list in turn until there are so many; what is first in a list stays first. */
function dealOut<T>(lists: T[][], limit: number): T[] {
  const dealt: T[] = [];
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let place = 0; place < longest; place += 1)
    for (const list of lists) {
      if (dealt.length === limit) return dealt;
      if (place < list.length) dealt.push(list[place]!);
    }
  return dealt;
}

/** Hands out due messages: each to one worker at a time, at the pace of its number. */
export function createClaims(strapi: Core.Strapi, budgets: BudgetStore, installationId: string) {
  const { column } = tableOf(strapi, UIDS.message);
  /** Accounts whose last look has found something: the next is likely to. */
  const busy = new Set<number>();

  /** The numbers whose account is switched on, not held, and connected by this installation. */
  const listSenders = async (): Promise<Sender[]> =>
    (
      await rowsOf<AccountRow>(strapi, UIDS.account).findMany({
        where: { enabled: true, holdReason: null, installationId },
        select: ['id', 'phoneNumberId', 'throughputLevel'],
        orderBy: { id: 'asc' },
      })
    ).map(({ id, phoneNumberId, throughputLevel }) => ({
      accountId: id,
      phoneNumberId,
      perSecond: messagesPerSecond(throughputLevel),
    }));

  /** What is due of these accounts, the most urgent first: at most so many of each. */
  async function listDue(
    connection: Transaction,
    wanted: Map<number, number>,
    now: Date,
  ): Promise<Due[]> {
    const ofAccount = ([account, limit]: [number, number]) =>
      connection.select('*').from(
        dueOf(strapi, connection, account, now, limit)
          .select({
            id: 'id',
            documentId: column('documentId'),
            account: column('account'),
          } as never)
          .as('due') as never,
      );
    const queries = [...wanted].map(ofAccount);
    const due: Due[] = [];
    for (let start = 0; start < queries.length; start += SENDERS_AT_ONCE) {
      const [first, ...others] = queries.slice(start, start + SENDERS_AT_ONCE);
      due.push(...((await first!.unionAll(others as never)) as Due[]));
    }
    return due;
  }

  /** Those who may have something: most looks find nothing, and lock nothing. */
  async function listBusy(senders: Sender[], now: Date): Promise<Sender[]> {
    const idle = senders.filter(({ accountId }) => !busy.has(accountId));
    if (idle.length > 0) {
      const wanted = new Map(idle.map(({ accountId }) => [accountId, 1]));
      for (const { account } of await listDue(strapi.db.connection, wanted, now))
        busy.add(Number(account));
    }
    return senders.filter(({ accountId }) => busy.has(accountId));
  }

  return {
    listSenders,

    /**
     * Takes due messages of all numbers, of each the most urgent first; nobody else gets them until the
     * lease ends. One transaction claims for all, and takes from the pace of each what it has claimed.
     */
    async claim(options: ClaimOptions): Promise<ClaimResult> {
      const { limit, now, turn } = options;
      const asked = await listBusy(await listSenders(), now);
      if (asked.length === 0) return { documentIds: [], mayHaveMore: false, waitMs: 0 };
      for (const { phoneNumberId } of asked) await budgets.ensure(phoneNumberId);
      const first = turn % asked.length;
      const senders = [...asked.slice(first), ...asked.slice(0, first)];
      let claimed: Due[] = [];
      const { waitMs } = await budgets.take(senders, limit, now, async (open, trx) => {
        const wanted = new Map(
          senders.flatMap(({ accountId, phoneNumberId }) => {
            const count = open.get(phoneNumberId) ?? 0;
            return count > 0 ? [[accountId, count]] : [];
          }),
        );
        const due = wanted.size > 0 ? await listDue(trx, wanted, now) : [];
        const lists = [...wanted.keys()].map((accountId) =>
          due.filter(({ account }) => Number(account) === accountId),
        );
        [...wanted.keys()].forEach((accountId, index) => {
          if (lists[index]!.length === 0) busy.delete(accountId);
        });
        const dealt = dealOut(lists, limit);
        const ids = await markClaimed(strapi, trx, dealt, options);
        claimed = dealt.filter(({ id }) => ids.has(id));
        return new Map(
          senders.map(({ accountId, phoneNumberId }) => [
            phoneNumberId,
            claimed.filter(({ account }) => Number(account) === accountId).length,
          ]),
        );
      });
      return {
        documentIds: claimed.map(({ documentId }) => documentId),
        mayHaveMore: claimed.length === limit,
        waitMs,
      };
    },
  };
}

export type Claims = ReturnType<typeof createClaims>;
