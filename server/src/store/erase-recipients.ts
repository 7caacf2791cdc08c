import type { Core } from '@strapi/strapi';

import { writingsOf } from '../../../shared/domain/phone';
import { UNCHECKED } from './campaign-recipients';
import type { CampaignRow, RecipientRow } from './campaign-rows';
import type { Time } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** Lines a step: a transaction of a few milliseconds. */
const STEP = 500;

const CAMPAIGNS = 200;

/** What tells who somebody is. */
const NOBODY = {
  ...UNCHECKED,
  verdict: 'notAllowed',
  raw: null,
  contact: null,
  recordDocumentId: null,
  recordUid: null,
  recordLocale: null,
} as const;

/** By what somebody is, or was until a time, known. */
export interface ErasedName {
  phone: string | null;
  userId: string | null;
  until?: Date | null;
}

/** Whether a cell of a file names them that was read at a time. */
export type NamesThem = (cell: string, at: Date) => boolean;

type Cells = Record<string, string>;

/** The columns of a line in which they are named. */
const columnsOf = (raw: Cells, at: Date, namesThem: NamesThem): string[] =>
  Object.keys(raw).filter((column) => namesThem(raw[column]!, at));

/** Takes people out of campaigns: out of their recipients, and out of the lines of their files. */
export function createRecipientEraser(strapi: Core.Strapi) {
  const recipients = () =>
    rowsOf<RecipientRow & { createdAt: Time }>(strapi, UIDS.campaignRecipient);
  const campaigns = () => rowsOf<CampaignRow>(strapi, UIDS.campaign);

  return {
    /** Takes people out of all campaigns that have looked at them, by every name of theirs, as part of the caller's transaction. */
    async erase(names: ErasedName[]): Promise<void> {
      const until = new Map<string, Date | null>();
      for (const { phone, userId, until: end = null } of names)
        for (const name of [...(phone ? writingsOf(phone) : []), ...(userId ? [userId] : [])])
          if (until.get(name) !== null) until.set(name, end);
      const keys = [...until.keys()];
      if (keys.length === 0) return;
      const found = await recipients().findMany({
        where: { $or: [{ phone: { $in: keys } }, { userId: { $in: keys } }] },
        select: ['id', 'phone', 'userId', 'createdAt'],
      });
      const isTheirs = (name: string | null, at: Date) => {
        const end = name === null ? undefined : until.get(name);
        return end === null || (end !== undefined && at < end);
      };
      const theirs = found.filter(({ phone, userId, createdAt }) =>
        [phone, userId].some((name) => isTheirs(name, new Date(createdAt!))),
      );
      await updateEach(
        strapi,
        UIDS.campaignRecipient,
        new Map(theirs.map(({ id }) => [id, { ...NOBODY }])),
      );
    },

    /** Some campaigns that may have lines of a file, after one by row id. */
    listCampaigns: (after: number) =>
      campaigns().findMany({
        where: { id: { $gt: after } },
        select: ['id', 'status', 'input', 'file'],
        orderBy: { id: 'asc' },
        limit: CAMPAIGNS,
      }),

    /** Takes them out of what is shown of a file. */
    eraseSample: (campaign: number, namesThem: NamesThem): Promise<void> =>
      inTransaction(strapi, async (trx) => {
        const { name } = tableOf(strapi, UIDS.campaign);
        await trx(name).select('id').where('id', campaign).forUpdate();
        const row = await campaigns().findOne({ where: { id: campaign }, select: ['id', 'file'] });
        if (!row?.file) return;
        const sample = row.file.sample.filter(
          (line) => columnsOf(line, new Date(), namesThem).length === 0,
        );
        if (sample.length < row.file.sample.length)
          await campaigns().update({
            where: { id: campaign },
            data: { file: { ...row.file, sample } },
          });
      }),

    /**
     * Takes them out of some lines of a campaign’s file after a position; answers the last of these, null
     * at the end. A line is theirs when its number is; of one that names them elsewhere, those cells are.
     */
    async eraseLines(
      campaign: number,
      phoneColumn: string | null,
      after: number,
      namesThem: NamesThem,
    ): Promise<number | null> {
      const lines = await recipients().findMany({
        where: { campaign, position: { $gt: after }, raw: { $notNull: true } },
        select: ['id', 'position', 'phone', 'verdict', 'raw', 'createdAt'],
        orderBy: { position: 'asc' },
        limit: STEP,
      });
      const patches = new Map<number, Record<string, unknown>>();
      for (const { id, phone, verdict, raw, createdAt } of lines) {
        const columns = raw ? columnsOf(raw, new Date(createdAt!), namesThem) : [];
        if (columns.length === 0) continue;
        const isWhole = phone === null && (!phoneColumn || columns.includes(phoneColumn));
        patches.set(
          id,
          isWhole
            ? { ...NOBODY, verdict: verdict && NOBODY.verdict }
            : { raw: { ...raw, ...Object.fromEntries(columns.map((column) => [column, ''])) } },
        );
      }
      await updateEach(strapi, UIDS.campaignRecipient, patches);
      return lines.at(-1)?.position ?? null;
    },
  };
}
