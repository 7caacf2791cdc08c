import type { UID } from '@strapi/strapi';

import type { PhoneFieldSample } from '../../../shared/contracts/collections';
import { readPhone } from '../../../shared/domain/phone';
import { parsePhone } from '../phone';
import type { Runtime } from '../runtime';
import { populateFor, resolvePath, valueAt } from './field-path';

const RECORDS = 20;

/** How many of the latest records hold a number at this path that could be written to. */
export async function samplePhoneField(
  { strapi, accounts }: Runtime,
  uid: string,
  phoneField: string,
): Promise<PhoneFieldSample> {
  if (!resolvePath(strapi, uid, phoneField).ok) return { checked: 0, valid: 0 };
  const records = (await strapi.documents(uid as UID.ContentType).findMany({
    populate: populateFor([phoneField]),
    sort: 'updatedAt:desc',
    limit: RECORDS,
  } as never)) as unknown[];
  const country = (await accounts.getDefault())?.defaultCountry ?? null;
  const valid = records.filter(
    (record) => readPhone(valueAt(record, phoneField), country, parsePhone).phone !== null,
  );
  return { checked: records.length, valid: valid.length };
}
