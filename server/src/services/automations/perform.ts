import { errors } from '@strapi/utils';

import {
  DEFAULT_PERSON_BUTTON,
  type AnswerStep,
  type SendTemplateStep,
  type SetFieldStep,
  type Step,
} from '../../../../shared/domain/automation/action';
import { DEFAULT_LIMITS } from '../../../../shared/domain/automation/limits';
import type { SendTemplateInput } from '../../../../shared/contracts/messages';
import type { Issue } from '../../../../shared/domain/issue';
import type { SentenceKey } from '../../../../shared/domain/sentences';
import { windowClosesAt } from '../../../../shared/domain/window';
import { PERSON_BUTTON } from '../../../../shared/domain/person-button';
import type { Actor } from '../../actor';
import type { ChangeWatch } from '../../collections/watch-changes';
import type { RecordReader } from '../../collections/read-record';
import { schemaOf } from '../../collections/attributes';
import { wordsOfDatabase } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AutomationRow, AutomationRunRow } from '../../store/automation-rows';
import { isTransient } from '../../store/table';
import type { Conversations } from '../conversations';
import { emit } from '../emit';
import type { Messages } from '../messages';
import type { Person, Subject } from './facts';

/** Why something was not done. */
export interface Reason {
  code: SentenceKey;
  params?: Record<string, string | number>;
}

/** What became of a step. `later`: something passing was in its way. */
export type Outcome =
  | { outcome: 'done'; message: string | null }
  | { outcome: 'skipped' | 'failed' | 'later'; reason: Reason };

/** Whoever asked for a person gets no answers from automations for so long. */
const PERSON_MS = 24 * 3_600_000;

/** What speaks against one person or record, and not against the automation. */
const OF_THE_PERSON = /^(consent|window|recipient|record)\.|^phone\.(?!field)/;

const skipped = (code: SentenceKey, params?: Reason['params']): Outcome => ({
  outcome: 'skipped',
  reason: { code, ...(params && { params }) },
});

const DONE: Outcome = { outcome: 'done', message: null };

interface Dependencies {
  runtime: Runtime;
  /** The service `messages`, reading records by these means. */
  messagesWith(records: RecordReader): Pick<Messages, 'sendTemplate' | 'send' | 'preview'>;
  records: RecordReader;
  conversations: Pick<Conversations, 'assign' | 'setLabels'>;
  changes: Pick<ChangeWatch, 'causing'>;
}

/** What somebody is doing to whom. */
export interface Doing {
  automation: AutomationRow;
  run: AutomationRunRow;
  subject: Subject;
  person: Person | null;
}

/** Automations act in their own name, with all that code may do. */
const actorOf = ({ id, name }: Pick<AutomationRow, 'id' | 'name'>): Actor => ({
  source: 'automation',
  name,
  automation: id,
});

/** Reads a record that is deleted from what it said just before. */
function readerOf(records: RecordReader, { snapshot }: Pick<Subject, 'snapshot'>) {
  if (!snapshot) return records;
  const values = new Map(Object.entries(snapshot.values));
  const said = { values, hidden: new Set<string>() };
  const reader: RecordReader = {
    readMany: (_uid, references) =>
      Promise.resolve(
        new Map(references.map((one) => [typeof one === 'string' ? one : one.documentId, said])),
      ),
    read: () => Promise.resolve(said),
    mayRead: () => Promise.resolve(true),
    exists: () => Promise.resolve(true),
  };
  return reader;
}

/** What a step sends, as the service `messages` takes it. */
export function templateInputOf(
  { template, language, values }: SendTemplateStep,
  { account, record, version, contact }: Subject,
): SendTemplateInput {
  return {
    template,
    ...(language && { language }),
    ...(account && { account: account.documentId }),
    ...(values && { values }),
    ...(record ? { record: { ...record, status: version } } : { to: { contact: contact ?? '' } }),
  };
}

/** The first thing that speaks against writing to a person whose yes must be known. */
export const lacksConsent = (issues: Issue[]): boolean =>
  issues.some(({ code }) => code.startsWith('consent.'));

/** Does what steps say; each can be done twice and has its effect once. */
export function createPerformer({
  runtime,
  messagesWith,
  records,
  conversations,
  changes,
}: Dependencies) {
  const { strapi, entries, inbox, labels, now } = runtime;

  /** What an error of a service says of a step. */
  function outcomeOf(failure: unknown): Outcome {
    if (isTransient(failure))
      return {
        outcome: 'later',
        reason: { code: 'run.error', params: { reason: wordsOf(failure) } },
      };
    if (failure instanceof errors.ValidationError) {
      const { issues = [] } = (failure.details ?? {}) as { issues?: Issue[] };
      const [first] = issues;
      if (first) {
        const reason = { code: first.code, ...(first.params && { params: first.params }) };
        const isOfPerson = issues.every(({ code }) => OF_THE_PERSON.test(code));
        return { outcome: isOfPerson ? 'skipped' : 'failed', reason };
      }
    }
    return {
      outcome: 'failed',
      reason: { code: 'run.error', params: { reason: wordsOf(failure) } },
    };
  }

  const wordsOf = (failure: unknown): string =>
    wordsOfDatabase(failure) ?? String((failure as Error | null)?.message ?? failure);

  async function sendTemplate(step: SendTemplateStep, index: number, doing: Doing) {
    const { automation, run, subject } = doing;
    if (!subject.record && !subject.contact) return skipped('run.noPerson');
    const messages = messagesWith(readerOf(records, subject));
    const input = templateInputOf(step, subject);
    const actor = actorOf(automation);
    const { requireConsent } = { ...DEFAULT_LIMITS, ...automation.limits };
    if (requireConsent && lacksConsent((await messages.preview(input, actor)).issues))
      return skipped('run.consent');
    const { documentId } = await messages.sendTemplate(
      { ...input, idempotencyKey: `automation ${run.documentId} ${index}` },
      actor,
    );
    return { outcome: 'done', message: documentId } as const;
  }

  async function answer(step: AnswerStep, index: number, { automation, run, person }: Doing) {
    const conversation = person?.conversation;
    if (!conversation) return skipped('run.noConversation');
    const closesAt = windowClosesAt(
      conversation.lastInboundAt === null ? null : new Date(conversation.lastInboundAt),
    );
    if (closesAt === null || closesAt <= now()) return skipped('run.windowClosed');
    const since = new Date(now().getTime() - PERSON_MS);
    if (await entries.hasEvent(conversation.id, 'personAsked', since))
      return skipped('run.personAsked');
    const [contact] = person.rows.filter(({ id }) => id === run.contact?.id);
    const to = contact ?? person.rows[0]!;
    const { documentId } = await messagesWith(records).send(
      {
        ...(conversation.account && { account: conversation.account.documentId }),
        to: { contact: to.documentId },
        content: {
          type: 'interactive',
          kind: 'button',
          body: step.text,
          buttons: [{ id: PERSON_BUTTON, title: step.personButton ?? DEFAULT_PERSON_BUTTON }],
        },
        idempotencyKey: `automation ${run.documentId} ${index}`,
      },
      actorOf(automation),
    );
    return { outcome: 'done', message: documentId } as const;
  }

  async function setField(step: SetFieldStep, { automation, run, subject }: Doing) {
    const { record } = subject;
    if (!record || subject.snapshot) return skipped('run.recordGone');
    const { uid, documentId, locale } = record;
    const data = { [step.field]: step.value };
    const done = await changes.causing([...(run.causedBy ?? []), automation.documentId], () =>
      strapi.db.transaction(async () => {
        const documents = strapi.documents(uid as never) as unknown as {
          update(params: object): Promise<unknown>;
        };
        const saved = await documents.update({ documentId, ...(locale && { locale }), data });
        const isDrafted =
          (schemaOf(strapi, uid) as { options?: { draftAndPublish?: boolean } } | null)?.options
            ?.draftAndPublish === true;
        // To publish it would publish whatever else is being edited.
        if (saved && isDrafted)
          await strapi.db.query(uid as never).updateMany({
            where: {
              documentId,
              ...(locale && { locale }),
              publishedAt: { $notNull: true },
            } as never,
            data: data as never,
          });
        return saved;
      }),
    );
    return done ? DONE : skipped('run.recordGone');
  }

  async function perform(step: Step, index: number, doing: Doing): Promise<Outcome> {
    const { automation, subject, person } = doing;
    const conversation = person?.conversation ?? null;
    switch (step.type) {
      case 'sendTemplate':
        return sendTemplate(step, index, doing);
      case 'answer':
        return answer(step, index, doing);
      case 'assign':
        if (!conversation) return skipped('run.noConversation');
        await conversations.assign(conversation.documentId, step.user, actorOf(automation));
        return DONE;
      case 'label': {
        if (!conversation) return skipped('run.noConversation');
        const label = await labels.get(step.label);
        if (!label) return { outcome: 'failed', reason: { code: 'automation.label' } };
        const had = ((await inbox.get(conversation.documentId))?.labels ?? []).map(
          ({ documentId }) => documentId,
        );
        if (!had.includes(step.label))
          await conversations.setLabels(
            conversation.documentId,
            [...had, step.label],
            actorOf(automation),
          );
        return DONE;
      }
      case 'setField':
        return setField(step, doing);
      case 'emit':
        emit(strapi, 'whatsapp.automation.event', {
          name: step.name,
          automationDocumentId: automation.documentId,
          automationName: automation.name,
          runDocumentId: doing.run.documentId,
          record: subject.record,
          contactDocumentId: person?.rows[0]?.documentId ?? null,
          conversationDocumentId: conversation?.documentId ?? null,
        });
        return DONE;
    }
  }

  return {
    /** Does one step; never throws. */
    perform: (step: Step, index: number, doing: Doing): Promise<Outcome> =>
      perform(step, index, doing).catch(outcomeOf),
  };
}

export type Performer = ReturnType<typeof createPerformer>;
