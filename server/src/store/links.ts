import type { Core } from '@strapi/strapi';

import type { MessageClicks } from '../../../shared/contracts/messages';
import type { Clicks } from '../../../shared/contracts/templates';
import { isSameTap, isTooSoon, sameTapSince, type RobotReason } from '../../../shared/domain/click';
import type { Row, Time } from './rows';
import { inTransaction, oneOf, reading, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

interface LinkRow extends Row {
  code: string;
  target: string;
  clicks: number;
  robots: number;
  firstClickedAt: Time;
  lastClickedAt: Time;
  message: { id: number; documentId: string; sentAt: Time; acceptedAt: Time } | null;
  template: { documentId: string } | null;
}

interface ClickRow extends Row {
  link: { id: number } | null;
  at: string | Date;
  isRobot: boolean;
}

/** A link to be stored; relations by row id. */
export interface NewLink {
  code: string;
  target: string;
  /** Key of the variable that it fills, e.g. `button.0` or `body.2`. */
  variable: string;
  message: number | null;
  template: number | null;
  campaign?: number | null;
}

/** Somebody, or something, opened a link. */
export interface Visit {
  linkId: number;
  at: Date;
  /** What the request itself tells; null where it looks like a person's. */
  robot: RobotReason | null;
}

/** What a visit was counted as. */
export interface CountedVisit {
  robot: RobotReason | null;
  at: Date;
  target: string;
  messageDocumentId: string | null;
  templateDocumentId: string | null;
}

/** What a code is made of: 9 bytes as base64url. */
const CODE = /^[A-Za-z0-9_-]{12}$/;

/** A code as it is looked up: databases may ignore case, and in hex nothing depends on it. */
const keyOf = (code: string): string => Buffer.from(code, 'base64url').toString('hex');

/** Rows a statement: each row costs up to two parameters a column, and databases limit them. */
const ROWS_PER_UPDATE = 200;

const toDate = (time: Time): Date | null => (time === null ? null : new Date(time));

/** What changes of a link. Times are written as Date: text would be stored as text by SQLite. */
const COUNTERS = {
  clicks: (row: LinkRow) => row.clicks,
  robots: (row: LinkRow) => row.robots,
  firstClickedAt: (row: LinkRow) => toDate(row.firstClickedAt),
  lastClickedAt: (row: LinkRow) => toDate(row.lastClickedAt),
};

/** People and robots are told apart: a preview just before must not swallow the person's tap. */
const tapKey = (linkId: number, isRobot: boolean): string => `${linkId} ${isRobot}`;

/** Tracked links and who opened them. */
export function createLinkStore(strapi: Core.Strapi) {
  const links = () => rowsOf<LinkRow>(strapi, UIDS.link);
  const clicks = () => rowsOf<ClickRow>(strapi, UIDS.click);

  /** The links as they stand, kept from other writers until the transaction ends. */
  async function lock(ids: number[]): Promise<Map<number, LinkRow>> {
    const { name } = tableOf(strapi, UIDS.link);
    await inTransaction(strapi, (trx) =>
      trx(name).select('id').whereIn('id', ids).orderBy('id').forUpdate(),
    );
    const rows = await links().findMany({
      where: { id: { $in: ids } },
      populate: {
        message: { select: ['documentId', 'sentAt', 'acceptedAt'] },
        template: { select: ['documentId'] },
      },
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** When each of the links was opened since then, by `tapKey`. */
  async function recentTimes(ids: number[], since: Date): Promise<Map<string, Date[]>> {
    const rows = await clicks().findMany({
      where: { link: { id: { $in: ids } }, at: { $gte: since } },
      populate: { link: { select: ['id'] } },
    });
    const times = new Map<string, Date[]>();
    for (const { link, at, isRobot } of rows) {
      const key = tapKey(link!.id, isRobot);
      times.set(key, [...(times.get(key) ?? []), new Date(at)]);
    }
    return times;
  }

  /** Writes the counters of rows that are locked. */
  async function updateCounters(rows: LinkRow[]): Promise<void> {
    const { name, column } = tableOf(strapi, UIDS.link);
    await inTransaction(strapi, async (trx) => {
      for (let start = 0; start < rows.length; start += ROWS_PER_UPDATE) {
        const part = rows.slice(start, start + ROWS_PER_UPDATE);
        const cases = part.map(() => 'when ? then ?').join(' ');
        const set = Object.entries(COUNTERS).map(([counter, valueOf]) => [
          column(counter),
          trx.raw(`case ?? ${cases} else ?? end`, [
            'id',
            ...part.flatMap((row) => [row.id, valueOf(row)]),
            column(counter),
          ] as never),
        ]);
        await trx(name)
          .whereIn(
            'id',
            part.map(({ id }) => id),
          )
          .update(Object.fromEntries(set));
      }
    });
  }

  return {
    /** Stores links; inside a transaction of the caller as part of it. A code that is taken fails. */
    async insert(rows: NewLink[]): Promise<void> {
      if (rows.length === 0) return;
      await links().createMany({
        data: rows.map((row) => ({ ...row, codeKey: keyOf(row.code), clicks: 0, robots: 0 })),
      });
    },

    /** The link with exactly this code. */
    async getByCode(code: string): Promise<{ id: number; target: string } | null> {
      if (!CODE.test(code)) return null;
      const row = await links().findOne({ where: { codeKey: keyOf(code) } });
      return row?.code === code ? row : null;
    },

    /**
     * Counts visits in one transaction, each as what it turns out to be; null for one that is the same
     * tap as another, or whose link is gone.
     */
    noteVisits: (visits: Visit[]): Promise<(CountedVisit | null)[]> =>
      inTransaction(strapi, async () => {
        const ids = [...new Set(visits.map(({ linkId }) => linkId))].sort((a, b) => a - b);
        const earliest = visits.reduce((first, { at }) => (at < first ? at : first), visits[0]!.at);
        const rows = await lock(ids);
        const times = await recentTimes(ids, sameTapSince(earliest));
        const rowsToInsert: object[] = [];
        const changed = new Set<LinkRow>();
        const counted = visits.map(({ linkId, at, robot: told }): CountedVisit | null => {
          const row = rows.get(linkId);
          if (!row) return null;
          const { message, template, target } = row;
          const sentAt = toDate(message?.sentAt ?? message?.acceptedAt ?? null);
          const robot = told ?? (isTooSoon(at, sentAt) ? 'too soon' : null);
          const key = tapKey(linkId, robot !== null);
          const before = times.get(key) ?? [];
          if (before.some((time) => isSameTap(at, time))) return null;
          times.set(key, [...before, at]);
          rowsToInsert.push({ link: linkId, at, isRobot: robot !== null, reason: robot });
          changed.add(row);
          if (robot !== null) row.robots += 1;
          else {
            row.clicks += 1;
            row.firstClickedAt ??= at;
            row.lastClickedAt = at;
          }
          return {
            robot,
            at,
            target,
            messageDocumentId: message?.documentId ?? null,
            templateDocumentId: template?.documentId ?? null,
          };
        });
        if (rowsToInsert.length > 0) await clicks().createMany({ data: rowsToInsert });
        await updateCounters([...changed]);
        return counted;
      }),

    /** What became of the links of messages, by the row id of the message; none where it has no link. */
    async countsOfMessages(messageIds: number[]): Promise<Map<number, MessageClicks>> {
      const counts = new Map<number, MessageClicks>();
      if (messageIds.length === 0) return counts;
      const { name, column } = tableOf(strapi, UIDS.link);
      const message = column('message');
      // Past Strapi's query, which would join the messages for their ids.
      const rows = (await reading(strapi, (connection) =>
        connection(name)
          .select({
            of: message,
            target: column('target'),
            people: column('clicks'),
            robots: column('robots'),
            lastClickedAt: column('lastClickedAt'),
          } as never)
          .where(oneOf(strapi, connection, message, messageIds) as never)
          .orderBy('id'),
      )) as unknown as (Pick<LinkRow, 'target' | 'robots' | 'lastClickedAt'> & {
        of: number;
        people: number;
      })[];
      for (const { of, target, people, robots, lastClickedAt } of rows) {
        const before = counts.get(of) ?? { people: 0, robots: 0, lastAt: null, links: [] };
        const lastAt = toDate(lastClickedAt)?.toISOString() ?? null;
        counts.set(of, {
          people: before.people + people,
          robots: before.robots + robots,
          lastAt: lastAt !== null && lastAt > (before.lastAt ?? '') ? lastAt : before.lastAt,
          links: [...before.links, { target, people }],
        });
      }
      return counts;
    },

    /** What became of the links of all messages of templates, by the row id of the template. */
    async countsOfTemplates(templateIds: number[]): Promise<Map<number, Clicks>> {
      if (templateIds.length === 0) return new Map();
      const { name, column } = tableOf(strapi, UIDS.link);
      const template = column('template');
      const sums = (await inTransaction(strapi, (trx) =>
        trx(name)
          .select({ id: template })
          .sum({ people: column('clicks'), robots: column('robots') })
          .whereIn(template, templateIds)
          .groupBy(template),
      )) as unknown as { id: number; people: unknown; robots: unknown }[];
      return new Map(
        sums.map(({ id, people, robots }) => [
          id,
          { people: Number(people), robots: Number(robots) },
        ]),
      );
    },
  };
}
