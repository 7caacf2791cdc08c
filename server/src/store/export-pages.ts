import type { Core } from '@strapi/strapi';

import type { AutomationRunRow } from './automation-rows';
import type { RecipientRow } from './campaign-rows';
import { createDeliveryPeople } from './delivery-people';
import type { ConversationRow, DeliveryRow, MessageRow, Row, Time } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** Rows a page: with what messages hold, some hundred kilobytes. */
const PAGE = 200;

/** A tracked link of a message, and when it was opened. */
export interface ExportedLink extends Row {
  target: string;
  clicks: number;
  robots: number;
  firstClickedAt: Time;
  lastClickedAt: Time;
  message: { id: number } | null;
}

export interface LinkOfRecord extends Row {
  recordUid: string;
  recordDocumentId: string;
}

/** Everything about some contacts, a page at a time; what is long comes as pages, so that it need not fit anywhere. */
export function createExportPages(strapi: Core.Strapi) {
  const people = createDeliveryPeople(strapi);
  const messages = () => rowsOf<MessageRow>(strapi, UIDS.message);

  return {
    /** Whether these contacts have written with one of these accounts, or it with them. */
    async isAnyOf(contactIds: number[], accountIds: readonly number[]): Promise<boolean> {
      if (accountIds.length === 0) return false;
      const where = {
        contact: { id: { $in: contactIds } },
        account: { id: { $in: [...accountIds] } },
      };
      const conversations = rowsOf<ConversationRow>(strapi, UIDS.conversation);
      return (
        (await conversations.findOne({ where, select: ['id'] })) !== null ||
        (await messages().findOne({ where, select: ['id'] })) !== null
      );
    },

    /** Oldest first. */
    async *messages(contactIds: number[]): AsyncGenerator<MessageRow[]> {
      let after = 0;
      for (;;) {
        const page = await messages().findMany({
          where: { contact: { id: { $in: contactIds } }, id: { $gt: after } },
          populate: {
            account: { select: ['name', 'displayPhoneNumber'] },
            template: { select: ['name', 'language'] },
            file: { select: ['name', 'mime', 'url'] },
            campaign: { select: ['name'] },
          },
          orderBy: { id: 'asc' },
          limit: PAGE,
        });
        if (page.length > 0) yield page;
        if (page.length < PAGE) return;
        after = page.at(-1)!.id;
      }
    },

    /** The links that stand in these messages. */
    linksOf: (messageIds: number[]) =>
      rowsOf<ExportedLink>(strapi, UIDS.link).findMany({
        where: { message: { id: { $in: messageIds } } },
        populate: { message: { select: ['id'] } },
        orderBy: { id: 'asc' },
      }),

    /** When people, and not robots, opened these links. */
    clicksOf: (linkIds: number[]) =>
      rowsOf<Row & { at: Time; link: { id: number } | null }>(strapi, UIDS.click).findMany({
        where: { link: { id: { $in: linkIds } }, isRobot: false },
        populate: { link: { select: ['id'] } },
        orderBy: { id: 'asc' },
      }),

    /** Webhooks as they came, of those in which anybody with these keys is named. */
    async *deliveries(personKeys: string[]): AsyncGenerator<DeliveryRow[]> {
      const seen = new Set<string>();
      for await (const keys of people.pages(personKeys, PAGE)) {
        const fresh = keys.filter((key) => !seen.has(key));
        fresh.forEach((key) => seen.add(key));
        if (fresh.length === 0) continue;
        yield await rowsOf<DeliveryRow>(strapi, UIDS.delivery).findMany({
          where: { itemKey: { $in: fresh } },
          orderBy: { id: 'asc' },
        });
      }
    },

    /** What accounts and these contacts have written to each other. */
    conversations: (contactIds: number[]) =>
      rowsOf<ConversationRow>(strapi, UIDS.conversation).findMany({
        where: { contact: { id: { $in: contactIds } } },
        populate: { account: { select: ['name'] } },
        orderBy: { id: 'asc' },
      }),

    /** What campaigns hold of people by these numbers, in any writing, and user ids. */
    recipients: (phones: string[], userIds: string[]) =>
      rowsOf<RecipientRow & { campaign: { name: string } | null }>(
        strapi,
        UIDS.campaignRecipient,
      ).findMany({
        where: { $or: [{ phone: { $in: phones } }, { userId: { $in: userIds } }] },
        populate: { campaign: { select: ['name'] } },
        orderBy: { id: 'asc' },
      }),

    /** What automations did about people by these numbers and user ids, or in conversations with them. */
    runs: (contactIds: number[], phones: string[], userIds: string[]) =>
      rowsOf<AutomationRunRow>(strapi, UIDS.automationRun).findMany({
        where: {
          $or: [
            { phone: { $in: phones } },
            { userId: { $in: userIds } },
            { contact: { id: { $in: contactIds } } },
          ],
        },
        populate: { automation: { select: ['name'] } },
        orderBy: { id: 'asc' },
      }),

    /** The records that these contacts belong to. */
    records: (contactIds: number[]) =>
      rowsOf<LinkOfRecord>(strapi, UIDS.contactLink).findMany({
        where: { contact: { id: { $in: contactIds } }, unlinkedAt: null },
        orderBy: { id: 'asc' },
      }),
  };
}
