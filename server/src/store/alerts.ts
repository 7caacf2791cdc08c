import type { Core } from '@strapi/strapi';

import type { AlertSeverity } from '../../../shared/contracts/alerts';
import type { SentenceKey } from '../../../shared/domain/sentences';
import type { AutomationRow } from './automation-rows';
import type { CampaignRow } from './campaign-rows';
import type { Row, Time } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** An alert as stored. */
export interface AlertRow extends Row {
  account: { id: number; documentId: string; name: string } | null;
  template: { documentId: string; businessAccountId: string } | null;
  campaign?: Pick<CampaignRow, 'documentId' | 'ownerSource' | 'ownerId' | 'account'> | null;
  automation?: Pick<AutomationRow, 'documentId' | 'account'> | null;
  kind: string;
  severity: AlertSeverity;
  messageKey: SentenceKey;
  params: Record<string, string | number> | null;
  openedAt: string | Date;
  resolvedAt: Time;
}

/** An alert to be opened; relations by row id. */
export interface NewAlert {
  account: number | null;
  template: number | null;
  /** Null or absent: it is not about a campaign. */
  campaign?: number | null;
  /** Null or absent: it is not about an automation. */
  automation?: number | null;
  kind: string;
  severity: AlertSeverity;
  messageKey: SentenceKey;
  params: Record<string, string | number>;
  openedAt: Date;
}

/** What an alert is about: a template, a campaign, an automation, or else an account. */
export type AlertSubject = Pick<NewAlert, 'template' | 'account' | 'campaign' | 'automation'>;

const RELATIONS = {
  account: { select: ['documentId', 'name'] },
  template: { select: ['documentId', 'businessAccountId'] },
  campaign: {
    select: ['documentId', 'ownerSource', 'ownerId'],
    populate: { account: { select: ['id'] } },
  },
  automation: { select: ['documentId'], populate: { account: { select: ['id'] } } },
};

/** How many open alerts are shown; more are a list that nobody reads. */
const LIMIT = 200;

/** What somebody should know of: one open alert of a kind for each template, campaign, automation or account. */
export function createAlertStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<AlertRow>(strapi, UIDS.alert);
  const subjectOf = (subject: AlertSubject) => {
    const { template, account, campaign = null, automation = null } = subject;
    if (template !== null) return { template };
    if (campaign !== null) return { campaign };
    if (automation !== null) return { automation };
    return { account, template: null, campaign: null, automation: null };
  };

  return {
    /** Opens an alert; one of the same kind that is open already is told anew instead. */
    open: (alert: NewAlert): Promise<{ row: AlertRow; isNew: boolean }> =>
      inTransaction(strapi, async (trx) => {
        // Of two processes that meet the same failure, the second finds the alert of the first.
        if (alert.template === null && alert.account !== null && !alert.campaign)
          await trx(tableOf(strapi, UIDS.account).name)
            .select('id')
            .where('id', alert.account as never)
            .forUpdate();
        const open = await rows().findOne({
          where: { kind: alert.kind, resolvedAt: null, ...subjectOf(alert) },
        });
        const row = open
          ? await rows().update({ where: { id: open.id }, data: { ...alert }, populate: RELATIONS })
          : await rows().create({ data: { ...alert, resolvedAt: null }, populate: RELATIONS });
        return { row: row!, isNew: open === null };
      }),

    /** Ends every open alert of an account; those of its templates, campaigns and automations are theirs. */
    async resolveOfAccount(account: number, at: Date): Promise<void> {
      const open = await rows().findMany({
        where: { account, template: null, campaign: null, automation: null, resolvedAt: null },
        select: ['id'],
      });
      if (open.length > 0)
        await rows().updateMany({
          where: { id: { $in: open.map(({ id }) => id) } },
          data: { resolvedAt: at },
        });
    },

    /** Ends the open alerts of these kinds. */
    async resolve(subject: AlertSubject, kinds: readonly string[], at: Date): Promise<void> {
      if (kinds.length === 0) return;
      // By id: Strapi cannot update by a relation.
      const open = await rows().findMany({
        where: { kind: { $in: kinds }, resolvedAt: null, ...subjectOf(subject) },
        select: ['id'],
      });
      if (open.length > 0)
        await rows().updateMany({
          where: { id: { $in: open.map(({ id }) => id) } },
          data: { resolvedAt: at },
        });
    },

    /** Ends the open alerts of a kind, whatever they are about. */
    async resolveKind(kind: string, at: Date): Promise<void> {
      await rows().updateMany({ where: { kind, resolvedAt: null }, data: { resolvedAt: at } });
    },

    /** What is open about these templates, by the row id of the template. */
    async listOpenOf(templateIds: number[]): Promise<{ id: number; kind: string; of: number }[]> {
      if (templateIds.length === 0) return [];
      const open = await rows().findMany({
        where: { resolvedAt: null, template: { id: { $in: templateIds } } },
        populate: { template: { select: ['id'] } },
      });
      return open.map(({ id, kind, template }) => ({
        id,
        kind,
        of: (template as unknown as { id: number }).id,
      }));
    },

    /** What is open about accounts, by the row id of the account. */
    async listOpenOfAccounts(
      kinds: readonly string[],
    ): Promise<(Pick<AlertRow, 'id' | 'kind' | 'openedAt' | 'params'> & { account: number })[]> {
      const open = await rows().findMany({
        where: { resolvedAt: null, kind: { $in: kinds }, account: { id: { $notNull: true } } },
        populate: { account: { select: ['id'] } },
      });
      return open.map(({ id, kind, openedAt, params, account }) => ({
        id,
        kind,
        openedAt,
        params,
        account: (account as unknown as { id: number }).id,
      }));
    },

    /** When one of a kind was opened last about an account, whether or not it has ended. */
    async lastOpenedAt(account: number, kind: string): Promise<Date | null> {
      const [last] = await rows().findMany({
        where: { account, kind },
        orderBy: { openedAt: 'desc' },
        limit: 1,
      });
      return last ? new Date(last.openedAt) : null;
    },

    /** Ends alerts by their row id. */
    async end(ids: number[], at: Date): Promise<void> {
      if (ids.length > 0)
        await rows().updateMany({ where: { id: { $in: ids } }, data: { resolvedAt: at } });
    },

    /** Those of templates that are deleted go with them. */
    deleteOfTemplates: (templateIds: number[]) =>
      rows().deleteMany({ where: { template: { id: { $in: templateIds } } } }),

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate: RELATIONS }),

    /** Open ones, newest first. */
    listOpen: () =>
      rows().findMany({
        where: { resolvedAt: null },
        orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
        populate: RELATIONS,
        limit: LIMIT,
      }),

    /** Ends one; false when it had ended already. */
    dismiss: async (id: number, at: Date): Promise<boolean> =>
      (await rows().updateMany({ where: { id, resolvedAt: null }, data: { resolvedAt: at } }))
        .count > 0,
  };
}
