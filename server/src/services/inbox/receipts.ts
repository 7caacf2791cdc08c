import type { ReadReceipts } from '../../../../shared/contracts/inbox';
import { forLog } from '../../errors';
import { sayRead } from '../../meta/resources/messages';
import type { Runtime } from '../../runtime';
import type { ConversationRow } from '../../store/rows';
import { clientOf } from '../accounts/client';
import { whyHeld } from '../accounts/hold';
import { createBackground } from '../background';
import type { InboxPreferenceSettings } from '../preferences/inbox';

/** Meta takes the sign that somebody types away after 25 seconds. */
const TYPING_MS = 20_000;

/** How many conversations are remembered in which somebody types. */
const MOST_REMEMBERED = 1_000;

/**
 * Tells people that they were read, and that somebody types. Nobody waits for it, and a failure costs
 * nothing but the sign itself.
 */
export function createReceipts(runtime: Runtime, settings: InboxPreferenceSettings) {
  const { strapi, inbox, accounts, now } = runtime;
  const typingAt = new Map<number, number>();

  const { begin, idle } = createBackground((failure) =>
    strapi.log.debug(`[whatsapp] A receipt was not told: ${forLog(failure)}`),
  );

  /** Says of the newest message of the person that it is read; all before it are then, too. */
  async function tell(conversation: ConversationRow, isTyping: boolean): Promise<void> {
    const message = await inbox.newestFromPerson(conversation.id);
    if (!message?.wamid || (message.readAt !== null && !isTyping)) return;
    const account = await accounts.get(conversation.account?.documentId ?? '');
    if (!account?.enabled || whyHeld(runtime, account)) return;
    const client = clientOf(runtime, account);
    await sayRead(client, account.phoneNumberId, message.wamid, { isTyping });
    if (message.readAt === null) await inbox.noteRead(message.id, now());
  }

  /** Whether the same was said a moment ago. */
  function isKnown(conversation: number): boolean {
    const last = typingAt.get(conversation) ?? -Infinity;
    if (now().getTime() - last < TYPING_MS) return true;
    if (typingAt.size >= MOST_REMEMBERED) typingAt.clear();
    typingAt.set(conversation, now().getTime());
    return false;
  }

  return {
    /** Somebody has opened a conversation, or has answered in it. */
    read: (conversation: ConversationRow, when: Exclude<ReadReceipts, 'never'>): void =>
      begin(async () => {
        if ((await settings.current()).readReceipts === when) await tell(conversation, false);
      }),

    /** Somebody types; said to the person where the settings want it. */
    typing: (conversation: ConversationRow): void =>
      begin(async () => {
        const { showTyping, readReceipts } = await settings.current();
        // Meta shows it only together with the sign that everything is read.
        if (showTyping && readReceipts !== 'never' && !isKnown(conversation.id))
          await tell(conversation, true);
      }),

    /** What was sent ends the sign by itself. */
    sent: (conversation: ConversationRow): void => void typingAt.delete(conversation.id),

    /** Resolves when nothing is being told. */
    idle,
  };
}

export type Receipts = ReturnType<typeof createReceipts>;
