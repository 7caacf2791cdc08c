import type { AnswerInput, PreviewAnswer, ThreadMessage } from '../../../../shared/contracts/inbox';
import type { Preview } from '../../../../shared/contracts/messages';
import { maskPhone } from '../../../../shared/domain/phone';
import type { Actor } from '../../actor';
import { notFound } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ConversationRow } from '../../store/rows';
import type { Conversations } from '../conversations';
import type { Messages } from '../messages';
import { inConversation, isMaskedFor, type InboxAccess } from './access';
import type { Receipts } from './receipts';
import type { Threads } from './thread';

/** What can be done with a message that is there. */
export type MessageAct = 'cancel' | 'retry' | 'resend' | 'download';

type TemplateInput = PreviewAnswer['Request'];

interface Dependencies {
  runtime: Pick<Runtime, 'messages'>;
  access: InboxAccess;
  messages: Messages;
  threads: Threads;
  conversations: Pick<Conversations, 'takeByAnswer'>;
  receipts: Receipts;
}

/** To whom a conversation leads, and through which account. */
function placeOf({ account, contact }: ConversationRow) {
  if (!account || !contact) throw notFound('conversation.notFound');
  return { account: account.documentId, to: { contact: contact.documentId } };
}

/** Answers in a conversation, by the rules by which every message is sent. */
export function createAnswers({
  runtime,
  access,
  messages,
  threads,
  conversations,
  receipts,
}: Dependencies) {
  async function view(
    conversation: ConversationRow,
    documentId: string,
    actor: Actor,
  ): Promise<ThreadMessage> {
    const row = await runtime.messages.get(documentId);
    if (!row) throw notFound('conversation.noMessage');
    return threads.viewMessage(conversation, row, actor);
  }

  return {
    /** Queues a message and answers it as it stands in the thread; the first answer takes the conversation. */
    async send(documentId: string, input: AnswerInput, actor: Actor): Promise<ThreadMessage> {
      const conversation = await access.get(documentId, actor, 'inbox.reply');
      const { idempotencyKey, sendAt } = input;
      const sent = {
        ...placeOf(conversation),
        ...(idempotencyKey && { idempotencyKey }),
        ...(sendAt && { sendAt }),
        // Who answers does not want to be waited for.
        undo: false,
      };
      const person = inConversation(actor);
      const message =
        'template' in input
          ? await messages.sendTemplate({ ...input.template, ...sent }, person)
          : await messages.send(
              {
                ...sent,
                content: input.content,
                ...(input.replyTo && { replyTo: input.replyTo }),
              },
              person,
            );
      await conversations.takeByAnswer(conversation, actor);
      receipts.sent(conversation);
      receipts.read(conversation, 'answered');
      return view(conversation, message.documentId, actor);
    },

    /** A template as it would go out. */
    async preview(documentId: string, input: TemplateInput, actor: Actor): Promise<Preview> {
      const conversation = await access.get(documentId, actor, 'inbox.reply');
      const preview = await messages.preview(
        { ...input, ...placeOf(conversation) },
        inConversation(actor),
      );
      if (!isMaskedFor(actor) || !preview.to) return preview;
      const international = preview.to.phone && maskPhone(preview.to.phone);
      return {
        ...preview,
        typed: null,
        to: { ...preview.to, phone: null, international, userId: null },
      };
    },

    /** Takes a message back, sends it again, or has its file fetched again. */
    async act(
      documentId: string,
      message: string,
      act: MessageAct,
      actor: Actor,
    ): Promise<ThreadMessage> {
      const conversation = await access.get(documentId, actor, 'inbox.reply');
      await threads.getMessage(conversation, message);
      const person = inConversation(actor);
      const after =
        act === 'download'
          ? await messages.download(message)
          : await messages[act](message, person);
      return view(conversation, after.documentId, actor);
    },
  };
}
