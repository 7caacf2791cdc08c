import type {
  InboundExtras,
  Referral,
} from '../../../../../shared/domain/message/content/inbound/inbound';
import { idOf } from '../read-account';
import { record } from '../read-template';
import { words } from './words';

type Json = Record<string, unknown>;

function readReferral(value: unknown): Referral | null {
  if (typeof value !== 'object' || value === null) return null;
  const referral = record(value);
  return {
    sourceUrl: words(referral.source_url),
    sourceId: idOf(referral.source_id),
    sourceType: words(referral.source_type),
    headline: words(referral.headline),
    body: words(referral.body),
    clickId: words(referral.ctwa_clid),
  };
}

/** What stands beside the content: that it was passed on, the product or the advertisement it came from. */
export function readExtras(message: Json): InboundExtras {
  const context = record(message.context);
  const product = record(context.referred_product);
  const productId = idOf(product.product_retailer_id);
  const referral = readReferral(message.referral);
  const isOften = context.frequently_forwarded === true;
  return {
    ...((isOften || context.forwarded === true) && { forwarded: isOften ? 'often' : 'once' }),
    ...(productId !== null && { product: { catalogId: idOf(product.catalog_id), productId } }),
    ...(referral && { referral }),
  };
}

/** The wamid of the message that is quoted or reacted to; null for none. */
export const readQuoted = (message: Json): string | null =>
  words(record(message.reaction).message_id) ?? words(record(message.context).id);
