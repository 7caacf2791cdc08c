import { asObjects, asText, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { digitsOf } from '../messages/recipient';
import type { Customer, PhoneNumber } from '../world/types';
import { businessAccountOf, findCustomer, findCustomerByUserId, threadKey } from '../world/world';
import { numberOf, type GraphCall } from './call';
import { GraphError } from './error';
import { page } from './paging';
import { invalidParameter, missingParameter } from './refusals';

const MAX_USERS = 1_000;
const MOST_BLOCKED = 64_000;
const WINDOW_MS = 24 * 3_600_000;

const NOT_LATELY = {
  message: 'Re-engagement required',
  code: 131047,
  error_data: { details: 'User has not messaged in the last 24 hours' },
};
const LIST_FULL = {
  message: 'Blocklist limit reached',
  code: 139101,
  error_data: { details: 'The blocklist has reached its limit of 64,000 users' },
};

const personOf = (
  platform: Platform,
  number: PhoneNumber,
  written: string,
): Customer | undefined => {
  const { world } = platform;
  const digits = digitsOf(
    written,
    number.dialCode,
    (known) => findCustomer(world, known) !== undefined,
  );
  return digits
    ? findCustomer(world, digits)
    : findCustomerByUserId(world, written, businessAccountOf(world, number).portfolioId);
};

const readUsers = (call: GraphCall): string[] => {
  if (call.params['messaging_product'] !== 'whatsapp') throw missingParameter('messaging_product');
  const users = asObjects(call.params['block_users']).map(
    (user) => asText(user['user']) ?? asText(user['user_id']) ?? '',
  );
  if (users.length === 0) throw missingParameter('block_users');
  if (users.length > MAX_USERS)
    throw invalidParameter(`Param block_users has at most ${MAX_USERS} items.`);
  return users;
};

const wroteLately = (platform: Platform, number: PhoneNumber, person: Customer): boolean => {
  const last = platform.world.lastInboundAt.get(threadKey(number.id, person.phone));
  return last !== undefined && platform.clock.now() - last < WINDOW_MS;
};

/** POST /{phone number id}/block_users: only people who wrote in the last 24 hours (https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users). */
export const blockUsers = (platform: Platform, call: GraphCall): JsonObject => {
  const number = numberOf(platform.world, call);
  const added: JsonObject[] = [];
  const failed: JsonObject[] = [];
  for (const input of readUsers(call)) {
    const person = personOf(platform, number, input);
    const isFull = number.blocked.length >= MOST_BLOCKED;
    if (!person || isFull || !wroteLately(platform, number, person)) {
      failed.push({
        input,
        ...(person ? { wa_id: person.waId } : {}),
        errors: [isFull ? LIST_FULL : NOT_LATELY],
      });
      continue;
    }
    if (!number.blocked.includes(person.phone)) number.blocked.push(person.phone);
    added.push({ input, wa_id: person.waId });
  }
  const answer = {
    messaging_product: 'whatsapp',
    block_users: {
      ...(added.length > 0 ? { added_users: added } : {}),
      ...(failed.length > 0 ? { failed_users: failed } : {}),
    },
  };
  if (failed.length === 0) return answer;
  throw new GraphError({
    status: 400,
    code: 139100,
    message: '(#139100) Failed to block/unblock users',
    details: 'Failed to block some users, see the block_users response list for details',
    beside: answer,
  });
};

/** DELETE /{phone number id}/block_users. */
export const unblockUsers = (platform: Platform, call: GraphCall): JsonObject => {
  const number = numberOf(platform.world, call);
  const removed = readUsers(call).map((input) => {
    const person = personOf(platform, number, input);
    number.blocked = number.blocked.filter((phone) => phone !== person?.phone);
    return { input, ...(person ? { wa_id: person.waId } : {}) };
  });
  return { messaging_product: 'whatsapp', block_users: { removed_users: removed } };
};

/** GET /{phone number id}/block_users. */
export const listBlocked = (platform: Platform, call: GraphCall): JsonObject => {
  const number = numberOf(platform.world, call);
  const blocked = number.blocked.map((phone) => ({ id: phone }));
  const address = `${platform.url}/${call.version}/${call.segments.join('/')}`;
  const { items, paging } = page(blocked, call.params, address);
  return {
    data: items.map(({ id }) => ({
      messaging_product: 'whatsapp',
      wa_id: findCustomer(platform.world, id)?.waId ?? id,
    })),
    ...(paging ? { paging } : {}),
  };
};
