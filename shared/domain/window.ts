/** How long after the person's last message anything may be sent. */
export const WINDOW_MS = 24 * 3_600_000;

/** A window that closes within this time is about to. */
export const CLOSING_MS = 3 * 3_600_000;

/**
 * When the customer service window closes: 24 hours after the person's last message or call; null when
 * they never wrote. Until then anything may be sent, after that only templates (131047).
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export const windowClosesAt = (lastInboundAt: Date | null): Date | null =>
  lastInboundAt && new Date(lastInboundAt.getTime() + WINDOW_MS);
