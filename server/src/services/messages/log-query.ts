import type { MessageQuery } from '../../../../shared/contracts/messages';
import {
  MESSAGE_STATES,
  phaseOf,
  type MessageState,
} from '../../../../shared/domain/message/message';

/**
 * The log's search: a number in any writing, a user id, a wamid, or how the text begins. Nothing here
 * needs to look into every row.
 */
function searchOf(text: string): object {
  if (text.startsWith('wamid.')) return { wamid: text };
  if (/^[A-Z]{2}\.[\w.]{6,}$/.test(text)) return { contact: { userId: text } };
  const digits = text.replace(/[\s()./-]/g, '').replace(/^(\+|00)/, '');
  if (/^\d{4,15}$/.test(digits))
    return {
      contact: {
        $or: [{ phone: { $startsWith: `+${digits}` } }, { waId: { $startsWith: digits } }],
      },
    };
  return { rendered: { $startsWithi: text } };
}

const isState = (state: string): state is MessageState =>
  (MESSAGE_STATES as readonly string[]).includes(state);

/** Looked for by what indexes hold, and then by the state. */
const inStates = (states: MessageState[]): object => ({
  phase: { $in: [...new Set(states.map(phaseOf))] },
  state: { $in: states },
});

/** A message that waits for its time is queued; people look for it by another name. */
function statesOf(asked: string[], now: Date): object {
  const inOne = inStates(asked.filter(isState));
  if (!asked.includes('scheduled')) return inOne;
  return { $or: [inOne, { phase: 'queued', sendAt: { $gt: now } }] };
}

/** The log shows what is newest first, unless it is asked for the oldest. */
export const orderOf = ({ sort }: MessageQuery): 'asc' | 'desc' =>
  sort?.toLowerCase().endsWith(':asc') ? 'asc' : 'desc';

/** The part of the log that is asked for, as a database filter; unknown values find nothing. */
export function messageWhere(query: MessageQuery, now: Date): object {
  const text = query._q?.trim();
  return {
    ...(query.state && statesOf(query.state.split(','), now)),
    ...(query.direction && { direction: query.direction }),
    ...(query.type && { type: { $in: query.type.split(',') } }),
    ...(query.contact && { contact: { documentId: query.contact } }),
    ...(query.account && { account: { documentId: query.account } }),
    ...(query.template && { template: { name: query.template } }),
    ...(query.recordUid && { recordUid: query.recordUid }),
    ...(query.recordDocumentId && { recordDocumentId: query.recordDocumentId }),
    ...(query.campaign && { campaign: { documentId: query.campaign } }),
    ...(text && searchOf(text)),
  };
}
