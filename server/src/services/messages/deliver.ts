import type { ReportedState } from '../../../../shared/domain/message/lifecycle';
import { advance } from '../../../../shared/domain/message/lifecycle';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { toCallbackData } from '../../../../shared/domain/message/callback-data';
import { brokenOff, GraphError } from '../../meta/errors';
import { sendMessage, type Recipient } from '../../meta/resources/messages';
import { backoffMs, MAX_ATTEMPTS } from '../../queue/backoff';
import type { Claimed } from '../../queue/driver';
import type { Runtime } from '../../runtime';
import type { MessagePatch, WritableMessage } from '../../store/message-writer';
import type { MessageRow } from '../../store/rows';
import { clientOf } from '../accounts/client';
import { stateChanged } from './state-changed';

const RELEASED = { claimedBy: null, leaseUntil: null };

/** How long a message that cannot be sent for a fault of its account rests. */
const HOLD_MS = 60_000;

function recipientOf({ contact }: MessageRow): Recipient | null {
  if (contact?.phone) return { to: contact.phone };
  return contact?.userId ? { recipient: contact.userId } : null;
}

/** What becomes of a message whose request failed, by what is known of the failure. */
function afterFailure(failure: unknown, attempt: number, now: Date): MessagePatch {
  const error = failure instanceof GraphError ? failure : brokenOff();
  const words = {
    errorCode: error.metaCode,
    errorTitle: error.metaMessage ?? error.message,
    errorDetails: error.details,
    traceId: error.traceId,
  };
  if (error.outcome === 'unknown')
    return { state: 'uncertain', uncertainAt: now, ...words, ...RELEASED };

  // While Meta is out of reach a message waits, however long; its deadline alone ends that.
  const waits =
    error.outcome === 'never-left' || (error.diagnosis.retry === 'now' && attempt < MAX_ATTEMPTS);
  if (waits)
    return {
      state: 'queued',
      dueAt: new Date(now.getTime() + backoffMs(attempt, Math.random())),
      ...words,
      ...RELEASED,
    };
  return { state: 'failed', failedAt: now, failureType: 'refused', ...words, ...RELEASED };
}

/**
 * Sends one claimed message, at most once: it is durably *sending* before a byte leaves, and ends
 * *accepted*, *failed*, *queued* again where Meta certainly did not take it, or *uncertain*.
 */
export function createDeliver(runtime: Runtime) {
  const { messages, writer, contacts, strapi, now } = runtime;

  async function write(documentId: string, decide: (row: WritableMessage) => MessagePatch | null) {
    const written = await writer.write({ documentId }, decide);
    if (written?.patch) stateChanged(strapi, written.before, written.patch, now());
    return written?.patch ?? null;
  }

  /** Marks the message as under way; null when it is no longer ours to send. */
  async function begin({ documentId, claim }: Claimed, attempt: number) {
    const { graph } = runtime.config;
    return write(documentId, (row) =>
      row.state === 'queued' && row.claimedBy === claim
        ? {
            state: 'sending',
            sendingAt: now(),
            attempt,
            holdReason: null,
            // Past any answer: a row that is still sending then has lost its process.
            leaseUntil: new Date(now().getTime() + 2 * graph.timeoutMs + HOLD_MS),
          }
        : null,
    );
  }

  const hold = ({ documentId, claim }: Claimed, holdReason: string) =>
    write(documentId, (row) =>
      row.claimedBy === claim
        ? { holdReason, dueAt: new Date(now().getTime() + HOLD_MS), ...RELEASED }
        : null,
    );

  const fail = ({ documentId, claim }: Claimed, patch: MessagePatch) =>
    write(documentId, (row) =>
      row.claimedBy === claim && row.state === 'queued'
        ? { state: 'failed', failedAt: now(), ...patch, ...RELEASED }
        : null,
    );

  return async (claimed: Claimed): Promise<void> => {
    const row = await messages.getToSend(claimed.documentId);
    if (!row || row.state !== 'queued' || row.claimedBy !== claimed.claim) return;
    if (row.expiresAt && new Date(row.expiresAt) <= now()) {
      await fail(claimed, { failureType: 'expired' });
      return;
    }
    const recipient = recipientOf(row);
    if (!row.account || !recipient || !row.content) {
      await fail(claimed, {
        failureType: 'invalid',
        errorTitle: 'The account or the recipient of this message has been removed.',
      });
      return;
    }
    const allowed = runtime.isProduction ? null : runtime.config.sending.allowedRecipients;
    if (allowed && !allowed.includes(row.contact?.phone ?? '')) {
      // A copied database has messages of its own waiting; they must not reach anybody from here.
      await hold(claimed, sentenceOf('recipient.notAllowed', { phone: row.contact?.phone ?? '–' }));
      return;
    }
    let client: ReturnType<typeof clientOf>;
    try {
      client = clientOf(runtime, row.account);
    } catch (failure) {
      await hold(claimed, (failure as Error).message);
      return;
    }

    const attempt = row.attempt + 1;
    if (!(await begin(claimed, attempt))) return;
    try {
      const sent = await sendMessage(
        client,
        row.account.phoneNumberId,
        recipient,
        { type: row.type, ...row.content.payload },
        toCallbackData({ documentId: row.documentId, attempt }),
      );
      await write(row.documentId, (current) => {
        const accepted: ReportedState = 'accepted';
        const moved = advance(current, { state: accepted, attempt }) === 'moved';
        return {
          // A status may have been quicker and know more.
          ...(moved && { state: accepted, errorCode: null, errorTitle: null, errorDetails: null }),
          acceptedAt: now(),
          wamid: sent.wamid,
          ...RELEASED,
        };
      });
      await contacts.noteIdentity(row.contact!.id, sent);
    } catch (failure) {
      await write(row.documentId, (current) =>
        current.state === 'sending' && current.attempt === attempt
          ? afterFailure(failure, attempt, now())
          : null,
      );
    }
  };
}
