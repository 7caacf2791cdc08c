import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Where Meta writes the verify token into the address. */
export const VERIFY_TOKEN = 'hub.verify_token';

/** Whether it is one of these; every token is compared, so that the time taken tells nothing. */
export function isVerifyToken(text: string, verifyTokens: readonly string[]): boolean {
  const given = digest(text);
  const known = verifyTokens.map((expected) => timingSafeEqual(digest(expected), given));
  return known.includes(true);
}

/**
 * Answers Meta's handshake: the challenge when the token is one of ours, null otherwise.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
export function answerChallenge(
  query: Record<string, unknown>,
  verifyTokens: readonly string[],
): string | null {
  const token = query[VERIFY_TOKEN];
  const challenge = query['hub.challenge'];
  if (query['hub.mode'] !== 'subscribe' || typeof token !== 'string' || token === '') return null;
  if (typeof challenge !== 'string') return null;
  return isVerifyToken(token, verifyTokens) ? challenge : null;
}
