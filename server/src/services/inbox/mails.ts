import { actionId } from '../../../../shared/permissions';
import { PLUGIN_ID } from '../../../../shared/plugin';
import type { Actor, AdminUser } from '../../actor';
import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ConversationRow } from '../../store/rows';
import { rowsOf } from '../../store/table';
import { createBackground } from '../background';
import type { Notifications } from '../notifications';
import type { InboxAccess } from './access';

/** Whoever has looked at a conversation within this time is looking at it. */
const SEEN_MS = 45_000;

/** Who has not looked at it since the last e-mail is told again after this time. */
const AGAIN_MS = 4 * 3_600_000;

/** Somebody has written in a conversation. */
export interface Written {
  conversation: ConversationRow;
  toTell: number[];
}

/**
 * Tells people by e-mail that somebody has written: those who want it, once until they have looked, and
 * not while they do. Nothing of what was written stands in it.
 */
export function createInboxMails(
  { strapi, inbox, people, presences, now }: Runtime,
  access: InboxAccess,
  notifications: Pick<Notifications, 'isSetUp' | 'mailTo' | 'urlOf'>,
) {
  const background = createBackground((failure) =>
    strapi.log.warn(`[whatsapp] An e-mail about a message was not sent: ${forLog(failure)}`),
  );

  async function actorOf(id: number): Promise<{ actor: Actor; email: string } | null> {
    const user = await rowsOf<AdminUser>(strapi, 'admin::user').findOne({
      where: { id, isActive: true },
      populate: ['roles'],
    });
    if (!user?.email) return null;
    const { engine } = strapi.service('admin::permission') as unknown as {
      engine: { generateUserAbility(user: object): Promise<{ can(action: string): boolean }> };
    };
    const ability = await engine.generateUserAbility(user);
    if (!ability.can(actionId('inbox.read'))) return null;
    return { actor: { source: 'person', user, ability }, email: user.email };
  }

  async function tell({ conversation, toTell }: Written): Promise<void> {
    const { id, documentId, contact } = conversation;
    for (const user of toTell) {
      if (!(await people.getInbox(user))?.email) continue;
      const reader = await actorOf(user);
      if (!reader || !(await inbox.get(documentId, access.within(reader.actor, 'inbox.read'))))
        continue;
      const time = now().getTime();
      const isTold = await presences.claimMail(id, user, now(), {
        seenSince: new Date(time - SEEN_MS),
        mailedBefore: new Date(time - AGAIN_MS),
      });
      if (!isTold) continue;
      const name = contact?.profileName ?? 'Somebody';
      const url = notifications.urlOf(`/plugins/${PLUGIN_ID}/inbox/${documentId}`);
      await notifications.mailTo(reader.email, {
        subject: `${name} has written on WhatsApp`,
        text: [
          `${name} has written to you on WhatsApp and waits for an answer.`,
          ...(url ? [url] : []),
        ].join('\n\n'),
      });
    }
  }

  return {
    /** Tells whoever wants to know; returns at once and never fails. */
    tell(written: Written[]): void {
      if (written.length === 0 || !notifications.isSetUp()) return;
      background.begin(async () => {
        for (const one of written) await tell(one);
      });
    },

    /** Resolves when nothing is being sent. */
    idle: background.idle,
  };
}

export type InboxMails = ReturnType<typeof createInboxMails>;
