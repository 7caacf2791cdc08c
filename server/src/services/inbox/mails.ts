import { PLUGIN_ID } from '../../../../shared/plugin';
import type { SpokenLanguage } from '../../../../shared/domain/spoken-language';
import { languageOf, type Actor, type AdminUser } from '../../actor';
import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ConversationRow } from '../../store/rows';
import { rowsOf } from '../../store/table';
import { personOf } from '../accounts/visibility';
import { createBackground } from '../background';
import type { Notifications } from '../notifications';
import { MAIL_WORDS } from '../notifications/mail-words';
import { mayDo, type InboxAccess } from './access';

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
  runtime: Runtime,
  access: InboxAccess,
  notifications: Pick<Notifications, 'isSetUp' | 'mailTo' | 'urlOf'>,
) {
  const { strapi, inbox, people, presences, now } = runtime;
  const background = createBackground((failure) =>
    strapi.log.warn(`[whatsapp] An e-mail about a message was not sent: ${forLog(failure)}`),
  );

  async function actorOf(
    id: number,
  ): Promise<{ actor: Actor; email: string; language: SpokenLanguage } | null> {
    const user = await rowsOf<AdminUser>(strapi, 'admin::user').findOne({
      where: { id, isActive: true },
      populate: ['roles'],
    });
    if (!user?.email) return null;
    const actor = await personOf(runtime, user);
    return mayDo(actor, 'inbox.read')
      ? { actor, email: user.email, language: languageOf(actor) }
      : null;
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
      const words = MAIL_WORDS[reader.language];
      const name = contact?.profileName ?? words.somebody;
      const url = notifications.urlOf(`/plugins/${PLUGIN_ID}/inbox/${documentId}`);
      await notifications.mailTo(reader.email, {
        subject: words.written(name),
        text: [words.waits(name), ...(url ? [url] : [])].join('\n\n'),
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
