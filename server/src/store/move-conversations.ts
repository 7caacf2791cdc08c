import type { Core } from '@strapi/strapi';

import type { ConversationRow, Time } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

const timeOf = (time: Time | undefined): number => (time ? new Date(time).getTime() : -Infinity);

const laterOf = (one: Time, other: Time): Time => (timeOf(one) >= timeOf(other) ? one : other);

const earlierOf = (one: Time, other: Time): Time =>
  one === null || (other !== null && timeOf(other) < timeOf(one)) ? other : one;

const latestIn = ({ lastInboundAt, lastOutboundAt }: ConversationRow): number =>
  Math.max(timeOf(lastInboundAt), timeOf(lastOutboundAt));

/** Two conversations of one account that are one: open and unread if either is, by whom either is seen. */
function joined(kept: ConversationRow, gone: ConversationRow) {
  const latest = latestIn(kept) >= latestIn(gone) ? kept : gone;
  const members = [...(kept.members ?? []), ...(gone.members ?? [])].map(({ id }) => id);
  return {
    status: kept.status === 'open' || gone.status === 'open' ? 'open' : kept.status,
    lastInboundAt: laterOf(kept.lastInboundAt, gone.lastInboundAt),
    lastOutboundAt: laterOf(kept.lastOutboundAt, gone.lastOutboundAt),
    unreadCount: (kept.unreadCount ?? 0) + (gone.unreadCount ?? 0),
    assignee: kept.assignee?.id ?? gone.assignee?.id ?? null,
    members: [...new Set(members)],
    lastMessage: latest.lastMessage?.id ?? null,
    waitingSince: earlierOf(kept.waitingSince, gone.waitingSince),
    snoozedUntil: null,
    labels: [...new Set([...(kept.labels ?? []), ...(gone.labels ?? [])].map(({ id }) => id))],
  };
}

/** Makes the conversations of one contact those of another; within an account the two become one. */
export async function moveConversations(
  strapi: Core.Strapi,
  from: number,
  to: number,
): Promise<void> {
  const rows = rowsOf<ConversationRow>(strapi, UIDS.conversation);
  const populate = {
    account: { select: ['id'] },
    assignee: { select: ['id'] },
    members: { select: ['id'] },
    lastMessage: { select: ['id'] },
    labels: { select: ['id'] },
  };
  const theirs = await rows.findMany({
    where: { contact: from },
    populate,
    orderBy: { id: 'asc' },
  });
  const present = await rows.findMany({ where: { contact: to }, populate });
  await inTransaction(strapi, async (trx) => {
    const { name, column } = tableOf(strapi, UIDS.conversationEntry);
    await trx(name)
      .where(column('contact'), from)
      .update({ [column('contact')]: to });
  });
  for (const gone of theirs) {
    const kept = present.find(({ account }) => account?.id === gone.account?.id);
    if (!kept) {
      await rows.updateMany({ where: { id: gone.id }, data: { contact: to } });
      continue;
    }
    await inTransaction(strapi, async (trx) => {
      for (const uid of [UIDS.message, UIDS.conversationEntry]) {
        const { name, column } = tableOf(strapi, uid);
        await trx(name)
          .where(column('conversation'), gone.id)
          .update({ [column('conversation')]: kept.id });
      }
    });
    await rows.delete({ where: { id: gone.id } });
    await rows.update({ where: { id: kept.id }, data: joined(kept, gone) });
  }
}
