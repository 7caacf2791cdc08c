import { error, type Issue } from '../../../../shared/domain/issue';
import { windowClosesAt } from '../../../../shared/domain/window';
import type { Runtime } from '../../runtime';
import type { ContactRow, MessageRow, Time } from '../../store/rows';
import { timeInWords } from '../templates/ask-meta';

const toDate = (time: Time): Date | null => (time === null ? null : new Date(time));

/** Why a message without a template cannot leave at `sendAt`; null when it can. */
export function windowIssue(lastInboundAt: Time, now: Date, sendAt: Date | null): Issue | null {
  const closesAt = windowClosesAt(toDate(lastInboundAt));
  if (closesAt === null) return error('window.neverOpened', 'to');
  const at = timeInWords(closesAt);
  if (now >= closesAt) return error('window.closed', 'to', { at });
  return sendAt && sendAt >= closesAt ? error('window.closesBefore', 'sendAt', { at }) : null;
}

/** When a person wrote last to an account, in whichever of their rows. */
export async function lastInboundOf(
  { conversations, relatives }: Pick<Runtime, 'conversations' | 'relatives'>,
  account: { id: number },
  contact: ContactRow,
): Promise<Date | null> {
  const rows = await relatives.of(contact);
  return conversations.lastInboundAt(account.id, [contact.id, ...rows.map(({ id }) => id)]);
}

/** Why a message that exists cannot leave now; null for one with a template, which needs no window. */
export async function checkWindow(
  runtime: Pick<Runtime, 'conversations' | 'relatives' | 'now'>,
  { content, account, contact }: Pick<MessageRow, 'content' | 'account' | 'contact'>,
): Promise<Issue | null> {
  if (!content?.free || !account || !contact) return null;
  return windowIssue(await lastInboundOf(runtime, account, contact), runtime.now(), null);
}
