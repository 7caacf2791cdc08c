import type { Context, Next } from 'koa';

import { answerChallenge } from './challenge';
import type { WebhookEvent } from './events';
import { readDelivery } from './read-delivery';
import { isSignature, readSignature, verifySignature } from './verify-signature';

/** Who may speak to us, as the enabled accounts have it. */
export interface Callers {
  /** Distinct app secrets, with the WhatsApp Business Accounts that belong to each. */
  secrets: Map<string, Set<string>>;
  verifyTokens: string[];
}

export interface IngressOptions {
  path: string;
  /** In bytes; Meta sends up to 3 MB. */
  maxBodyBytes: number;
  /** `fresh` asks for what is stored now, past any cache. */
  callers(fresh?: boolean): Promise<Callers>;
  /** Makes durable what a delivery says; throws when it cannot. */
  apply(events: WebhookEvent[], businessAccountIds: string[]): Promise<void>;
  onForged(): void;
  onFailure(error: unknown): void;
}

/** The body, or null when it is larger than allowed. */
async function readBody(ctx: Context, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function answer(ctx: Context, status: number, text: string): void {
  ctx.status = status;
  ctx.type = 'text/plain';
  ctx.body = text;
}

/**
 * The webhook URL as a Koa middleware. It stands ahead of Strapi's own stack, so that the bytes are
 * exactly those that were signed and no body limit of the host applies; nothing is answered 200
 * before what it says is durable. It never throws.
 */
export function createIngress(options: IngressOptions) {
  async function handshake(ctx: Context): Promise<void> {
    const { verifyTokens } = await options.callers(true);
    const challenge = answerChallenge(ctx.query, verifyTokens);
    if (challenge === null) answer(ctx, 403, 'The verify token belongs to no enabled account.');
    else answer(ctx, 200, challenge);
  }

  /** The accounts whose secret signed the body; null when none did. */
  async function verified(body: Buffer, signature: string): Promise<Set<string> | null> {
    const signed = readSignature(body, signature);
    if (!signed) return null;
    const tried = new Set<string>();
    // An account may have been connected a moment ago, by another process.
    for (const fresh of [false, true]) {
      const { secrets } = await options.callers(fresh);
      const untried = [...secrets.keys()].filter((secret) => !tried.has(secret));
      untried.forEach((secret) => tried.add(secret));
      const secret = verifySignature(signed, untried);
      if (secret !== null) return secrets.get(secret)!;
    }
    return null;
  }

  function refuseForged(ctx: Context): void {
    options.onForged();
    answer(ctx, 401, 'The signature matches no app secret of an enabled account.');
  }

  function refuseTooLarge(ctx: Context): void {
    ctx.set('Connection', 'close');
    answer(ctx, 413, `Larger than ${options.maxBodyBytes} bytes.`);
  }

  async function receive(ctx: Context): Promise<void> {
    const signature = ctx.get('x-hub-signature-256');
    // What cannot be right is not even read.
    if (!isSignature(signature)) return refuseForged(ctx);
    if (Number(ctx.get('content-length')) > options.maxBodyBytes) return refuseTooLarge(ctx);
    const body = await readBody(ctx, options.maxBodyBytes);
    if (body === null) return refuseTooLarge(ctx);
    const ours = await verified(body, signature);
    if (!ours) return refuseForged(ctx);
    let delivery: unknown;
    try {
      delivery = JSON.parse(body.toString('utf8'));
    } catch {
      answer(ctx, 400, 'The body is signed but is not JSON.');
      return;
    }
    await options.apply(
      readDelivery(delivery, (id) => ours.has(id)),
      [...ours],
    );
    answer(ctx, 200, 'OK');
  }

  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path !== options.path) return next();
    try {
      if (ctx.method === 'GET') await handshake(ctx);
      else if (ctx.method === 'POST') await receive(ctx);
      else answer(ctx, 405, 'GET and POST only.');
    } catch (failure) {
      options.onFailure(failure);
      ctx.set('Retry-After', '5');
      answer(ctx, 503, 'Not stored; send it again.');
    }
  };
}
