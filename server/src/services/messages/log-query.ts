import type { MessageQuery } from '../../../../shared/contracts/messages';
import { codesOfCause } from '../../../../shared/domain/diagnosis';
import {
  MESSAGE_STATES,
  phaseOf,
  type FailureType,
  type MessageState,
} from '../../../../shared/domain/message/message';
import { readPhone } from '../../../../shared/domain/phone';
import { isUserId } from '../../../../shared/domain/user-id';
import { hiddenFromActor, type Actor } from '../../actor';
import { refuse } from '../../errors';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import type { LogFilter, LogOrder } from '../../store/log';
import { contactIdsWhere, idsWhere } from '../../store/log-names';
import { UIDS } from '../../store/uids';
import { isNumber, numberWhere, wholeNumberWhere } from '../contacts/contact-where';
import { mayReadBodies } from './may-read-log';

/** So many people can be looked for at once; a beginning that more numbers have is looked for as such. */
const PEOPLE = 200;

type Surroundings = Pick<Runtime, 'strapi' | 'accounts'>;

/** Messages as far as somebody may see their accounts; what has none is everybody's. */
export function withoutHiddenAccounts(actor: Actor): LogFilter {
  const { accounts } = hiddenFromActor(actor);
  return accounts.length === 0 ? {} : { hiddenAccounts: [...accounts] };
}

/** The log shows what is newest first, unless it is asked for the oldest. */
export const orderOf = ({ sort }: Pick<MessageQuery, 'sort'>): LogOrder =>
  sort?.toLowerCase().endsWith(':asc') ? 'asc' : 'desc';

const isState = (state: string): state is MessageState =>
  (MESSAGE_STATES as readonly string[]).includes(state);

const FAILURE_TYPES: readonly string[] = [
  'refused',
  'undelivered',
  'expired',
  'invalid',
] satisfies FailureType[];

const isFailureType = (type: string): type is FailureType => FAILURE_TYPES.includes(type);

/** A message that waits for its time is queued; people look for it by another name. */
function statesOf(asked: string[], now: Date): LogFilter | null {
  const states = asked.filter(isState);
  const inStates = { states, phases: [...new Set(states.map(phaseOf))] };
  if (asked.includes('scheduled')) return { ...inStates, orScheduledAfter: now };
  return states.length > 0 ? inStates : null;
}

const FAILED = { phases: ['failed'], states: ['failed'] } satisfies LogFilter;

/** What Meta refused or did not deliver. */
const BY_META: FailureType[] = ['refused', 'undelivered'];

function failureOf({ failure, failureType, code }: MessageQuery): LogFilter | null {
  const types = failureType?.split(',').filter(isFailureType);
  if (types?.length === 0) return null;
  const filter: LogFilter = { ...FAILED, ...(types && { failureTypes: types }) };
  if (failure === 'expired' || failure === 'invalid') filter.failureTypes = [failure];
  else if (failure !== undefined) {
    const codes = codesOfCause(failure);
    if (!codes) return null;
    Object.assign(filter, { codes, failureTypes: types ?? BY_META });
  }
  if (code !== undefined) {
    if (!/^\d{1,9}$/.test(code)) return null;
    filter.codes = { in: [Number(code)], ranges: [], except: [], isNone: false };
  }
  return filter;
}

/** A time as somebody wrote it; null where it is none. */
function timeOf(text: string | undefined): Date | null {
  const time = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}

/**
 * What is searched for: a wamid, a user id, a number in any writing, or a part of the text. Digits that no
 * number has are text. Who may not see numbers and texts finds a number that they know whole, and cannot
 * find out any by its beginning.
 */
async function searchOf(
  { strapi, accounts }: Surroundings,
  text: string,
  actor: Actor,
): Promise<LogFilter> {
  const isMasked = !mayReadBodies(actor);
  if (text.startsWith('wamid.')) return { wamid: text };
  if (isUserId(text)) return { contacts: await contactIdsWhere(strapi, { userId: text }, PEOPLE) };
  if (!isNumber(text)) {
    if (isMasked) throw refuse('log.searchIsMasked', '_q');
    return { text };
  }
  const countries = new Set((await accounts.list()).map(({ defaultCountry }) => defaultCountry));
  const read = [...countries].flatMap(
    (country) => readPhone(text, country, parsePhone).phone?.e164 ?? [],
  );
  if (isMasked) {
    const digits = text.replace(/\D/g, '').replace(/^00/, '');
    if (digits.length < 7) throw refuse('log.searchIsMasked', '_q');
    return { contacts: await contactIdsWhere(strapi, wholeNumberWhere(text, read), PEOPLE) };
  }
  const contacts = await contactIdsWhere(strapi, numberWhere(text, read), PEOPLE + 1);
  if (contacts.length === 0) return { text };
  if (contacts.length <= PEOPLE) return { contacts };
  return { digits: text.replace(/\D/g, '').replace(/^00/, '') };
}

/**
 * The part of the log that is asked for; null where nothing can match. Names are looked up here, so that
 * the log itself is looked through by its own columns.
 */
export async function readFilter(
  surroundings: Surroundings,
  query: MessageQuery,
  now: Date,
  actor: Actor,
): Promise<LogFilter | null> {
  const { strapi } = surroundings;
  const parts: (LogFilter | null)[] = [withoutHiddenAccounts(actor)];
  const text = query._q?.trim();
  if (query.state) parts.push(statesOf(query.state.split(','), now));
  if (query.failure ?? query.failureType ?? query.code) parts.push(failureOf(query));
  if (query.direction) parts.push({ direction: query.direction });
  if (query.type) parts.push({ types: query.type.split(',') });
  if (query.source) parts.push({ sources: query.source.split(',') });
  if (query.recordUid) parts.push({ recordUid: query.recordUid });
  if (query.recordDocumentId) parts.push({ recordDocumentId: query.recordDocumentId });
  const [from, to] = [timeOf(query.from), timeOf(query.to)];
  if (from) parts.push({ from });
  if (to) parts.push({ to });
  const one = async (
    uid: string,
    documentId: string | undefined,
    toFilter: (id: number) => LogFilter,
  ) => {
    if (!documentId) return;
    const [id] = await idsWhere(strapi, uid, { documentId }, 1);
    parts.push(id === undefined ? null : toFilter(id));
  };
  await one(UIDS.account, query.account, (account) => ({ account }));
  await one(UIDS.campaign, query.campaign, (campaign) => ({ campaign }));
  await one(UIDS.automation, query.automation, (automation) => ({ automation }));
  if (query.template) {
    const templates = await idsWhere(strapi, UIDS.template, { name: query.template }, PEOPLE);
    parts.push(templates.length > 0 ? { templates } : null);
  }
  if (text) parts.push(await searchOf(surroundings, text, actor));
  await one(UIDS.contact, query.contact, (contact) => ({ contacts: [contact] }));
  return combine(parts);
}

/** Whether nothing can be such; who looks for what waits for its time may look for no state besides. */
const findsNothing = (part: LogFilter): boolean =>
  !part.orScheduledAfter &&
  Object.values(part).some((value) => Array.isArray(value) && value.length === 0);

/** All of these together; null where one of them finds nothing, or two of them exclude each other. */
function combine(parts: (LogFilter | null)[]): LogFilter | null {
  const filter: LogFilter = {};
  for (const part of parts) {
    if (!part || findsNothing(part)) return null;
    if (part.states && filter.states) {
      const states = part.states.filter((state) => filter.states!.includes(state));
      if (states.length === 0) return null;
      Object.assign(filter, part, { states, phases: [...new Set(states.map(phaseOf))] });
      delete filter.orScheduledAfter;
    } else if (part.contacts && filter.contacts) {
      const { contacts: those } = filter;
      const contacts = part.contacts.filter((id) => those.includes(id));
      if (contacts.length === 0) return null;
      filter.contacts = contacts;
    } else Object.assign(filter, part);
  }
  return filter;
}
