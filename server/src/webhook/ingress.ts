import type { Context, Next } from 'koa';

import { answerChallenge, isVerifyToken, VERIFY_TOKEN } from './challenge';
import { countFields, type FieldCount } from './count-fields';
import { readEnvelope } from './envelope';
import type { WebhookEvent } from './events';
import { readDelivery } from './read-delivery';
import { isSignature, readSignature, verifySignature } from './verify-signature';

/** Who may speak to us, as the enabled accounts have it. */
export interface Callers {
  /** Distinct app secrets, with the WhatsApp Business Accounts that belong to each. */
  secrets: Map<string, Set<string>>;
  verifyTokens: string[];
}

/** A verified delivery as it came, to be handed on. */
export interface Received {
  body: Buffer;
  contentType: string;
  /** The header, which holds for these very bytes. */
  signature: string;
  /** The webhook fields that it speaks of. */
  fields: string[];
  /** How much of each it brought for our accounts. */
  counts: FieldCount[];
  /** What other installations of this plugin have written on it. */
  via: string | null;
}

/** Why a call was refused without being read further. */
export type Refusal = 'unsigned' | 'forged' | 'tooLarge' | 'notJson' | 'verifyToken';

/** How much may be under way at once; more is sent again later. */
export interface Capacity {
  deliveries: number;
  /** Of bodies, together. One delivery alone may always have its size. */
  bytes: number;
}

/** More than a second of what Meta sends at its fastest, and what a small server has room for. */
export const CAPACITY: Capacity = { deliveries: 4_000, bytes: 64_000_000 };

export interface IngressOptions {
  path: string;
  /** In bytes; Meta sends up to 3 MB. */
  maxBodyBytes: number;
  capacity: Capacity;
  /** `fresh` asks for what is stored now, past any cache. */
  callers(fresh?: boolean): Promise<Callers>;
  /** Makes durable what a delivery says; throws when it cannot. */
  apply(events: WebhookEvent[]): Promise<void>;
  /** Told of what was stored, when its sender has the answer. */
  onStored(delivery: Received): void;
  /** Names the installations that a delivery has passed. */
  viaHeader: string;
  /**
   * Told of what will never be taken; `bytes` as far as they are known, `claims` the business account that
   * it says it is about, which nobody has proved.
   */
  onRefused(refusal: Refusal, bytes: number, claims: string | null): void;
  onFailure(error: unknown): void;
}

/** As far into a body is looked as Meta writes before it names the business account. */
const LOOKED_AT = 512;

/** The business account that a body names which nobody has signed; read without understanding it. */
const businessClaimedBy = (body: Buffer): string | null =>
  /"id"\s*:\s*"(\d{5,20})"/.exec(body.toString('latin1', 0, LOOKED_AT))?.[1] ?? null;

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
  const { capacity } = options;
  let deliveries = 0;
  let bytes = 0;

  /** The body, or why it was not read; `count` hears of each piece, and says whether there is room for it. */
  const readBody = (
    { req }: Context,
    count: (size: number) => boolean,
  ): Promise<Buffer | 'too large' | 'no room' | 'cut off'> =>
    // By its events: an iterator costs more than all the rest that is done with a small body.
    new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const onData = (chunk: Buffer) => {
        size += chunk.length;
        const isTooLarge = size > options.maxBodyBytes;
        if (!isTooLarge && count(chunk.length)) {
          chunks.push(chunk);
          return;
        }
        req.off('data', onData).pause();
        resolve(isTooLarge ? 'too large' : 'no room');
      };
      const onCut = () => resolve('cut off');
      req
        .on('data', onData)
        .once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
        .on('error', onCut)
        .once('close', onCut);
    });

  async function handshake(ctx: Context): Promise<void> {
    const { verifyTokens } = await options.callers(true);
    const challenge = answerChallenge(ctx.query, verifyTokens);
    if (challenge !== null) return answer(ctx, 200, challenge);
    options.onRefused('verifyToken', 0, null);
    answer(ctx, 403, 'The verify token belongs to no enabled account.');
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

  /** How large a call says that it is. */
  const claimed = (ctx: Context): number => Number(ctx.get('content-length')) || 0;

  function refuseUnsigned(ctx: Context): void {
    options.onRefused('unsigned', claimed(ctx), null);
    answer(ctx, 401, 'The signature matches no app secret of an enabled account.');
  }

  function refuseForged(ctx: Context, body: Buffer): void {
    options.onRefused('forged', body.length, businessClaimedBy(body));
    answer(ctx, 401, 'The signature matches no app secret of an enabled account.');
  }

  function refuseTooLarge(ctx: Context): void {
    options.onRefused('tooLarge', claimed(ctx), null);
    ctx.set('Connection', 'close');
    answer(ctx, 413, `Larger than ${options.maxBodyBytes} bytes.`);
  }

  function refuseForNow(ctx: Context): void {
    ctx.set('Connection', 'close');
    ctx.set('Retry-After', '5');
    answer(ctx, 503, 'Too much at once; send it again.');
  }

  async function receive(ctx: Context): Promise<void> {
    const signature = ctx.get('x-hub-signature-256');
    // What cannot be right is not even read.
    if (!isSignature(signature)) return refuseUnsigned(ctx);
    if (claimed(ctx) > options.maxBodyBytes) return refuseTooLarge(ctx);
    if (deliveries >= capacity.deliveries) return refuseForNow(ctx);
    let mine = 0;
    deliveries += 1;
    try {
      const body = await readBody(ctx, (size) => {
        if (deliveries > 1 && bytes + size > capacity.bytes) return false;
        mine += size;
        bytes += size;
        return true;
      });
      if (body === 'too large') refuseTooLarge(ctx);
      else if (body === 'no room') refuseForNow(ctx);
      // Nobody is there any more to hear it.
      else if (body === 'cut off') answer(ctx, 400, 'The body ended too early.');
      else await take(ctx, body, signature);
    } finally {
      deliveries -= 1;
      bytes -= mine;
    }
  }

  async function take(ctx: Context, body: Buffer, signature: string): Promise<void> {
    const ours = await verified(body, signature);
    if (!ours) return refuseForged(ctx, body);
    let delivery: unknown;
    try {
      delivery = JSON.parse(body.toString('utf8'));
    } catch {
      options.onRefused('notJson', body.length, null);
      answer(ctx, 400, 'The body is signed but is not JSON.');
      return;
    }
    const isOurs = (id: string) => ours.has(id);
    const changes = readEnvelope(delivery);
    await options.apply(readDelivery(delivery, isOurs, changes));
    answer(ctx, 200, 'OK');
    ctx.res.once('close', () => {
      options.onStored({
        body,
        contentType: ctx.get('content-type') || 'application/json',
        signature,
        fields: changes.map(({ field }) => field),
        counts: countFields(changes, isOurs),
        via: ctx.get(options.viaHeader) || null,
      });
    });
  }

  /**
   * Takes a verify token of ours out of an address at which nothing of ours answers, such as behind a proxy
   * that changes paths: who answers there writes the whole address to a log.
   */
  async function hideToken(ctx: Context): Promise<void> {
    const query = new URLSearchParams(ctx.querystring);
    const tokens = query.getAll(VERIFY_TOKEN);
    if (tokens.length === 0) return;
    const ours = await options.callers(true).then(
      ({ verifyTokens }) => verifyTokens,
      () => null,
    );
    // While it is not known which are ours, any may be.
    if (ours && !tokens.some((token) => isVerifyToken(token, ours))) return;
    query.set(VERIFY_TOKEN, 'hidden');
    ctx.querystring = query.toString();
  }

  async function middleware(ctx: Context, next: Next): Promise<void> {
    if (ctx.path !== options.path) {
      if (ctx.querystring.includes(VERIFY_TOKEN)) await hideToken(ctx);
      return next();
    }
    try {
      if (ctx.method === 'GET') await handshake(ctx);
      else if (ctx.method === 'POST') await receive(ctx);
      else answer(ctx, 405, 'GET and POST only.');
    } catch (failure) {
      options.onFailure(failure);
      ctx.set('Retry-After', '5');
      answer(ctx, 503, 'Not stored; send it again.');
    }
  }

  return {
    middleware,
    /** How many deliveries are being read or written down. */
    underWay: () => deliveries,
  };
}
