import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;

function matches(body: Buffer | string, secret: string, expected: Buffer): boolean {
  return timingSafeEqual(createHmac('sha256', secret).update(body).digest(), expected);
}

/** The form that Meta signs when its sender escaped non-ASCII: `\uXXXX` in lower-case hex. */
function escapeNonAscii(body: Buffer): string | null {
  const text = body.toString('utf8');
  const escaped = text.replace(
    /[^\u0000-\u007f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escaped === text ? null : escaped;
}

/**
 * Which of the secrets signed these bytes; null when none did. Nothing of the body is read or trusted
 * before. https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function verifySignature(
  body: Buffer,
  signature: string | undefined,
  secrets: readonly string[],
): string | null {
  const match = SIGNATURE.exec(signature ?? '');
  if (!match) return null;
  const expected = Buffer.from(match[1]!, 'hex');
  const raw = secrets.find((secret) => matches(body, secret, expected));
  if (raw !== undefined) return raw;
  const escaped = escapeNonAscii(body);
  if (escaped === null) return null;
  return secrets.find((secret) => matches(escaped, secret, expected)) ?? null;
}
