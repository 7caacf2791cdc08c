import type { Core } from '@strapi/strapi';

import { readCallbackData } from '../../../shared/domain/message/callback-data';
import { advance, type Report } from '../../../shared/domain/message/lifecycle';
import { STATE_TIMES } from '../../../shared/domain/message/message';
import { runtimeOf } from '../runtime';
import { noteStoppedBy, STOPPED_MARKETING } from '../services/contacts/note-refusal';
import { forgetMediaOf } from '../services/media/forget';
import type { AccountTrouble } from '../services/accounts/trouble';
import type {
  MessagePatch,
  MessageWriter,
  WritableMessage,
  Written,
} from '../store/message-writer';
import { MARKETING_OFF } from '../services/messages/endpoint';
import { stateChanged } from '../services/messages/state-changed';
import type { StatusEvent } from '../webhook/events';
import { applyOne, type Unapplied } from './unapplied';

/** Meta could not get the file of a message; often it has thrown it away. */
const MEDIA_ERROR = 131053;

type Trouble = Pick<AccountTrouble, 'noteFailure' | 'noteSuccess'>;

/** What a status changes in a message as it stands; null when it is known already. */
function patchFor(
  row: WritableMessage,
  event: StatusEvent,
  report: Report,
  log: Core.Strapi['log'],
): MessagePatch | null {
  const verdict = advance(row, report);
  if (verdict === 'illegal') {
    log.warn(
      `[whatsapp] Meta reports ${event.state} for message ${row.documentId}, which is ${row.state}.`,
    );
    return null;
  }
  const time = STATE_TIMES[event.state];
  const patch: MessagePatch = {
    ...(verdict === 'moved' && { state: event.state, claimedBy: null, leaseUntil: null }),
    // A status that comes late still tells when it happened.
    ...(row[time] === null && { [time]: event.at }),
    ...(row.wamid === null && { wamid: event.wamid }),
  };
  if (verdict === 'moved' && event.state === 'failed')
    Object.assign(patch, {
      failureType: 'undelivered',
      errorCode: event.error?.code ?? null,
      errorTitle: event.error?.title ?? null,
      errorDetails: event.error?.details ?? null,
    } satisfies MessagePatch);
  if (event.pricing?.category && event.pricing.category !== row.pricingCategory)
    Object.assign(patch, {
      pricingCategory: event.pricing.category,
      billable: event.pricing.billable,
    } satisfies MessagePatch);
  return Object.keys(patch).length > 0 ? patch : null;
}

/** A status tells of the account as well: that it may not send, or that it does. */
async function noteTrouble(
  trouble: Trouble,
  { before, patch }: NonNullable<Written>,
  now: Date,
): Promise<void> {
  if (!patch?.state || !before.account) return;
  if (patch.state === 'failed')
    await trouble.noteFailure(before.account.id, patch.errorCode ?? null, 'status');
  else await trouble.noteSuccess(before.account.id, new Date(before.sendingAt ?? now), 'status');
}

/**
 * Moves messages by what Meta reports; resolves when all of it is durable. A message is found by our
 * own id, which comes back in every status, or else by its wamid.
 */
export async function advanceStatuses(
  strapi: Core.Strapi,
  writer: MessageWriter,
  events: StatusEvent[],
  trouble: Trouble,
  now: Date,
): Promise<Unapplied<StatusEvent>[]> {
  const results = await Promise.all(
    events.map((event) =>
      applyOne(event, async () => {
        const ours = readCallbackData(event.callbackData);
        const report: Report = { state: event.state, attempt: ours?.attempt ?? 0 };
        const key = ours ? { documentId: ours.documentId } : { wamid: event.wamid };
        let isForeign = false;
        const written = await writer.write(key, (row) => {
          // Who holds the secret of one account must not move the messages of another.
          isForeign = row.account?.businessAccountId !== event.businessAccountId;
          return isForeign ? null : patchFor(row, event, report, strapi.log);
        });
        if (!written || isForeign) return { parked: 'No message here has this wamid.' };
        if (written.patch) stateChanged(strapi, written.before, written.patch, now);
        await noteTrouble(trouble, written, now);
        // Looked at also when it is told again: the first time it may have been stored in part.
        if (event.error?.code === STOPPED_MARKETING)
          await noteStoppedBy(runtimeOf(strapi), written.before.documentId, event.at);
        // What is sent again goes where its business takes marketing.
        if (event.error?.code === MARKETING_OFF)
          await runtimeOf(strapi).accounts.noteMarketingEndpoint(
            event.businessAccountId,
            'marketing_messages',
          );
        if (written.patch?.errorCode === MEDIA_ERROR)
          await forgetMediaOf(runtimeOf(strapi), written.before.documentId);
        return 'applied';
      }),
    ),
  );
  return results.flat();
}
