import { createHash } from 'node:crypto';

import type {
  Message,
  MessageQuery,
  Preview,
  RecordReference,
  SendTemplateInput,
} from '../../../../shared/contracts/messages';
import type { Page } from '../../../../shared/contracts/page';
import { passes } from '../../../../shared/domain/issue';
import { canMove } from '../../../../shared/domain/message/lifecycle';
import { toMetaMessage } from '../../../../shared/domain/template/payload';
import { toBlocks } from '../../../../shared/domain/template/preview';
import { actionId } from '../../../../shared/permissions';
import { CODE, nameOf, type Actor } from '../../actor';
import type { RecordReader } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import { forbidden, inWords, invalid, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { MessagePatch, WritableMessage } from '../../store/message-writer';
import type { MessageContent, MessageRow } from '../../store/rows';
import { mayUse } from '../templates/allowed';
import { messageWhere } from './log-query';
import { createPrepare, type Prepared } from './prepare';
import { stateChanged } from './state-changed';
import { isRefused, possibleActions, toMessage } from './view';

/** How sending is asked for by app code: what the dialog sends, and when. */
export interface SendTemplateOptions extends SendTemplateInput {
  /** Not before this time. */
  sendAt?: Date | string;
  /** Given up when it has not left by then. */
  expiresAt?: Date | string;
}

interface Dependencies {
  runtime: Runtime;
  collections: CollectionSettings;
  records: RecordReader;
  queue: { wake(dueAt?: Date): void };
}

const EMPTY = { header: null, media: null, body: [], footer: null, buttons: [] };

function toPreview(prepared: Prepared): Preview {
  const { template, account } = prepared;
  return {
    to: prepared.to,
    typed: prepared.typed,
    accountName: account?.name ?? null,
    accountIsSandbox: account?.environment === 'sandbox',
    templateName: template?.row.name ?? '',
    language: template?.row.language ?? '',
    valuesFrom: prepared.valuesFrom,
    values: prepared.shown,
    blocks: template ? toBlocks(template.content, prepared.values) : EMPTY,
    issues: prepared.issues.map(inWords),
  };
}

const hash = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** A caller's key as it is stored: compared exactly by every database, and each person's own. */
const keyOf = (key: string | undefined, actor: Actor): string | null =>
  key ? hash(actor.source, actor.source === 'person' ? String(actor.user.id) : '', key) : null;

const mayReadLog = (ability: unknown): boolean =>
  (ability as { can(action: string): boolean }).can(actionId('messages.read'));

/** The service `messages`: puts messages together, queues them, and tells what became of them. */
export function createMessages({ runtime, collections, records, queue }: Dependencies) {
  const { strapi, messages, contacts, writer, now } = runtime;
  const prepare = createPrepare({ runtime, collections, records });
  const view = (row: MessageRow) => toMessage(runtime, row);

  async function getRow(documentId: string): Promise<MessageRow> {
    const row = await messages.get(documentId);
    if (!row) throw notFound('message.notFound');
    return row;
  }

  /** Wakes the queue once the message is there for it to find. */
  function wake(dueAt?: Date): void {
    if (!strapi.db.inTransaction()) queue.wake(dueAt);
    else
      void strapi.db
        .transaction(({ onCommit }) => {
          onCommit(() => queue.wake(dueAt));
        })
        .catch((failure: unknown) => strapi.log.warn(`[whatsapp] ${String(failure)}`));
  }

  /** Sending again is sending: who may not use a template may not do it by a message of others. */
  async function checkMayUse({ template }: MessageRow, actor: Actor): Promise<void> {
    const stored = template && (await runtime.templates.get(template.documentId));
    if (stored && !mayUse(stored.row, actor)) throw refuse('template.notAllowed', 'template');
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

  return {
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
      if (!passes(prepared.issues)) throw invalid(prepared.issues);
      const template = prepared.template!;
      const account = prepared.account!;
      const contact = await contacts.getOrInsert(
        account.portfolioId ?? account.businessAccountId,
        prepared.to!.phone,
      );
      // A number that was typed for this message says nothing about whose record it is.
      if (input.record && !input.to) await contacts.addLink(input.record, contact.id);
      const content: MessageContent = {
        template: {
          name: template.row.name,
          language: template.row.language,
          documentId: template.row.documentId,
        },
        values: prepared.values,
        recipientName: prepared.recipientName,
        payload: { template: toMetaMessage(template.content, prepared.values) },
        blocks: toBlocks(template.content, prepared.values),
      };
      const queuedAt = now();
      const sendAt = input.sendAt ? new Date(input.sendAt) : null;
      const dueAt = sendAt && sendAt > queuedAt ? sendAt : queuedAt;
      const { row } = await messages.insert({
        account: account.id,
        contact: contact.id,
        template: template.row.id,
        direction: 'out',
        type: 'template',
        content,
        rendered: prepared.rendered,
        state: 'queued',
        queuedAt,
        sendAt,
        dueAt,
        expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
        idempotencyKey,
        recordUid: input.record?.uid ?? null,
        recordDocumentId: input.record?.documentId ?? null,
        recordLocale: input.record?.locale ?? null,
        source: actor.source,
        sentBy: nameOf(actor),
      });
      wake(dueAt);
      return view(row);
    },

    /** Takes back a message that is still queued. */
    cancel: (documentId: string): Promise<Message> =>
      move(documentId, 'cancelled', { state: 'cancelled', cancelledAt: now() }),

    /** Sends again, as the same message, what Meta has refused. */
    async retry(documentId: string, actor: Actor = CODE): Promise<Message> {
      await checkMayUse(await getRow(documentId), actor);
      const patch: MessagePatch = {
        state: 'queued',
        queuedAt: now(),
        dueAt: now(),
        failureType: null,
      };
      // Looked at again where it is written: a status may show meanwhile that Meta has it.
      const message = await move(documentId, 'retried', patch, isRefused);
      wake();
      return message;
    },

    /** Sends the same content as a new message; for what Meta may have taken and never settled. */
    async resend(documentId: string, actor: Actor = CODE): Promise<Message> {
      const before = await runtime.messages.getToSend(documentId);
      if (!before) throw notFound('message.notFound');
      await checkMayUse(before, actor);
      if (!possibleActions(runtime, before).canResend)
        throw refuse('state.cannot', 'documentId', { state: before.state, action: 'sent again' });
      const { row } = await messages.insert({
        account: before.account!.id,
        contact: before.contact?.id ?? null,
        template: before.template?.id ?? null,
        direction: 'out',
        type: before.type,
        content: before.content,
        rendered: before.rendered,
        state: 'queued',
        queuedAt: now(),
        dueAt: now(),
        resendOf: documentId,
        // Pressing twice, or in two windows, sends again once.
        idempotencyKey: hash('resend', documentId),
        recordUid: before.recordUid,
        recordDocumentId: before.recordDocumentId,
        recordLocale: before.recordLocale,
        source: actor.source,
        sentBy: nameOf(actor),
      });
      wake();
      return view(row);
    },

    /** A page of the log, newest first. */
    async find(query: MessageQuery): Promise<Page<Message>> {
      const page = Math.max(1, Number(query.page) || 1);
      const pageSize = Math.min(100, Math.max(1, Number(query.pageSize) || 20));
      const order = query.sort?.toLowerCase().endsWith(':asc') ? 'asc' : 'desc';
      const where = messageWhere(query);
      const [rows, { total, totalIsCapped }] = await Promise.all([
        messages.list(where, { page, pageSize, order }),
        messages.count(where),
      ]);
      const pageCount = Math.ceil(total / pageSize);
      return {
        data: rows.map(view),
        meta: { pagination: { page, pageSize, pageCount, total, totalIsCapped } },
      };
    },

    findOne: async (documentId: string): Promise<Message> => view(await getRow(documentId)),

    /** The latest five messages about a record, for someone who may read it. */
    async findOfRecord(record: RecordReference, actor: Actor): Promise<Message[]> {
      const reader = actor.source === 'person' ? { ability: actor.ability } : null;
      if (!(await records.mayRead(reader, record, 'draft'))) throw forbidden('record.notFound');
      const rows = await messages.list(
        { recordUid: record.uid, recordDocumentId: record.documentId },
        { page: 1, pageSize: 5, order: 'desc' },
      );
      const mayReadAll = actor.source !== 'person' || mayReadLog(actor.ability);
      // What a message says may come from fields that this person may not read.
      return rows.map(view).map((message) =>
        mayReadAll
          ? message
          : {
              ...message,
              phone: null,
              contactName: null,
              // It has the number in it.
              wamid: null,
              rendered: null,
              blocks: null,
            },
      );
    },
  };
}

export type Messages = ReturnType<typeof createMessages>;
