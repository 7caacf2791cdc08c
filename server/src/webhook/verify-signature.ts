import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;

function matches(body: Buffer, secret: string, expected: Buffer): boolean {
  return timingSafeEqual(createHmac('sha256', secret).update(body).digest(), expected);
}

const HEX = Buffer.from('0123456789abcdef');

/**
 * The form that Meta signs when its sender escaped non-ASCII: `\uXXXX` in lower-case hex; null when
 * there is nothing to escape. Written byte by byte: whoever forges a call must not cost us seconds.
 */
function escapeNonAscii(body: Buffer): Buffer | null {
  const text = body.toString('utf8');
  const escaped = Buffer.allocUnsafe(text.length * 6);
  let end = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      escaped[end] = unit;
      end += 1;
      continue;
    }
    escaped[end] = 0x5c;
    escaped[end + 1] = 0x75;
    for (let digit = 0; digit < 4; digit += 1)
      escaped[end + 2 + digit] = HEX[(unit >> (12 - 4 * digit)) & 0xf]!;
    end += 6;
  }
  return end === text.length ? null : escaped.subarray(0, end);
}

/** Whether a header has the form of a signature at all. */
export const isSignature = (signature: string | undefined): signature is string =>
  SIGNATURE.test(signature ?? '');

/** A signed body, with what was worked out about it kept for the next secret. */
export interface SignedBody {
  body: Buffer;
  expected: Buffer;
  escaped?: Buffer | null;
}

/** Takes a body and its signature header; null when the header has not the form of a signature. */
export function readSignature(body: Buffer, signature: string | undefined): SignedBody | null {
  const match = SIGNATURE.exec(signature ?? '');
  return match ? { body, expected: Buffer.from(match[1]!, 'hex') } : null;
}

/**
 * Which of the secrets signed these bytes; null when none did. Nothing of the body is read or trusted
 * before. https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function verifySignature(signed: SignedBody, secrets: readonly string[]): string | null {
  const { body, expected } = signed;
  const raw = secrets.find((secret) => matches(body, secret, expected));
  if (raw !== undefined || secrets.length === 0) return raw ?? null;
  signed.escaped ??= escapeNonAscii(body);
  const { escaped } = signed;
  if (!escaped) return null;
  return secrets.find((secret) => matches(escaped, secret, expected)) ?? null;
}
