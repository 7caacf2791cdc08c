import type { Conversation } from '../../../../shared/contracts/conversations';
import type { InboxEvent } from '../../../../shared/contracts/inbox';

/** What is older was heard of elsewhere, or is told again because something else has changed. */
const RECENT_MS = 5 * 60_000;

/** Decides what somebody is told of outside of the page: each message once, and none that they look at. */
export function createTeller() {
  const told = new Set<string>();
  return {
    /** The conversation to tell of; null for what is no news. */
    hear(
      event: InboxEvent,
      { isLookedAt, now }: { isLookedAt: (documentId: string) => boolean; now: number },
    ): Conversation | null {
      if (event.type !== 'conversation' || !event.tells) return null;
      const { conversation } = event;
      const { lastMessage, unreadCount, documentId } = conversation;
      if (!lastMessage || lastMessage.direction !== 'in' || unreadCount === 0) return null;
      if (told.has(lastMessage.documentId)) return null;
      told.add(lastMessage.documentId);
      const age = now - Date.parse(lastMessage.at);
      return age < RECENT_MS && !isLookedAt(documentId) ? conversation : null;
    },
  };
}

/** The one of this browser tab: the menu may stand in several places. */
export const teller = createTeller();
