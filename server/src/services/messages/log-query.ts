import type { MessageQuery } from '../../../../shared/contracts/messages';
import { MESSAGE_STATES } from '../../../../shared/domain/message/message';

/**
 * The log's search: a number in any writing, a wamid, or how the text begins. Nothing here needs to
 * look into every row.
 */
function searchOf(text: string): object {
  if (text.startsWith('wamid.')) return { wamid: text };
  const digits = text.replace(/[\s()./-]/g, '').replace(/^(\+|00)/, '');
  if (/^\d{4,15}$/.test(digits))
    return {
      contact: {
        $or: [{ phone: { $startsWith: `+${digits}` } }, { waId: { $startsWith: digits } }],
      },
    };
  return { rendered: { $startsWithi: text } };
}

/** The part of the log that is asked for, as a database filter; unknown values find nothing. */
export function messageWhere(query: MessageQuery): object {
  const text = query._q?.trim();
  const states = query.state
    ?.split(',')
    .filter((state) => (MESSAGE_STATES as readonly string[]).includes(state));
  return {
    ...(states && { state: { $in: states } }),
    ...(query.direction && { direction: query.direction }),
    ...(query.account && { account: { documentId: query.account } }),
    ...(query.template && { template: { name: query.template } }),
    ...(query.recordUid && { recordUid: query.recordUid }),
    ...(query.recordDocumentId && { recordDocumentId: query.recordDocumentId }),
    ...(text && searchOf(text)),
  };
}
