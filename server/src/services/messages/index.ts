import { createHash } from 'node:crypto';

import type {
  ManyDone,
  Message,
  MessagePage,
  MessageQuery,
  Preview,
  RecordReference,
  SendTemplateInput,
} from '../../../../shared/contracts/messages';
import { passes } from '../../../../shared/domain/issue';
import { canMove } from '../../../../shared/domain/message/lifecycle';
import { priorityOf } from '../../../../shared/domain/message/priority';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { automationOf, CODE, idOf, nameOf, type Actor } from '../../actor';
import type { RecordReader } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import { forbidden, invalid, notFound, notStored, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { afterCommit } from '../../store/after-commit';
import { doneAgain } from '../../store/done-again';
import type { MessagePatch, WritableMessage } from '../../store/message-writer';
import type { NewMessage } from '../../store/messages';
import type { AccountRow, MessageRow } from '../../store/rows';
import { portfolioOf } from '../accounts/portfolio';
import { isOfHidden } from '../accounts/visibility';
import type { Links } from '../links';
import { mayUse } from '../templates/allowed';
import { readPaging } from '../paging';
import { asSeenBy } from './as-seen-by';
import { createLeavingCheck } from './check-consent';
import { withoutHiddenAccounts, orderOf, readFilter } from './log-query';
import { placesOf, toLogPage } from './log-places';
import { createLogTotals } from './log-totals';
import { checkWindow } from './check-window';
import { checkAccount } from './check-use';
import { compose, recompose } from './compose';
import { composeContent } from './compose-content';
import { copiesOf } from './copies';
import { forEach } from './each';
import { mayReadLog } from './may-read-log';
import { createPrepare, type Prepared } from './prepare';
import { toPreview } from './preview';
import { createPrepareContent, type SendContentOptions } from './prepare-content';
import { stateChanged } from './state-changed';
import { isRetriable, possibleActions, toMessage } from './view';
import { lacksFile, surroundingsOf } from './view-received';
import { checkWhen, whenDue, type WhenAsked } from './when-due';
import { withoutCode } from './without-code';

/** How sending is asked for by app code: what the dialog sends, and when. */
export interface SendTemplateOptions extends SendTemplateInput, WhenAsked {}

interface Dependencies {
  runtime: Runtime;
  collections: CollectionSettings;
  records: RecordReader;
  links: Pick<Links, 'countsOfMessages' | 'plan' | 'save' | 'urlOf' | 'isTarget'>;
  queue: { wake(dueAt?: Date): void };
  /** The conversation that a message is a part of, by row id, as far as there is one; it never fails. */
  conversationOf(pair: { account: number; contact: number }, actor: Actor): Promise<number | null>;
  /** Whoever sends belongs to the conversation, as far as they may see it; it never fails. */
  noteSender(conversation: number, actor: Actor): Promise<void>;
  media: { wake(): void };
}

const hash = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** A caller's key as it is stored: compared exactly by every database, and each person's or token's own. */
const keyOf = (key: string | undefined, actor: Actor): string | null =>
  key ? hash(actor.source, idOf(actor), key) : null;

type Stored = Pick<MessageRow, 'content' | 'rendered' | 'codeState'>;

/** Around a page that is all there is. */
const NOTHING = { first: null, last: null, hasBefore: false, hasAfter: false, stoppedAt: null };

/** How long Meta tries to deliver a code where nothing else is said. */
const CODE_SECONDS = 600;

/** When a message is given up; one with a code that has expired is of no use to anybody. */
function deadlineOf(
  { expiresAt }: SendTemplateOptions,
  { category, authentication, ttlSeconds }: TemplateContent,
  dueAt: Date,
): Date | null {
  if (expiresAt) return new Date(expiresAt);
  if (category !== 'AUTHENTICATION') return null;
  const minutes = authentication?.codeExpirationMinutes ?? null;
  const seconds =
    minutes !== null ? minutes * 60 : ttlSeconds && ttlSeconds > 0 ? ttlSeconds : null;
  return new Date(dueAt.getTime() + (seconds ?? CODE_SECONDS) * 1_000);
}

/** The service `messages`: puts messages together, queues them, and tells what became of them. */
export function createMessages({
  runtime,
  collections,
  records,
  links,
  queue,
  conversationOf,
  noteSender,
  media,
}: Dependencies) {
  const { strapi, messages, contacts, writer, now } = runtime;
  const { prepare } = createPrepare({ runtime, collections, records, links });
  const prepareContent = createPrepareContent(runtime);
  const refusalAtLeaving = createLeavingCheck(runtime);
  const totalOf = createLogTotals(runtime);
  const view = (row: MessageRow) => toMessage(runtime, row);

  /** Messages with how often their links were opened, and whether they have been sent again already. */
  async function viewAll(rows: MessageRow[]): Promise<Message[]> {
    const again = rows.filter((row) => possibleActions(runtime, row).canResend);
    const [clicks, standings, copies] = await Promise.all([
      links.countsOfMessages(rows.map(({ id }) => id)),
      runtime.downloads.ofMessages(rows.filter(lacksFile).map(({ id }) => id)),
      copiesOf(
        runtime,
        again.map(({ documentId }) => documentId),
      ),
    ]);
    return rows.map((row) => {
      const message = toMessage(runtime, row, clicks.get(row.id), standings.get(row.id));
      return copies.get(row.documentId)?.live ? { ...message, canResend: false } : message;
    });
  }

  async function getRow(documentId: string): Promise<MessageRow> {
    const row = await messages.get(documentId);
    if (!row) throw notFound('message.notFound');
    return row;
  }

  /**
   * Writes a message together with the links that stand in it: it never leaves without them. It is a part
   * of the conversation with its person.
   */
  async function store(composed: Stored, actor: Actor, data: NewMessage): Promise<MessageRow> {
    const { content, rendered, codeState } = composed;
    const { account, contact, campaign = null } = data;
    const tracked = content?.links ?? [];
    const conversation =
      contact === null ? null : await conversationOf({ account, contact }, actor);
    const { row } = await messages
      .insert(
        {
          ...data,
          conversation,
          automation: automationOf(actor),
          direction: 'out',
          content,
          rendered,
          codeState,
        },
        tracked.length > 0
          ? ({ id }) => links.save(tracked, { id }, data.template, campaign)
          : undefined,
      )
      .catch((failure: unknown) => {
        throw notStored(withoutCode(composed).inFailure(failure));
      });
    if (conversation !== null) await noteSender(conversation, actor);
    return row;
  }

  /** Notes what a message needs before it is there itself. */
  const noted = <T>(work: () => Promise<T>): Promise<T> =>
    doneAgain(strapi, work).catch((failure: unknown) => {
      throw notStored(failure);
    });

  /** The contact that a message goes to; made where nobody has written to them yet. */
  const contactFor = ({ to, contact }: Pick<Prepared, 'to' | 'contact'>, account: AccountRow) =>
    contact ??
    noted(() =>
      contacts.getOrInsert(
        portfolioOf(account),
        to!.phone !== null ? { phone: to!.phone } : { userId: to!.userId! },
      ),
    );

  /** Wakes the queue once the message is there for it to find. */
  const wake = (dueAt?: Date): void => afterCommit(strapi, () => queue.wake(dueAt));

  /** Sending again is sending: who may not use a template may not do it by a message of others. */
  async function checkMayUse({ type, template }: MessageRow, actor: Actor): Promise<void> {
    const stored = template && (await runtime.templates.get(template.documentId));
    // Who might send one that is deleted cannot be told any more.
    const isGone = !stored && type === 'template' && actor.source === 'person';
    if (isGone || (stored && !mayUse(stored.row, actor)))
      throw refuse('template.notAllowed', 'template');
  }

  /** Nor does it leave an account that is switched off, or reach who has said no or whose window has closed. */
  async function checkMayLeave(documentId: string): Promise<void> {
    const row = await messages.getToSend(documentId);
    if (!row) return;
    const issues = [...checkAccount(row.account, {}, null), ...(await refusalAtLeaving(row))];
    if (!passes(issues)) throw invalid(issues);
    const closed = await checkWindow(runtime, row);
    if (closed) throw invalid([closed]);
  }

  const readerOf = (actor: Actor) =>
    actor.source === 'person' ? { ability: actor.ability } : null;

  /** Who may not read the log may act on messages of records that they may read. */
  async function checkMaySee(row: MessageRow, actor: Actor): Promise<void> {
    if (isOfHidden(row, actor)) throw notFound('message.notFound');
    if (mayReadLog(actor)) return;
    const { recordUid, recordDocumentId, recordLocale } = row;
    const record = recordUid &&
      recordDocumentId && { uid: recordUid, documentId: recordDocumentId, locale: recordLocale };
    if (!record || !(await records.mayRead(readerOf(actor), record, 'draft')))
      throw notFound('message.notFound');
  }

  /** Moves a message by a person's wish; refused when it has moved on meanwhile. */
  async function move(
    documentId: string,
    action: string,
    patch: MessagePatch,
    may: (row: WritableMessage) => boolean = () => true,
  ): Promise<Message> {
    await getRow(documentId);
    const written = await writer.write({ documentId }, (row) =>
      canMove(row.state, patch.state!) && may(row) ? patch : null,
    );
    if (!written?.patch)
      throw refuse('state.cannot', 'documentId', { state: written?.before.state ?? '–', action });
    stateChanged(strapi, written.before, written.patch, now());
    return view(await getRow(documentId));
  }

  /** Sends again, as the same message, what Meta has refused. */
  async function retry(documentId: string, actor: Actor = CODE): Promise<Message> {
    const before = await getRow(documentId);
    await checkMaySee(before, actor);
    await checkMayUse(before, actor);
    await checkMayLeave(documentId);
    if (before.codeState === 'gone') throw refuse('message.codeGone', 'documentId');
    const patch: MessagePatch = {
      state: 'queued',
      queuedAt: now(),
      dueAt: now(),
      tries: 0,
      endpoint: null,
      failureType: null,
    };
    // Looked at again where it is written: a status may show meanwhile that Meta has it.
    const message = await move(documentId, 'retried', patch, isRetriable);
    wake();
    return asSeenBy(message, actor);
  }

  /** Sends the same content as a new message; for what Meta may have taken and never settled. */
  async function resend(documentId: string, actor: Actor = CODE): Promise<Message> {
    const before = await runtime.messages.getToSend(documentId);
    if (!before) throw notFound('message.notFound');
    await checkMaySee(before, actor);
    await checkMayUse(before, actor);
    await checkMayLeave(documentId);
    if (before.codeState !== null) throw refuse('message.codeGone', 'documentId');
    if (!possibleActions(runtime, before).canResend)
      throw refuse('state.cannot', 'documentId', { state: before.state, action: 'sent again' });
    const { live, last } = (await copiesOf(runtime, [documentId])).get(documentId)!;
    // Pressing twice sends again once.
    if (live) return asSeenBy(view(await getRow(live)), actor);
    const again = recompose(before, links.plan);
    const row = await store({ ...again, codeState: null }, actor, {
      account: before.account!.id,
      contact: before.contact?.id ?? null,
      template: before.template?.id ?? null,
      type: before.type,
      state: 'queued',
      queuedAt: now(),
      dueAt: now(),
      priority: before.priority,
      // A deadline that has passed is what the person knows of and decides about.
      expiresAt: before.expiresAt && new Date(before.expiresAt) > now() ? before.expiresAt : null,
      campaign: before.campaign?.id ?? null,
      replyTo: before.replyTo,
      resendOf: documentId,
      // Nor does it in two windows; a copy that came to nothing makes way for one more.
      idempotencyKey: hash('resend', last),
      recordUid: before.recordUid,
      recordDocumentId: before.recordDocumentId,
      recordLocale: before.recordLocale,
      consent: before.consent,
      source: actor.source,
      sentBy: nameOf(actor),
    });
    wake();
    return asSeenBy(view(row), actor);
  }

  return {
    /** Messages as the log shows them, from their rows. @internal */
    viewAll,

    /** What would be sent, with everything that speaks against it; nothing is stored. */
    preview: async (input: SendTemplateInput, actor: Actor = CODE): Promise<Preview> =>
      toPreview(await prepare(input, actor)),

    /**
     * Queues an approved template and answers at once; `state` tells later what became of it. The same
     * `idempotencyKey` never makes a second message. Throws a validation error that names each field.
     */
    async sendTemplate(input: SendTemplateOptions, actor: Actor = CODE): Promise<Message> {
      const idempotencyKey = keyOf(input.idempotencyKey, actor);
      const before = idempotencyKey && (await messages.getByIdempotencyKey(idempotencyKey));
      if (before) return view(before);
      const prepared = await prepare(input, actor);
      const issues = [...prepared.issues, ...checkWhen(input, actor, now())];
      if (!passes(issues)) throw invalid(issues);
      const template = prepared.template!;
      const account = prepared.account!;
      const contact = await contactFor(prepared, account);
      // A number that was typed for this message says nothing about whose record it is.
      const { record } = input;
      if (record && !input.to) await noted(() => contacts.addLink(record, contact.id));
      const composed = compose({ ...prepared, template }, links.plan);
      const { queuedAt, sendAt, dueAt } = whenDue(runtime, input, actor, template.row.category);
      const row = await store(composed, actor, {
        account: account.id,
        contact: contact.id,
        template: template.row.id,
        type: 'template',
        state: 'queued',
        queuedAt,
        sendAt,
        dueAt,
        priority: priorityOf(template.row.category, actor.source),
        expiresAt: deadlineOf(input, template.content, dueAt),
        idempotencyKey,
        recordUid: input.record?.uid ?? null,
        recordDocumentId: input.record?.documentId ?? null,
        recordLocale: input.record?.locale ?? null,
        consent: prepared.consent,
        source: actor.source,
        sentBy: nameOf(actor),
      });
      wake(dueAt);
      return view(row);
    },

    /**
     * Queues a message without a template for somebody whose customer service window is open, and answers
     * at once. The same `idempotencyKey` never makes a second message. Throws a validation error that
     * names each field; a person needs the right to read the messages.
     */
    async send(input: SendContentOptions, actor: Actor = CODE): Promise<Message> {
      if (!mayReadLog(actor)) throw forbidden('answer.needsLog');
      const idempotencyKey = keyOf(input.idempotencyKey, actor);
      const before = idempotencyKey && (await messages.getByIdempotencyKey(idempotencyKey));
      if (before) return view(before);
      const { issues, account, contact, content, file, quotes } = await prepareContent(
        input,
        actor,
      );
      if (!passes(issues)) throw invalid(issues);
      const { queuedAt, sendAt, dueAt } = whenDue(runtime, input, actor, null);
      const key = actor.source === 'person' ? (input.idempotencyKey ?? null) : null;
      const row = await store(composeContent(content!, file, quotes, key), actor, {
        account: account!.id,
        contact: contact!.id,
        template: null,
        type: content!.type,
        state: 'queued',
        queuedAt,
        sendAt,
        dueAt,
        priority: priorityOf(null, actor.source),
        expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
        replyTo: quotes.replyTo ?? quotes.reactionTo ?? null,
        idempotencyKey,
        source: actor.source,
        sentBy: nameOf(actor),
      });
      wake(dueAt);
      return view(row);
    },

    /** Takes back a message that is still queued. */
    async cancel(documentId: string, actor: Actor = CODE): Promise<Message> {
      await checkMaySee(await getRow(documentId), actor);
      const patch: MessagePatch = { state: 'cancelled', cancelledAt: now() };
      return asSeenBy(await move(documentId, 'cancelled', patch), actor);
    },

    retry,

    resend,

    /** Retries several messages, each for itself. */
    retryMany: (documentIds: string[], actor: Actor = CODE): Promise<ManyDone> =>
      forEach(documentIds, (documentId) => retry(documentId, actor)),

    /** Sends several messages again, each for itself. */
    resendMany: (documentIds: string[], actor: Actor = CODE): Promise<ManyDone> =>
      forEach(documentIds, (documentId) => resend(documentId, actor)),

    /** A page of the log, newest first, as far as somebody may see it. */
    async find(query: MessageQuery = {}, actor: Actor = CODE): Promise<MessagePage> {
      const { pageSize } = readPaging(query);
      const asked = { order: orderOf(query), ...placesOf(query), pageSize };
      const filter = await readFilter(runtime, query, now(), actor);
      if (!filter) return toLogPage([], NOTHING, asked, { total: 0, totalIsCapped: false });
      const [{ rows, ...around }, counted] = await Promise.all([
        runtime.log.page(filter, asked),
        totalOf(filter),
      ]);
      const shown = (await viewAll(rows)).map((message) => asSeenBy(message, actor));
      return toLogPage(shown, around, asked, counted);
    },

    async findOne(documentId: string, actor: Actor = CODE): Promise<Message> {
      const row = await getRow(documentId);
      const [message] = await viewAll([row]);
      const surroundings = await surroundingsOf(runtime, row, message!.phone);
      return asSeenBy({ ...message!, surroundings }, actor);
    },

    /** Tries again to fetch the file that a person sent, while Meta still has it. */
    async download(documentId: string, actor: Actor = CODE): Promise<Message> {
      const row = await getRow(documentId);
      const [before] = await viewAll([row]);
      if (!before!.received?.media?.canRetry) throw refuse('media.cannotDownload', 'documentId');
      await runtime.downloads.tryAgain(row.id, now());
      afterCommit(strapi, () => media.wake());
      const [message] = await viewAll([await getRow(documentId)]);
      return asSeenBy(message!, actor);
    },

    /** The latest five messages about a record, for someone who may read it. */
    async findOfRecord(record: RecordReference, actor: Actor): Promise<Message[]> {
      if (!(await records.mayRead(readerOf(actor), record, 'draft')))
        throw forbidden('record.notFound');
      const { rows } = await runtime.log.page(
        {
          recordUid: record.uid,
          recordDocumentId: record.documentId,
          ...withoutHiddenAccounts(actor),
        },
        { order: 'desc', pageSize: 5 },
      );
      return (await viewAll(rows)).map((message) => asSeenBy(message, actor));
    },
  };
}

export type Messages = ReturnType<typeof createMessages>;
