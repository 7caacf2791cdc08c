import type { Conversation } from '../../../../shared/contracts/conversations';
import {
  COUNT_LIMIT,
  INBOX_TABS,
  type InboxCounts,
  type InboxQuery,
  type ListInbox,
} from '../../../../shared/contracts/inbox';
import { readPhone } from '../../../../shared/domain/phone';
import { CLOSING_MS, WINDOW_MS } from '../../../../shared/domain/window';
import type { Actor } from '../../actor';
import { refuse } from '../../errors';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import type { InboxSort, ListPlace } from '../../store/inbox';
import { contactWhere } from '../contacts/contact-where';
import { TABS } from '../conversations/tabs';
import { toConversation } from '../conversations/view';
import { isMaskedFor, type InboxAccess } from './access';

const MOST = 100;
const USUAL = 30;

/** Looked for in messages only from here on: everything holds a single letter. */
const LEAST_WORDS = 2;

const userOf = (actor: Actor): number => (actor.source === 'person' ? actor.user.id : -1);

const toCursor = ({ at, id }: ListPlace): string => `${at.getTime()}.${id}`;

function readCursor(cursor: string | undefined): ListPlace | null {
  if (cursor === undefined) return null;
  const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor) ?? [];
  if (at === undefined) throw refuse('conversation.cursor', 'after');
  return { at: new Date(Number(at)), id: Number(id) };
}

/** How many are asked for. */
export const readLimit = (limit: string | undefined, usual: number): number =>
  Math.min(MOST, Math.max(1, Math.floor(Number(limit)) || usual));

/** The conversations as people work through them. */
export function createInboxList(
  { inbox, accounts, now }: Pick<Runtime, 'inbox' | 'accounts' | 'now'>,
  access: InboxAccess,
) {
  /** By a name, by a number in any writing where numbers are to be seen, or by words of a message. */
  async function searchOf(text: string, actor: Actor): Promise<object> {
    const country = (await accounts.getDefault())?.defaultCountry ?? null;
    const readNumber = (written: string) =>
      readPhone(written, country, parsePhone).phone?.e164 ?? null;
    const withWords = text.length < LEAST_WORDS ? [] : await inbox.listWithWords(text);
    const person = isMaskedFor(actor)
      ? { profileName: { $containsi: text } }
      : contactWhere({ _q: text }, readNumber);
    return { $or: [{ contact: person }, { id: { $in: withWords } }] };
  }

  const awake = () => ({
    $or: [{ snoozedUntil: { $null: true } }, { snoozedUntil: { $lte: now() } }],
  });

  async function whereOf(query: InboxQuery, actor: Actor): Promise<object> {
    const { tab = 'all', account, label, contact } = query;
    if (!INBOX_TABS.includes(tab)) throw refuse('conversation.tab', 'tab');
    const text = query._q?.trim();
    const isEverywhere = tab === 'all' && (text || contact);
    const closesFrom = new Date(now().getTime() - WINDOW_MS);
    return {
      $and: [
        access.within(actor, 'inbox.read'),
        isEverywhere ? {} : TABS[tab](userOf(actor)),
        ...(contact ? [{ contact: { documentId: contact } }] : []),
        ...(account ? [{ account: { documentId: account } }] : []),
        ...(label ? [{ labels: { documentId: label } }] : []),
        ...(query.unread ? [{ unreadCount: { $gt: 0 } }] : []),
        ...(query.closing
          ? [
              {
                lastInboundAt: {
                  $gt: closesFrom,
                  $lte: new Date(closesFrom.getTime() + CLOSING_MS),
                },
              },
            ]
          : []),
        ...(query.snoozed ? [{ snoozedUntil: { $gt: now() } }] : []),
        ...(query.snoozed || isEverywhere || tab === 'closed' ? [] : [awake()]),
        ...(text ? [await searchOf(text, actor)] : []),
      ],
    };
  }

  const countOf = (actor: Actor, account: string | undefined, ...also: object[]) =>
    inbox.countUpTo(
      {
        $and: [
          access.within(actor, 'inbox.read'),
          { lastInboundAt: { $notNull: true } },
          ...(account ? [{ account: { documentId: account } }] : []),
          ...also,
        ],
      },
      COUNT_LIMIT,
    );

  return {
    /** A part of the list, and what to ask for what comes behind it. */
    async list(query: InboxQuery, actor: Actor): Promise<ListInbox['Response']> {
      const sort: InboxSort = query.sort === 'waiting' ? 'waiting' : 'newest';
      const limit = readLimit(query.limit, USUAL);
      const where = await whereOf(query, actor);
      const view = (row: Parameters<typeof toConversation>[0]): Conversation =>
        toConversation(row, now(), isMaskedFor(actor));
      if (query.contact) {
        // One conversation an account: also those in which the person has not written yet.
        const rows = await inbox.list(where, { page: 1, pageSize: MOST });
        return { data: rows.map(view), meta: { next: null } };
      }
      const rows = await inbox.listBehind(where, sort, readCursor(query.after), limit + 1);
      const data = rows.slice(0, limit);
      const last = data.at(-1);
      const next = rows.length > limit && last ? toCursor(inbox.placeOf(last, sort)) : null;
      return { data: data.map(view), meta: { next } };
    },

    /** How many there are in each tab, and how many of them wait to be read. */
    async count(account: string | undefined, actor: Actor): Promise<InboxCounts> {
      const user = userOf(actor);
      const unread = { unreadCount: { $gt: 0 } };
      const counts = await Promise.all([
        countOf(actor, account, TABS.mine(user), awake()),
        countOf(actor, account, TABS.unassigned(user), awake()),
        countOf(actor, account, TABS.all(user), awake()),
        countOf(actor, account, TABS.closed(user)),
        countOf(actor, account, TABS.mine(user), unread),
        countOf(actor, account, TABS.unassigned(user), unread),
        countOf(actor, account, TABS.all(user), unread),
        countOf(actor, account, unread, {
          $or: [TABS.mine(user), TABS.unassigned(user)],
        }),
      ]);
      return {
        tabs: {
          mine: counts[0],
          unassigned: counts[1],
          all: counts[2],
          closed: counts[3],
        },
        unread: { mine: counts[4], unassigned: counts[5], all: counts[6] },
        badge: counts[7],
      };
    },
  };
}
