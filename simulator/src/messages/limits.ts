import type { Platform } from '../platform';
import { messagingError } from '../graph/refusals';

/** The pace at which messages are taken, when the options switch Meta's limits on. */
export interface MessageLimits {
  /** Refuses a message that comes too fast for its number or its person. */
  check(platform: Platform, phoneNumberId: string, phone: string): void;
  clear(): void;
}

const SECOND = 1_000;

/** Creates the pace of one simulator. */
export const createMessageLimits = (): MessageLimits => {
  const sentAt = new Map<string, number[]>();
  /** When the debt of a pair is paid: each message adds its seconds, time takes them away. */
  const owedUntil = new Map<string, number>();
  return {
    check(platform, phoneNumberId, phone) {
      const { throughputPerSecond, pairSeconds, pairBurst } = platform.options.limits;
      const now = platform.clock.now();
      if (throughputPerSecond !== null) {
        const recent = (sentAt.get(phoneNumberId) ?? []).filter((at) => at > now - SECOND);
        if (recent.length >= throughputPerSecond) {
          throw messagingError(130429, 'Cloud API message throughput has been reached.');
        }
        sentAt.set(phoneNumberId, [...recent, now]);
      }
      if (pairSeconds === null) return;
      const key = `${phoneNumberId}/${phone}`;
      const owed = Math.max(now, owedUntil.get(key) ?? 0);
      if (owed - now > (pairBurst - 1) * pairSeconds * SECOND) {
        throw messagingError(
          131056,
          'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
        );
      }
      owedUntil.set(key, owed + pairSeconds * SECOND);
    },
    clear() {
      sentAt.clear();
      owedUntil.clear();
    },
  };
};
