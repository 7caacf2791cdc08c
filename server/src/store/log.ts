import type { Core } from '@strapi/strapi';

import type {
  FailureType,
  MessageDirection,
  MessagePhase,
  MessageState,
} from '../../../shared/domain/message/message';
import type { CodeFilter } from '../../../shared/domain/diagnosis';
import { TOTAL_LIMIT } from '../../../shared/contracts/page';
import { createLogRows } from './log-rows';
import type { MessageRow } from './rows';
import { oneOf, reading, tableOf, type Query, type Transaction } from './table';
import { UIDS } from './uids';

/** What messages of the log have to be; relations by row id. An empty list finds nothing. */
export interface LogFilter {
  phases?: MessagePhase[];
  states?: MessageState[];
  /** Also those that wait for a time after this one. */
  orScheduledAfter?: Date;
  direction?: MessageDirection;
  types?: string[];
  sources?: string[];
  account?: number;
  /** Nothing of these accounts. */
  hiddenAccounts?: number[];
  /** Row ids. */
  contacts?: number[];
  /** With which the number begins, where it is one of very many. */
  digits?: string;
  templates?: number[];
  campaign?: number;
  automation?: number;
  recordUid?: string;
  recordDocumentId?: string;
  wamid?: string;
  failureTypes?: FailureType[];
  codes?: CodeFilter;
  /** Anywhere in the text. */
  text?: string;
  from?: Date;
  to?: Date;
}

export type LogOrder = 'asc' | 'desc';

/** A place in the log: between messages, by time and row id; without an id before or behind all of that time. */
export interface LogPlace {
  at: Date;
  id: number | null;
}

/** What one look into the log has brought. */
interface Walked {
  ids: { id: number; createdAt: Date }[];
  /** Whether there is more beyond them. */
  hasMore: boolean;
  /** How far was looked, where that was not the end; there may be more beyond it. */
  stoppedAt: LogPlace | null;
}

/** A page of the log. */
export interface LogPage {
  rows: MessageRow[];
  /** Where its first and its last message are. */
  first: LogPlace | null;
  last: LogPlace | null;
  hasBefore: boolean;
  hasAfter: boolean;
  /** How far back was looked before enough was found; null where that was to the end. */
  stoppedAt: LogPlace | null;
}

/** How much is read for one answer. */
export interface LogLimits {
  /**
   * How many messages are read through at a time when no index says which of them match; the first ones
   * are few, as most of what people look for is new. After the last, the one who asks decides whether to
   * go on.
   */
  windows: readonly number[];
  /** How many are counted through. */
  counted: number;
}

const LIMITS: LogLimits = { windows: [200, 2_000, 20_000, 50_000], counted: 20_000 };

/** Rows a page of what is read to its end: with what messages hold, about a megabyte. */
const PAGE = 500;

/** As a part of a pattern it stands for itself. */
const escapeLike = (text: string): string => text.replace(/[!%_]/g, '!$&');

const opposite = (order: LogOrder): LogOrder => (order === 'asc' ? 'desc' : 'asc');

/**
 * The log of all messages, however many there are: pages are found by the last message of the one before,
 * and a filter that no index knows is looked for among so many messages at a time.
 */
export function createLog(strapi: Core.Strapi, { windows, counted }: LogLimits = LIMITS) {
  const { name, column } = tableOf(strapi, UIDS.message);
  const contacts = tableOf(strapi, UIDS.contact);
  const readRows = createLogRows(strapi);
  const CREATED = `m.${column('createdAt')}`;

  /** A time as a condition takes it; Knex knows what each database makes of it. */
  const bind = (time: Date) => time as never;

  /** By what an index leads through the messages in the order of their time. */
  function whereLed(query: Query, { phases, templates, to, from }: LogFilter): Query {
    if (phases?.length === 1) query.where(`m.${column('phase')}`, phases[0] as never);
    else if (templates?.length === 1) query.where(`m.${column('template')}`, templates[0] as never);
    if (from) query.where(CREATED, '>=', bind(from));
    if (to) query.where(CREATED, '<=', bind(to));
    return query;
  }

  /** Whether a filter asks for the messages of one thing: then its index finds all of them at once. */
  const isOfOneThing = ({
    contacts: of,
    campaign,
    recordUid,
    recordDocumentId,
    wamid,
  }: LogFilter) =>
    of !== undefined ||
    campaign !== undefined ||
    wamid !== undefined ||
    (recordUid !== undefined && recordDocumentId !== undefined);

  /** Whether an index leads to nothing else than what is asked for. */
  function isLedAlone({ phases, states, from: _, to: __, ...rest }: LogFilter): boolean {
    const others = Object.values(rest).filter((value) => value !== undefined);
    if (others.length > 0) return false;
    return !phases || (phases.length === 1 && phases[0] !== 'accepted' && states?.length === 1);
  }

  function whereAll(connection: Transaction, query: Query, filter: LogFilter): Query {
    const among = (attribute: string, values: readonly (string | number)[] | undefined) => {
      const key = `m.${column(attribute)}`;
      // A single value lets an index lead through the times, too.
      if (values?.length === 1) query.where(key, values[0] as never);
      else if (values) query.where(oneOf(strapi, connection, key, values) as never);
    };
    const is = (attribute: string, value: string | number | undefined) => {
      if (value !== undefined) query.where(`m.${column(attribute)}`, value as never);
    };
    const { states, orScheduledAfter, digits, codes, text } = filter;
    if (orScheduledAfter)
      query.where((either) => {
        either
          .where(oneOf(strapi, connection, `m.${column('state')}`, states ?? []) as never)
          .orWhere((waiting) =>
            waiting
              .where(`m.${column('phase')}`, 'queued' as never)
              .where(`m.${column('sendAt')}`, '>', bind(orScheduledAfter)),
          );
      });
    else {
      among('phase', filter.phases);
      among('state', states);
    }
    is('direction', filter.direction);
    among('type', filter.types);
    among('source', filter.sources);
    is('account', filter.account);
    if (filter.hiddenAccounts) {
      const account = `m.${column('account')}`;
      const hidden = filter.hiddenAccounts;
      query.where((either) => either.whereNull(account).orWhereNotIn(account, hidden));
    }
    among('template', filter.templates);
    is('campaign', filter.campaign);
    is('automation', filter.automation);
    is('recordUid', filter.recordUid);
    is('recordDocumentId', filter.recordDocumentId);
    is('wamid', filter.wamid);
    among('failureType', filter.failureTypes);
    among('contact', filter.contacts);
    if (digits !== undefined)
      query.whereIn(
        `m.${column('contact')}`,
        connection(contacts.name)
          .select('id')
          .where(contacts.column('phone'), 'like', `+${digits}%` as never) as never,
      );
    if (codes) whereCode(connection, query, codes);
    if (text !== undefined)
      // In small letters by the database alone, on both sides: SQLite knows none but those of ASCII.
      query.whereRaw('lower(??) like lower(?) escape ?', [
        `m.${column('rendered')}`,
        `%${escapeLike(text)}%`,
        '!',
      ] as never);
    return whereLed(query, { from: filter.from, to: filter.to });
  }

  function whereCode(
    connection: Transaction,
    query: Query,
    { in: codes, ranges, except, isNone }: CodeFilter,
  ): void {
    const code = `m.${column('errorCode')}`;
    const anyOf = (one: Query) => {
      one.where(oneOf(strapi, connection, code, codes) as never);
      for (const range of ranges)
        one.orWhere((inRange) =>
          inRange.whereBetween(code, [...range] as never).whereNotIn(code, except as never),
        );
    };
    if (!isNone) query.where(anyOf as never);
    else query.where((either) => either.whereNull(code).orWhereNot(anyOf as never));
  }

  /** What lies beyond a place, in an order. */
  function beyond(query: Query, place: LogPlace | null, order: LogOrder): Query {
    if (!place) return query;
    const [than, at] = [order === 'asc' ? '>' : '<', bind(place.at)];
    if (place.id === null) return query.where(CREATED, than, at);
    const { id } = place;
    return (
      query
        // The database finds the beginning by this alone.
        .where(CREATED, `${than}=`, at)
        .where((either) =>
          either
            .where(CREATED, than, at)
            .orWhere((same) => same.where(CREATED, at).where('m.id', than, id as never)),
        )
    );
  }

  const toPlace = (row: { id: number; at: unknown }) => ({
    id: row.id,
    createdAt: new Date(row.at as string | number | Date),
  });

  /** So many ids beyond a place, in an order; until a time where one is given. */
  const idsBeyond = (
    connection: Transaction,
    filter: LogFilter,
    order: LogOrder,
    place: LogPlace | null,
    until: Date | null,
    limit: number,
  ): Promise<Walked['ids']> => {
    const query = connection({ m: name }).select({ id: 'm.id', at: CREATED } as never);
    beyond(whereAll(connection, query, filter), place, order);
    if (until) query.where(CREATED, order === 'asc' ? '<=' : '>=', bind(until));
    return query
      .orderBy([
        { column: CREATED, order },
        { column: 'm.id', order },
      ])
      .limit(limit)
      .then((rows) => (rows as unknown as { id: number; at: unknown }[]).map(toPlace));
  };

  /** The time of the message that comes so many after a place; null where there are not so many. */
  async function timeAfter(
    connection: Transaction,
    filter: LogFilter,
    order: LogOrder,
    place: LogPlace | null,
    count: number,
  ): Promise<Date | null> {
    const query = connection({ m: name }).select({ at: CREATED } as never);
    const [row] = (await beyond(whereLed(query, filter), place, order)
      .orderBy([{ column: CREATED, order }])
      .offset(count)
      .limit(1)) as unknown as { at: string | number | Date }[];
    return row ? new Date(row.at) : null;
  }

  /** Looks for so many messages beyond a place; gives up for now after some windows, if it may. */
  async function walk(
    connection: Transaction,
    filter: LogFilter,
    order: LogOrder,
    from: LogPlace | null,
    wanted: number,
    mayGiveUp = true,
  ): Promise<Walked> {
    // One more tells whether there is more.
    const most = wanted + 1;
    const ids: Walked['ids'] = [];
    let place = from;
    for (let step = 0; ; step += 1) {
      const isWhole = isOfOneThing(filter) || isLedAlone(filter);
      const size = windows[Math.min(step, windows.length - 1)]!;
      const until = isWhole ? null : await timeAfter(connection, filter, order, place, size);
      ids.push(...(await idsBeyond(connection, filter, order, place, until, most - ids.length)));
      if (ids.length === most) return { ids: ids.slice(0, wanted), hasMore: true, stoppedAt: null };
      if (!until) return { ids, hasMore: false, stoppedAt: null };
      place = { at: until, id: null };
      if (mayGiveUp && step >= windows.length - 1) return { ids, hasMore: true, stoppedAt: place };
    }
  }

  return {
    /** A page of what matches, after a place or before one. */
    page: (
      filter: LogFilter,
      {
        order,
        after,
        before,
        pageSize,
      }: { order: LogOrder; after?: LogPlace; before?: LogPlace; pageSize: number },
    ): Promise<LogPage> =>
      reading(strapi, async (connection) => {
        const isBack = before !== undefined;
        const way = isBack ? opposite(order) : order;
        const start = before ?? after ?? null;
        const { ids, hasMore, stoppedAt } = await walk(connection, filter, way, start, pageSize);
        const rows = await readRows(
          connection,
          ids.map(({ id }) => id),
        );
        const found = ids.map(({ id, createdAt }) => ({ id, at: createdAt }));
        if (isBack) found.reverse();
        return {
          rows: isBack ? rows.reverse() : rows,
          first: found[0] ?? null,
          last: found.at(-1) ?? null,
          hasBefore: isBack ? hasMore : start !== null,
          hasAfter: isBack ? true : hasMore,
          stoppedAt,
        };
      }),

    /** How many match, counted up to `TOTAL_LIMIT` and among the newest; there may be more. */
    count: (filter: LogFilter): Promise<{ total: number; totalIsCapped: boolean }> =>
      reading(strapi, async (connection) => {
        const isWhole = isOfOneThing(filter) || isLedAlone(filter);
        const since = isWhole ? null : await timeAfter(connection, filter, 'desc', null, counted);
        const matching = whereAll(connection, connection({ m: name }).select('m.id'), filter);
        if (since) matching.where(CREATED, '>=', bind(since));
        const [row] = (await connection
          .count({ total: '*' } as never)
          .from(matching.limit(TOTAL_LIMIT + 1).as('counted') as never)) as unknown as {
          total: number | string;
        }[];
        const total = Number(row!.total);
        return {
          total: Math.min(total, TOTAL_LIMIT),
          totalIsCapped: total > TOTAL_LIMIT || since !== null,
        };
      }),

    /** All that matches, some hundreds at a time. */
    async *all(filter: LogFilter, order: LogOrder): AsyncGenerator<MessageRow[]> {
      let place: LogPlace | null = null;
      for (;;) {
        const { rows, last } = await reading(strapi, async (connection) => {
          const { ids, hasMore } = await walk(connection, filter, order, place, PAGE, false);
          return {
            rows: await readRows(
              connection,
              ids.map(({ id }) => id),
            ),
            last: hasMore ? ids.at(-1)! : null,
          };
        });
        if (rows.length > 0) yield rows;
        if (!last) return;
        place = { at: last.createdAt, id: last.id };
      }
    },
  };
}
