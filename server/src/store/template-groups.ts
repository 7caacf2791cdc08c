import type { Core } from '@strapi/strapi';

import { inTransaction, tableOf } from './table';
import type { TemplateIdentity } from './templates';
import { UIDS } from './uids';

/** What a list of templates can be asked for; each language is looked at by itself. */
export interface GroupFilter {
  text?: string;
  status?: string;
  category?: string;
  language?: string;
  appliesTo?: string;
  businessAccountId?: string;
  hasProblem?: boolean;
  /** WhatsApp Business Accounts whose templates are left out. */
  hidden?: readonly string[];
}

/** By what groups can be sorted. */
export type GroupOrder = 'name' | 'updatedAt' | 'category' | 'status';

/** A name within a WhatsApp Business Account: all languages of a template. */
export type GroupKey = Pick<TemplateIdentity, 'businessAccountId' | 'name'>;

/** Statuses that need somebody. */
const PROBLEMS = ['REJECTED', 'PAUSED', 'DISABLED'];

/** States of messages that Meta has taken, and of those that were read. */
const READ = ['read', 'played'] as const;
const TAKEN = ['accepted', 'sent', 'delivered', ...READ] as const;

/** Whether one language matches, as SQL with its values. */
function conditionOf(
  { text, hasProblem, hidden = [], ...exact }: GroupFilter,
  column: (attribute: string) => string,
): { sql: string; values: string[] } {
  const parts: { sql: string; values: string[] }[] = [];
  for (const [attribute, value] of Object.entries(exact))
    if (value !== undefined) parts.push({ sql: '?? = ?', values: [column(attribute), value] });
  if (text) {
    const pattern = `%${text.replace(/[!%_]/g, '!$&')}%`;
    const columns = ['name', 'label', 'body'].map(column);
    parts.push({
      sql: `(${columns.map(() => "lower(??) like lower(?) escape '!'").join(' or ')})`,
      values: columns.flatMap((name) => [name, pattern]),
    });
  }
  if (hidden.length > 0)
    parts.push({
      sql: `?? not in (${hidden.map(() => '?').join(', ')})`,
      values: [column('businessAccountId'), ...hidden],
    });
  if (hasProblem)
    parts.push({
      sql: `(?? in (${PROBLEMS.map(() => '?').join(', ')}) or ?? is not null or ?? is not null)`,
      values: [column('status'), ...PROBLEMS, column('drift'), column('correctCategory')],
    });
  return {
    sql: parts.map(({ sql }) => sql).join(' and '),
    values: parts.flatMap(({ values }) => values),
  };
}

/** Templates by name: all languages of one together. */
export function createTemplateGroupStore(strapi: Core.Strapi) {
  return {
    /** Names with a language that matches, a page of them, and how many there are. */
    list: (
      filter: GroupFilter,
      params: { page: number; pageSize: number; sort: GroupOrder; order: 'asc' | 'desc' },
    ): Promise<{ groups: GroupKey[]; total: number }> =>
      inTransaction(strapi, async (trx) => {
        const { name: table, column } = tableOf(strapi, UIDS.template);
        const condition = conditionOf(filter, column);
        const all = trx(table)
          .select({ businessAccountId: column('businessAccountId'), name: column('name') })
          .groupBy(column('businessAccountId'), column('name'));
        // In one pass over the table: joined to what matches, a search costs its square in some databases.
        if (condition.sql !== '')
          all.havingRaw(`max(case when ${condition.sql} then 1 else 0 end) = 1`, condition.values);
        const [counted] = (await trx.count({ total: '*' }).from(all.clone().as('g'))) as {
          total: unknown;
        }[];
        const by = params.sort === 'updatedAt' ? 'max(??)' : 'min(??)';
        const groups = (await all
          .orderByRaw(`${by} ${params.order}`, [column(params.sort)])
          .orderBy([{ column: column('name') }, { column: column('businessAccountId') }])
          .limit(params.pageSize)
          .offset((params.page - 1) * params.pageSize)) as unknown as GroupKey[];
        return { groups, total: Number(counted?.total ?? 0) };
      }),

    /** Messages since then, by the row id of the template. */
    async countMessages(
      ids: number[],
      since: Date,
    ): Promise<Map<number, { sent: number; read: number }>> {
      if (ids.length === 0) return new Map();
      const { name, column } = tableOf(strapi, UIDS.message);
      const counts = (await inTransaction(strapi, (trx) => {
        const countOf = (states: readonly string[]) =>
          trx.raw(`sum(case when ?? in (${states.map(() => '?').join(', ')}) then 1 else 0 end)`, [
            column('state'),
            ...states,
          ]);
        return trx(name)
          .select({ id: column('template'), sent: countOf(TAKEN), read: countOf(READ) } as never)
          .whereIn(column('template'), ids)
          .where(column('createdAt'), '>=', since)
          .groupBy(column('template'));
      })) as unknown as { id: number; sent: unknown; read: unknown }[];
      return new Map(
        counts.map(({ id, sent, read }) => [id, { sent: Number(sent), read: Number(read) }]),
      );
    },
  };
}
