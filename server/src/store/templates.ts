import type { Core } from '@strapi/strapi';

import type { TemplateButton } from '../../../shared/domain/template/button';
import type { TemplateContent } from '../../../shared/domain/template/template';
import type { ButtonRow, TemplateRow, Time, VariableRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { toButton, toButtonColumns, toColumns, toContent, toHeader } from './template-columns';
import type { GroupKey } from './template-groups';
import { UIDS } from './uids';

export { toMediaFile } from './template-columns';

/** A template with its words and variables put together. */
export interface StoredTemplate {
  row: TemplateRow;
  content: TemplateContent;
}

/** What identifies a template at Meta. */
export interface TemplateIdentity {
  businessAccountId: string;
  name: string;
  language: string;
}

/** A template with as much of it as tells whether it can be sent. */
export interface BriefTemplate {
  row: TemplateRow;
  content: Pick<TemplateContent, 'header' | 'buttons' | 'raw'>;
}

const RELATIONS = {
  account: true,
  headerMedia: true,
  author: { select: ['id', 'email', 'firstname', 'lastname'] },
  allowedUsers: { select: ['id'] },
  allowedRoles: { select: ['id'] },
};

/** Rows that are asked for or written at once; databases limit the parameters of a statement. */
const BATCH = 200;

/** Cuts a list into pieces that one statement can hold. */
export function batchesOf<T>(items: T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < items.length; at += BATCH) batches.push(items.slice(at, at + BATCH));
  return batches;
}

/** A row to be written by a sync, if it is as it was read; `content` null = its words stay. */
export interface SyncedTemplate {
  row: TemplateRow;
  content: TemplateContent | null;
  data: Record<string, unknown>;
}

const sameTime = (a: Time, b: Time): boolean =>
  new Date(a ?? 0).getTime() === new Date(b ?? 0).getTime();

/** Templates with their variables and buttons. */
export function createTemplateStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<TemplateRow>(strapi, UIDS.template);
  const variables = () => rowsOf<VariableRow & { template: { id: number } }>(strapi, UIDS.variable);
  const buttons = () => rowsOf<ButtonRow & { template: { id: number } }>(strapi, UIDS.button);

  async function withParts(found: TemplateRow[]): Promise<StoredTemplate[]> {
    const variablesOf = new Map<number, VariableRow[]>();
    const buttonsOf = new Map<number, ButtonRow[]>();
    for (const batch of batchesOf(found)) {
      const params = {
        where: { template: { id: { $in: batch.map(({ id }) => id) } } },
        populate: { template: { select: ['id'] } },
      };
      for (const row of await variables().findMany({ ...params, orderBy: { id: 'asc' } }))
        variablesOf.set(row.template.id, [...(variablesOf.get(row.template.id) ?? []), row]);
      for (const row of await buttons().findMany({ ...params, orderBy: { position: 'asc' } }))
        buttonsOf.set(row.template.id, [...(buttonsOf.get(row.template.id) ?? []), row]);
    }
    return found.map((row) => ({
      row,
      content: toContent(row, variablesOf.get(row.id) ?? [], buttonsOf.get(row.id) ?? []),
    }));
  }

  async function deleteParts(ids: number[]): Promise<void> {
    await variables().deleteMany({ where: { template: { id: { $in: ids } } } });
    await buttons().deleteMany({ where: { template: { id: { $in: ids } } } });
  }

  async function insertParts(written: { id: number; content: TemplateContent }[]): Promise<void> {
    const variableRows = written.flatMap(({ id, content }) =>
      content.variables.map((variable) => ({ ...variable, template: id })),
    );
    const buttonRows = written.flatMap(({ id, content }) =>
      content.buttons.map((button, position) => ({
        ...toButtonColumns(button, position),
        template: id,
      })),
    );
    for (const data of batchesOf(variableRows)) await variables().createMany({ data });
    for (const data of batchesOf(buttonRows)) await buttons().createMany({ data });
  }

  async function writeParts(id: number, content: TemplateContent): Promise<void> {
    await deleteParts([id]);
    await insertParts([{ id, content }]);
  }

  /** Keeps rows from other writers until the transaction ends. */
  const lock = (ids: number[]) =>
    inTransaction(strapi, (trx) =>
      trx(tableOf(strapi, UIDS.template).name)
        .select('id')
        .whereIn('id', ids as never)
        .orderBy('id')
        .forUpdate(),
    );

  const get = async (where: object): Promise<StoredTemplate | null> => {
    const row = await rows().findOne({ where, populate: RELATIONS });
    return row ? (await withParts([row]))[0]! : null;
  };

  return {
    get: (documentId: string) => get({ documentId }),

    /** Another one whenever a template has come or gone. */
    async mark(): Promise<string> {
      const [last] = await rows().findMany({ select: ['id'], orderBy: { id: 'desc' }, limit: 1 });
      return `${await rows().count({})}/${last?.id ?? 0}`;
    },

    countApproved: (businessAccountId: string) =>
      rows().count({ where: { businessAccountId, status: 'APPROVED' } }),

    getByIdentity: ({ businessAccountId, name, language }: TemplateIdentity) =>
      get({ businessAccountId, name, language }),

    /** Every language of these names, without variables and buttons. */
    listLanguages: async (groups: GroupKey[]): Promise<TemplateRow[]> =>
      groups.length === 0
        ? []
        : rows().findMany({
            where: {
              $or: groups.map(({ businessAccountId, name }) => ({ businessAccountId, name })),
            },
            populate: { account: true },
            orderBy: [{ language: 'asc' }, { id: 'asc' }],
          }),

    /** Templates that match, with as much of them as tells whether they can be sent. */
    async listBrief(where: object): Promise<BriefTemplate[]> {
      const found = await rows().findMany({
        where,
        populate: {
          account: true,
          allowedUsers: { select: ['id'] },
          allowedRoles: { select: ['id'] },
        },
        orderBy: [{ name: 'asc' }, { language: 'asc' }],
      });
      const unusual = new Map<number, TemplateButton[]>();
      for (const batch of batchesOf(found))
        for (const { template, ...button } of await buttons().findMany({
          where: { type: 'other', template: { id: { $in: batch.map(({ id }) => id) } } },
          populate: { template: { select: ['id'] } },
        }))
          unusual.set(template.id, [
            ...(unusual.get(template.id) ?? []),
            toButton(button) as TemplateButton,
          ]);
      return found.map((row) => ({
        row,
        content: {
          header: toHeader(row),
          buttons: unusual.get(row.id) ?? [],
          raw: row.raw?.components ?? [],
        },
      }));
    },

    /** Every template that matches, with its parts; `people` says whether those who may send it are told. */
    listWhole: async (where: object, { people = true } = {}): Promise<StoredTemplate[]> =>
      withParts(
        await rows().findMany({
          where,
          populate: people ? RELATIONS : { account: true, headerMedia: true },
          orderBy: [{ name: 'asc' }, { language: 'asc' }],
        }),
      ),

    insert: (
      content: TemplateContent,
      data: Record<string, unknown> & { businessAccountId: string; account: number },
    ) =>
      inTransaction(strapi, async () => {
        const row = await rows().create({ data: { ...data, ...toColumns(content) } });
        await writeParts(row.id, content);
        return (await get({ id: row.id }))!;
      }),

    /** Writes the words and whatever else is given. */
    save: (id: number, content: TemplateContent | null, data: Record<string, unknown> = {}) =>
      inTransaction(strapi, async () => {
        await rows().update({
          where: { id },
          data: { ...data, ...(content && toColumns(content)) },
        });
        if (content) await writeParts(id, content);
        return (await get({ id }))!;
      }),

    delete: (id: number) =>
      inTransaction(strapi, async () => {
        await deleteParts([id]);
        await rows().delete({ where: { id } });
      }),

    lock,

    /** The row alone with its account, as it stands; in a transaction, after `lock`. */
    getRow: (where: object) => rows().findOne({ where, populate: { account: true } }),

    /** Writes columns only. */
    saveState: (id: number, data: Record<string, unknown>) =>
      rows().update({ where: { id }, data }),

    /** Adds many templates of one account that nobody knows here yet; answers their rows. */
    insertMany: (
      contents: { content: TemplateContent; data: Record<string, unknown> }[],
    ): Promise<TemplateRow[]> =>
      inTransaction(strapi, async () => {
        await rows().createMany({
          data: contents.map(({ content, data }) => {
            const { headerMedia: _none, ...columns } = toColumns(content);
            return { ...data, ...columns };
          }),
        });
        const identity = ({ name, language }: { name: string; language: string }) =>
          `${name}\n${language}`;
        const byIdentity = new Map(contents.map(({ content }) => [identity(content), content]));
        const { businessAccountId } = contents[0]!.data as { businessAccountId: string };
        const added = (
          await rows().findMany({
            where: {
              businessAccountId,
              name: { $in: [...new Set(contents.map(({ content }) => content.name))] },
            },
          })
        ).filter((row) => byIdentity.has(identity(row)));
        await insertParts(
          added.map((row) => ({ id: row.id, content: byIdentity.get(identity(row))! })),
        );
        return added;
      }),

    /**
     * Writes what a sync found, in one transaction; answers the ids of what was written. A row that
     * somebody has changed since it was read is left alone.
     */
    saveSynced: (synced: SyncedTemplate[], now: Date): Promise<Set<number>> =>
      inTransaction(strapi, async () => {
        const ids = synced.map(({ row }) => row.id);
        await lock(ids);
        const current = new Map(
          (await rows().findMany({ where: { id: { $in: ids } }, select: ['id', 'updatedAt'] })).map(
            ({ id, updatedAt }) => [id, updatedAt],
          ),
        );
        const untouched = synced.filter(({ row }) => {
          const updatedAt = current.get(row.id);
          return updatedAt !== undefined && sameTime(updatedAt, row.updatedAt);
        });
        const withWords = untouched.flatMap(({ row, content }) =>
          content ? [{ id: row.id, content }] : [],
        );
        await deleteParts(withWords.map(({ id }) => id));
        await insertParts(withWords);
        // Many rows change alike, such as when a quality is told of a whole list.
        const alike = new Map<string, { ids: number[]; data: Record<string, unknown> }>();
        for (const { row, content, data } of untouched) {
          const { headerMedia: _kept, ...words } = content
            ? toColumns(content)
            : { headerMedia: null };
          const all = { ...data, ...words };
          const key = JSON.stringify(all);
          const group = alike.get(key) ?? { ids: [] as number[], data: all };
          group.ids.push(row.id);
          alike.set(key, group);
        }
        for (const { ids: group, data } of alike.values())
          await rows().updateMany({
            where: { id: { $in: group } },
            data: { ...data, updatedAt: now },
          });
        return new Set(untouched.map(({ row }) => row.id));
      }),
  };
}
