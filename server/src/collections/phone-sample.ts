import type { UID } from '@strapi/strapi';

import type { PhoneFieldSample } from '../../../shared/contracts/collections';
import { readPhone } from '../../../shared/domain/phone';
import { parsePhone } from '../phone';
import type { Runtime } from '../runtime';
import { resolvePath } from './field-path';
import { queryFor, valueFrom, walk, type Row } from './record-tree';

const RECORDS = 20;

/** How many of the latest records hold a number at this path that could be written to. */
export async function samplePhoneField(
  { strapi, accounts }: Runtime,
  uid: string,
  phoneField: string,
): Promise<PhoneFieldSample> {
  const resolved = resolvePath(strapi, uid, phoneField);
  if (!resolved.ok) return { checked: 0, valid: 0 };
  const records = (await strapi.documents(uid as UID.ContentType).findMany({
    ...queryFor(strapi, [resolved]),
    sort: 'updatedAt:desc',
    limit: RECORDS,
  } as never)) as unknown as Row[];
  const country = (await accounts.getDefault())?.defaultCountry ?? null;
  const valid = records.filter((record) => {
    const value = valueFrom(resolved, walk(strapi, record, resolved.hops, []));
    return readPhone(value, country, parsePhone).phone !== null;
  });
  return { checked: records.length, valid: valid.length };
}
