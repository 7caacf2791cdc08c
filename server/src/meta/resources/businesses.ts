import type { GraphClient } from '../client';
import { listAll } from '../pages';
import type { MetaPhoneNumber } from './accounts';
import { REGISTRATION_FIELDS, type MetaRegistration } from './registration';

interface Identified {
  id?: string;
}

async function idsOf(items: AsyncGenerator<Identified>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of items) if (id) ids.push(id);
  return ids;
}

/** The ids of the businesses that the user of the token belongs to. */
export const listBusinessIds = (client: GraphClient): Promise<string[]> =>
  idsOf(listAll(client, 'me/businesses', { fields: 'id' }));

/**
 * The ids of the WhatsApp accounts that a business owns, and of those that were shared with it.
 * https://developers.facebook.com/docs/graph-api/reference/business
 */
export const listBusinessAccountIds = async (
  client: GraphClient,
  businessId: string,
): Promise<string[]> => {
  const edges = ['owned_whatsapp_business_accounts', 'client_whatsapp_business_accounts'];
  const lists = await Promise.all(
    edges.map((edge) => idsOf(listAll(client, `${businessId}/${edge}`, { fields: 'id' }))),
  );
  return [...new Set(lists.flat())];
};

/** A number as the list of its WhatsApp account tells it. */
export type ListedNumber = MetaPhoneNumber & MetaRegistration;

const FIELDS = [
  'id',
  'display_phone_number',
  'verified_name',
  'quality_rating',
  ...REGISTRATION_FIELDS,
].join(',');

/** The numbers of a WhatsApp account. */
export const listNumbers = async (
  client: GraphClient,
  businessAccountId: string,
): Promise<ListedNumber[]> => {
  const numbers: ListedNumber[] = [];
  const path = `${businessAccountId}/phone_numbers`;
  for await (const number of listAll<ListedNumber>(client, path, { fields: FIELDS }))
    numbers.push(number);
  return numbers;
};
