import type { ReportedState } from '../../../../shared/domain/message/lifecycle';
import { advance } from '../../../../shared/domain/message/lifecycle';
import { numberPauseMs } from '../../../../shared/domain/message/pace';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { toCallbackData } from '../../../../shared/domain/message/callback-data';
import { forLog } from '../../errors';
import type { GraphClient } from '../../meta/client';
import { brokenOff, GraphError } from '../../meta/errors';
import { isMediaGone } from '../../meta/resources/media';
import { sendMessage, type Endpoint, type Recipient } from '../../meta/resources/messages';
import type { Claimed } from '../../queue/driver';
import type { GiveWay } from '../../queue/give-way';
import type { Places } from '../../queue/places';
import type { Runtime } from '../../runtime';
import type { MessagePatch, WritableMessage } from '../../store/message-writer';
import type { AccountRow, MessageRow } from '../../store/rows';
import { clientOf } from '../accounts/client';
import { whyHeld, whyRestricted } from '../accounts/hold';
import type { AccountTrouble } from '../accounts/trouble';
import { noteMarketingStopped, STOPPED_MARKETING } from '../contacts/note-refusal';
import { createMediaUpload } from '../media/upload';
import { afterFailure, failedForGood, type Stop } from './after-failure';
import { isAllowedRecipient } from './allowed-recipient';
import { attachMedia } from './attach-media';
import { withFailedAttempt } from './attempts';
import { checkWindow } from './check-window';
import { endpointOf, isMarketingBack, isMarketingOff, otherEndpoint } from './endpoint';
import { createLeavingCheck } from './check-consent';
import { stateChanged } from './state-changed';
import { fileOf, hasContent, toBody } from './to-body';
import { withoutCode } from './without-code';

const RELEASED = { claimedBy: null, leaseUntil: null };

/** How long a message that cannot be sent for a fault of its account rests. */
const HOLD_MS = 60_000;

/** How long one rests whose kind Meta forbids: there may be many, and others are to pass them. */
const RESTRICTED_MS = 10 * 60_000;

/**
 * Nobody waits for an answer to be written, nor for the next message to be marked while no request may
 * leave: those that come within so long are written together.
 */
const ANSWER_PATIENCE_MS = 25;
const BEGIN_PATIENCE_MS = 8;

/** How long a message stays ours while its file is fetched and uploaded. */
const UPLOAD_LEASE_MS = 10 * 60_000;

/** Codes go to phone numbers only (131062). */
function recipientOf({ contact, codeState }: MessageRow): Recipient | null {
  if (contact?.phone) return { to: contact.phone };
  return contact?.userId && codeState === null ? { recipient: contact.userId } : null;
}

/** What comes first, how many messages may be *sending* at once, and how many of their requests under way. */
export interface SendingPlaces {
  way: GiveWay;
  sending: Places;
  requests: Places;
}

/**
 * Sends one claimed message, at most once: it is durably *sending* before a byte leaves, and ends
 * *accepted*, *failed*, *queued* again where Meta certainly did not take it, or *uncertain*.
 */
export function createDeliver(runtime: Runtime, trouble: AccountTrouble, places: SendingPlaces) {
  const { messages, writer, accounts, contacts, conversations, strapi, now } = runtime;
  const media = createMediaUpload(runtime);
  const refusalAtLeaving = createLeavingCheck(runtime);
  /** Messages that are read together share the row of their account, and so its decrypted token. */
  const clients = new WeakMap<AccountRow, GraphClient>();

  function clientFor(account: AccountRow): GraphClient {
    const client = clients.get(account) ?? clientOf(runtime, account);
    clients.set(account, client);
    return client;
  }

  async function write(
    documentId: string,
    decide: (row: WritableMessage) => MessagePatch | null,
    patienceMs = 0,
  ) {
    const written = await writer.write({ documentId }, decide, patienceMs);
    if (written?.patch) stateChanged(strapi, written.before, written.patch, now());
    return written?.patch ?? null;
  }

  const isExpired = ({ expiresAt }: MessageRow) =>
    expiresAt !== null && new Date(expiresAt) <= now();

  /** Marks the message as under way; false when it is no longer ours to send, or its time is over. */
  async function begin({ documentId, claim }: Claimed, row: MessageRow, attempt: number) {
    const { graph } = runtime.config;
    const decide = ({ state, claimedBy }: WritableMessage): MessagePatch | null => {
      if (state !== 'queued' || claimedBy !== claim) return null;
      // Waiting for a place takes its time.
      if (isExpired(row))
        return { state: 'failed', failedAt: now(), failureType: 'expired', ...RELEASED };
      return {
        state: 'sending',
        sendingAt: now(),
        attempt,
        holdReason: null,
        // Past any answer: a row that is still sending then has lost its process.
        leaseUntil: new Date(now().getTime() + 2 * graph.timeoutMs + HOLD_MS),
      };
    };
    // While all requests are under way, this one would only wait.
    const patienceMs = places.requests.isFree() ? 0 : BEGIN_PATIENCE_MS;
    const patch = await write(documentId, decide, patienceMs);
    return patch?.state === 'sending';
  }

  /** The process stops before a request of it was begun: Meta certainly has nothing of it. */
  const takeBack = (row: MessageRow, attempt: number) =>
    write(row.documentId, (current) =>
      current.state === 'sending' && current.attempt === attempt
        ? { state: 'queued', sendingAt: null, attempt: row.attempt, ...RELEASED }
        : null,
    );

  const hold = ({ documentId, claim }: Claimed, holdReason: string) =>
    write(documentId, (row) =>
      row.claimedBy === claim
        ? { holdReason, dueAt: new Date(now().getTime() + HOLD_MS), ...RELEASED }
        : null,
    );

  /** Lets a claimed message wait, or fails it, before anything of it has left. */
  const postpone = ({ documentId, claim }: Claimed, patch: MessagePatch) =>
    write(documentId, (row) =>
      row.claimedBy === claim && row.state === 'queued' ? { ...patch, ...RELEASED } : null,
    );

  const prolong = ({ documentId, claim }: Claimed) =>
    write(documentId, (row) =>
      row.claimedBy === claim ? { leaseUntil: new Date(now().getTime() + UPLOAD_LEASE_MS) } : null,
    );

  const fail = ({ documentId, claim }: Claimed, patch: MessagePatch) =>
    write(documentId, (row) =>
      row.claimedBy === claim && row.state === 'queued'
        ? { state: 'failed', failedAt: now(), ...patch, ...RELEASED }
        : null,
    );

  /**
   * Whether a message that is ready still may leave. If not, it waits for its account, or fails: its time
   * is over, its person has said no, or the window has closed.
   */
  async function mayLeave(claimed: Claimed, row: MessageRow): Promise<boolean> {
    if (isExpired(row)) {
      await fail(claimed, { failureType: 'expired' });
      return false;
    }
    // It is claimed again as soon as the account sends.
    if (whyHeld(runtime, row.account)) {
      await postpone(claimed, {});
      return false;
    }
    const restricted = whyRestricted(row, now());
    if (restricted) {
      const later = new Date(now().getTime() + RESTRICTED_MS);
      const dueAt = restricted.until && restricted.until < later ? restricted.until : later;
      await postpone(claimed, { holdReason: restricted.words, dueAt });
      return false;
    }
    const issue = (await refusalAtLeaving(row))[0] ?? (await checkWindow(runtime, row));
    if (!issue) return true;
    const errorTitle = sentenceOf(issue.code, issue.params);
    await fail(claimed, { failureType: 'invalid', errorTitle });
    return false;
  }

  /** What a WABA takes where is worth remembering, but not worth a message. */
  const noteMarketing = ({ account }: MessageRow, endpoint: Endpoint) =>
    accounts
      .noteMarketingEndpoint(
        account!.businessAccountId,
        endpoint === 'marketing_messages' ? endpoint : null,
      )
      .catch((cause: unknown) => strapi.log.warn(`[whatsapp] ${forLog(cause)}`));

  /** What a message that Meta has taken tells besides. */
  async function noteSent(row: MessageRow): Promise<void> {
    const { id, account, contact, source } = row;
    const isAutomatic = source === 'automation' || source === 'campaign';
    const pair = { account: account!.id, contact: contact!.id };
    // Nothing waits for it.
    void conversations
      .moveOutbound({ ...pair, at: now(), message: id, isAutomatic })
      .catch((cause: unknown) => strapi.log.warn(`[whatsapp] ${forLog(cause)}`));
    if (isMarketingBack(row)) await noteMarketing(row, 'messages');
  }

  /** Keeps others from running into what one message met. */
  async function stopFor(stop: Stop, { account, contact }: MessageRow): Promise<void> {
    if (stop.type === 'account') await trouble.hold(account!, stop.reason);
    else if (stop.type === 'number')
      await runtime.budgets.pause(account!.phoneNumberId, stop.code, now(), numberPauseMs);
    else if (contact) await messages.postponeOfContact(account!.id, contact.id, stop.until);
  }

  /** Comes before the message waits again: else it would be claimed and sent into the same wall. */
  const holdBack = async (stop: Stop | null, row: MessageRow): Promise<void> => {
    if (!stop) return;
    await stopFor(stop, row).catch((cause: unknown) =>
      strapi.log.warn(`[whatsapp] What Meta refused could not be held back: ${forLog(cause)}`),
    );
  };

  return async (claimed: Claimed): Promise<void> => {
    if (!(await places.way.pass())) {
      await postpone(claimed, {});
      return;
    }
    const row = await messages.getClaimed(claimed.documentId);
    if (!row || row.state !== 'queued' || row.claimedBy !== claimed.claim) return;
    const recipient = recipientOf(row);
    if (!row.account || !recipient || !hasContent(row)) {
      await fail(claimed, {
        failureType: 'invalid',
        errorTitle: sentenceOf('message.gone'),
      });
      return;
    }
    if (!(await mayLeave(claimed, row))) return;
    if (!isAllowedRecipient(runtime, row.contact?.phone ?? null)) {
      // A copied database has messages of its own waiting; they must not reach anybody from here.
      const phone = row.contact?.phone ?? row.contact?.userId ?? '–';
      await hold(claimed, sentenceOf('recipient.notAllowed', { phone }));
      return;
    }
    let client: GraphClient;
    try {
      client = clientFor(row.account);
    } catch (failure) {
      await hold(claimed, (failure as Error).message);
      return;
    }

    const carried = fileOf(row.content);
    const file =
      carried && (await attachMedia(runtime, media, client, row, carried, () => prolong(claimed)));
    if (file && 'failed' in file) {
      const { patch, stop } = file.failed;
      await holdBack(stop, row);
      await (patch.failureType ? fail(claimed, patch) : postpone(claimed, patch));
      return;
    }

    // Fetching and uploading a file takes its time.
    if (file && !file.attached.reused) {
      const current = await messages.getClaimed(claimed.documentId);
      if (!current || !(await mayLeave(claimed, current))) return;
    }

    const body = toBody(row, file?.attached.id ?? null);
    const attempt = row.attempt + 1;
    const leave = await places.sending.enter();
    if (!leave) {
      await postpone(claimed, {});
      return;
    }
    const isOurs = await begin(claimed, row, attempt).catch((failure: unknown) => {
      leave();
      throw failure;
    });
    if (!isOurs) {
      leave();
      return;
    }
    const answered = await places.requests.enter();
    if (!answered) {
      leave();
      await takeBack(row, attempt);
      return;
    }
    const leftAt = now();
    try {
      const sent = await sendMessage(
        client,
        row.account.phoneNumberId,
        recipient,
        body,
        toCallbackData({ documentId: row.documentId, attempt }),
        endpointOf(row),
        // The next request need not wait until this answer is written.
      ).finally(() => {
        answered();
        leave();
      });
      await write(
        row.documentId,
        (current) => {
          const accepted: ReportedState = 'accepted';
          const moved = advance(current, { state: accepted, attempt }) === 'moved';
          return {
            // A status may have been quicker and know more.
            ...(moved && {
              state: accepted,
              errorCode: null,
              errorTitle: null,
              errorDetails: null,
            }),
            acceptedAt: now(),
            wamid: sent.wamid,
            ...RELEASED,
          };
        },
        ANSWER_PATIENCE_MS,
      );
      // Nothing waits for it.
      void contacts
        .noteIdentity(row.contact!, sent)
        .catch((cause: unknown) => strapi.log.warn(`[whatsapp] ${forLog(cause)}`));
      await noteSent(row);
      await runtime.budgets.clearStrikes(row.account.phoneNumberId, now());
      await trouble.noteSuccess(row.account.id, leftAt, 'answer');
    } catch (failure) {
      const error = failure instanceof GraphError ? failure : brokenOff();
      const reused = isMediaGone(error) ? (file?.attached.reused ?? null) : null;
      await reused
        ?.forget()
        .catch((cause: unknown) => strapi.log.warn(`[whatsapp] ${forLog(cause)}`));
      if (error.metaCode === STOPPED_MARKETING)
        await noteMarketingStopped(runtime, row.contact, now()).catch((cause: unknown) =>
          strapi.log.warn(`[whatsapp] An opt-out was not recorded: ${forLog(cause)}`),
        );
      const reroute = otherEndpoint(row, error);
      if (reroute && isMarketingOff(error)) await noteMarketing(row, reroute);
      const clean = withoutCode(row).inText<string | null>;
      const attempts = withFailedAttempt(row, error, { leftAt, at: now(), clean });
      const { patch: outcome, stop } = afterFailure(error, {
        before: row,
        isMediaForgotten: reused !== null,
        reroute,
        clean,
        now: now(),
        random: Math.random(),
      });
      const patch = { ...outcome, attempts };
      await holdBack(stop, row);
      await write(row.documentId, (current) => {
        if (current.attempt !== attempt) return null;
        if (current.state === 'sending') return patch;
        // A machine that stood still finds its message given up; what Meta said is certain all the same.
        return current.state === 'uncertain' && error.outcome !== 'unknown'
          ? failedForGood(patch, now())
          : null;
      });
      await trouble.noteFailure(row.account.id, error.metaCode, 'answer');
    }
  };
}
