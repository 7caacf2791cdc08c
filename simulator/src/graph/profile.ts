import { asString, asStrings, lengthOf, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { numberOf, type GraphCall } from './call';
import { readFields } from './fields';
import { invalidParameter, missingParameter } from './refusals';

const LIMITS: Readonly<Record<string, number>> = {
  about: 139,
  address: 256,
  description: 256,
  email: 128,
};
const MAX_WEBSITES = 2;
const VERTICALS = [
  'UNDEFINED',
  'OTHER',
  'AUTO',
  'BEAUTY',
  'APPAREL',
  'EDU',
  'ENTERTAIN',
  'EVENT_PLAN',
  'FINANCE',
  'GROCERY',
  'GOVT',
  'HOTEL',
  'HEALTH',
  'NONPROFIT',
  'PROF_SERVICES',
  'RETAIL',
  'TRAVEL',
  'RESTAURANT',
  'NOT_A_BIZ',
];

/** GET /{phone number id}/whatsapp_business_profile. */
export const getProfile = (platform: Platform, call: GraphCall): JsonObject => {
  const { profile } = numberOf(platform.world, call);
  const asked = readFields(call.params['fields']);
  const shown = Object.fromEntries(
    Object.entries(profile).filter(([field]) => asked === undefined || asked.includes(field)),
  );
  return { data: [{ ...shown, messaging_product: 'whatsapp' }] };
};

/** POST /{phone number id}/whatsapp_business_profile. */
export const updateProfile = (platform: Platform, call: GraphCall): JsonObject => {
  const number = numberOf(platform.world, call);
  const { params } = call;
  if (params['messaging_product'] !== 'whatsapp') throw missingParameter('messaging_product');
  const changes: JsonObject = {};
  for (const [field, most] of Object.entries(LIMITS)) {
    const value = asString(params[field]);
    if (value === undefined) continue;
    if (lengthOf(value) > most)
      throw invalidParameter(`Param ${field} must be at most ${most} characters long.`);
    changes[field] = value;
  }
  if (params['websites'] !== undefined) {
    const websites = asStrings(params['websites']);
    if (websites.length > MAX_WEBSITES)
      throw invalidParameter(`Param websites has at most ${MAX_WEBSITES} items.`);
    changes['websites'] = websites;
  }
  const vertical = asString(params['vertical'])?.toUpperCase();
  if (vertical !== undefined) {
    if (!VERTICALS.includes(vertical))
      throw invalidParameter(`Param vertical must be one of {${VERTICALS.join(', ')}}`);
    changes['vertical'] = vertical;
  }
  const handle = asString(params['profile_picture_handle']);
  if (handle !== undefined) {
    const upload = [...platform.world.uploads.values()].find((one) => one.handle === handle);
    if (!upload) throw invalidParameter('Param profile_picture_handle is not a valid handle.');
    changes['profile_picture_url'] =
      `${platform.url}/_simulator/uploads/${encodeURIComponent(upload.id)}`;
  }
  Object.assign(number.profile, changes);
  return { success: true };
};
