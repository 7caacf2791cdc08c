import {
  HISTORY_SUBJECTS,
  type HistoryEntry,
  type HistoryPerson,
  type HistoryQuery,
  type HistorySubject,
} from '../../../../shared/contracts/history';
import type { Page } from '../../../../shared/contracts/page';
import { hiddenFromActor, nameOf, whoOf, type Actor } from '../../actor';
import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import type { OfAccount } from '../../store/belongings';
import type { HistoryRow } from '../../store/history';
import { toIso } from '../accounts/view';
import { readPaging, toPage } from '../paging';

/** Something that somebody has done. */
export interface Deed {
  subject: HistorySubject;
  kind: string;
  /** What it is about, by documentId; empty for nothing in particular. */
  id: string;
  params?: Record<string, string | number | null>;
}

/** So many people are told by name. */
const MOST_PEOPLE = 1_000;

/** Of which subjects the account is looked up. */
const OF_ACCOUNT: readonly string[] = [
  'message',
  'conversation',
  'campaign',
  'automation',
] satisfies OfAccount[];

const hasAccount = (subject: string): subject is OfAccount => OF_ACCOUNT.includes(subject);

/** A time as somebody wrote it; null where it is none. */
function timeOf(text: string | undefined): Date | null {
  const time = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}

const toEntry = (row: HistoryRow): HistoryEntry => ({
  documentId: row.documentId,
  at: toIso(row.at)!,
  subject: row.subject,
  subjectDocumentId: row.subjectDocumentId || null,
  kind: row.kind,
  actor: row.actor,
  user: row.userId,
  source: row.source,
  params: row.params ?? {},
});

/** The internal service `history`: who did what. Nothing in it names the people to whom messages go. */
export function createHistory(runtime: Runtime) {
  const { strapi, history, belongings, now } = runtime;

  /** What belongs to accounts that somebody may see, and what they did themselves. */
  function visibleTo(actor: Actor): object {
    const { accounts } = hiddenFromActor(actor);
    if (accounts.length === 0 || actor.source !== 'person') return {};
    return {
      $or: [
        { account: { id: { $notNull: true, $notIn: [...accounts] } } },
        { userId: actor.user.id },
      ],
    };
  }

  function whereOf({ subject, user, from, to }: HistoryQuery): object {
    const [since, until] = [timeOf(from), timeOf(to)];
    const subjects = subject?.split(',') ?? [];
    return {
      ...(subjects.length > 0 && {
        subject: { $in: HISTORY_SUBJECTS.filter((one) => subjects.includes(one)) },
      }),
      ...(user && { userId: /^\d{1,9}$/.test(user) ? Number(user) : -1 }),
      ...((since ?? until) && {
        at: { ...(since && { $gte: since }), ...(until && { $lte: until }) },
      }),
    };
  }

  return {
    /** Writes down what somebody has done. It is done by then, so it never fails. */
    async note({ subject, kind, id, params = {} }: Deed, actor: Actor): Promise<void> {
      try {
        const account = hasAccount(subject) && id ? await belongings.accountOf(subject, id) : null;
        await history.insert(
          [
            {
              subjectDocumentId: id,
              at: now(),
              kind,
              actor: nameOf(actor) ?? actor.source,
              ...whoOf(actor),
              account,
              params,
              itemKey: null,
            },
          ],
          subject,
        );
      } catch (failure) {
        strapi.log.error(`[whatsapp] What somebody did was not written down: ${forLog(failure)}`);
      }
    },

    /** A page of it, newest first, as far as somebody may see it. */
    async find(query: HistoryQuery, actor: Actor): Promise<Page<HistoryEntry>> {
      const paging = readPaging(query);
      const where = { $and: [whereOf(query), visibleTo(actor)] };
      const { entries, total, totalIsCapped } = await history.page(where, paging);
      return toPage(entries.map(toEntry), paging, total, totalIsCapped);
    },

    /** Everybody in the admin panel of whom somebody may see that they did something, by name. */
    async people(actor: Actor): Promise<HistoryPerson[]> {
      const { accounts } = hiddenFromActor(actor);
      const isLimited = accounts.length > 0 && actor.source === 'person';
      const people = await history.listPeople(
        MOST_PEOPLE,
        isLimited ? { without: accounts, but: actor.user.id } : null,
      );
      return people
        .map(({ userId, actor: name }) => ({ user: userId, name }))
        .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
    },
  };
}

export type History = ReturnType<typeof createHistory>;
