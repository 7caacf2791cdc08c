import type { Conversation } from '../../../../shared/contracts/conversations';
import type {
  GetChatLink,
  Inbox,
  InboxMe,
  OpenConversation,
  SayTyping,
} from '../../../../shared/contracts/inbox';
import type { Person } from '../../../../shared/contracts/people';
import { readPhone } from '../../../../shared/domain/phone';
import { isUserId } from '../../../../shared/domain/user-id';
import { hiddenFromActor, type Actor } from '../../actor';
import type { CollectionSettings } from '../../collections/settings';
import { forbidden, invalid, notFound, refuse } from '../../errors';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import type { AccountRow, ContactRow } from '../../store/rows';
import { portfolioOf } from '../accounts/portfolio';
import { listPeople } from '../admin-users';
import type { Conversations } from '../conversations';
import { isNobodys } from '../conversations/is-nobodys';
import type { ConversationNews } from '../conversations/tell';
import { toConversation, toPerson } from '../conversations/view';
import type { Labels } from '../labels';
import type { Messages } from '../messages';
import type { PreferencesService } from '../preferences';
import { isMaskedFor, mayDo, type InboxAccess } from './access';
import { createAnswers } from './answer';
import { createInboxFiles } from './files';
import { createInboxList } from './list';
import { createNotes } from './notes';
import { createReceipts } from './receipts';
import { createInboxRecords } from './records';
import { createThreads } from './thread';

interface Dependencies {
  runtime: Runtime;
  access: InboxAccess;
  collections: Pick<CollectionSettings, 'listEnabled'>;
  messages: Messages;
  conversations: Conversations;
  labels: Pick<Labels, 'list'>;
  preferences: Pick<PreferencesService, 'inbox'>;
  news: Pick<ConversationNews, 'changed'>;
}

/** The internal service `inbox`: what the page of conversations asks for. */
export function createInbox({
  runtime,
  access,
  collections,
  messages,
  conversations,
  labels,
  preferences,
  news,
}: Dependencies) {
  const { strapi, accounts, contacts, inbox, people, presences, now } = runtime;
  const receipts = createReceipts(runtime, preferences.inbox);
  const threads = createThreads(runtime, access, messages);

  function userOf(actor: Actor): number {
    if (actor.source !== 'person') throw forbidden('conversation.onlyPeople');
    return actor.user.id;
  }

  async function getAccount(documentId: string | undefined, actor: Actor): Promise<AccountRow> {
    const row = documentId
      ? await accounts.get(documentId)
      : await accounts.getDefault(hiddenFromActor(actor).accounts);
    if (!row) throw refuse(documentId ? 'account.notFound' : 'account.none', 'account');
    return row;
  }

  /** Somebody to be written to; made where nobody knows them. A masked number cannot be named. */
  async function contactOf(
    to: OpenConversation['Request']['to'],
    account: AccountRow,
  ): Promise<ContactRow> {
    if ('contact' in to) {
      const row = await contacts.get(to.contact);
      if (!row) throw refuse('recipient.contact', 'to.contact', { contact: to.contact });
      if (row.portfolioId !== portfolioOf(account))
        throw refuse('recipient.otherBusiness', 'to.contact', { account: account.name });
      return row;
    }
    if ('userId' in to) {
      const { userId } = to;
      if (!isUserId(userId)) throw refuse('recipient.userId', 'to.userId', { userId });
      return contacts.getOrInsert(portfolioOf(account), { userId });
    }
    const reading = readPhone(to.phone, account.defaultCountry, parsePhone);
    if (reading.issue) throw invalid([{ ...reading.issue, path: 'to.phone' }]);
    return contacts.getOrInsert(portfolioOf(account), { phone: reading.phone.e164 });
  }

  const notificationsOf = async (user: number): Promise<InboxMe> => ({
    browser: false,
    email: false,
    sound: false,
    ...(await people.getInbox(user)),
  });

  return {
    ...createInboxList(runtime, access),

    thread: threads.list,
    openMedia: threads.openMedia,
    viewItems: threads.view,

    ...createInboxFiles(runtime, access),

    ...createAnswers({ runtime, access, messages, threads, conversations, receipts }),

    notes: createNotes(runtime, access, news),

    records: createInboxRecords(runtime, access, collections),

    /** What the page needs once. */
    async get(actor: Actor): Promise<Inbox> {
      const id = userOf(actor);
      const rows = await accounts.listEnabled(hiddenFromActor(actor).accounts);
      const user = actor.source === 'person' ? actor.user : { id };
      return {
        me: { ...toPerson(user), ...(await notificationsOf(id)) },
        may: {
          reply: mayDo(actor, 'inbox.reply'),
          assign: mayDo(actor, 'inbox.assign'),
          manage: mayDo(actor, 'inbox.assign') || mayDo(actor, 'settings.update'),
          seeContacts: !isMaskedFor(actor),
        },
        readReceipts: (await preferences.inbox.current()).readReceipts,
        accounts: rows.map((row) => ({
          documentId: row.documentId,
          name: row.name,
          displayPhoneNumber: row.displayPhoneNumber,
          isSandbox: row.environment === 'sandbox',
        })),
        labels: await labels.list(),
      };
    },

    /** How somebody wants to be told of messages; what is left out stays as it is. */
    async updateMe(input: Partial<InboxMe>, actor: Actor): Promise<InboxMe> {
      const user = userOf(actor);
      const after = { ...(await notificationsOf(user)), ...input };
      await people.saveInbox(user, after);
      return after;
    },

    notificationsOf,

    /** Everybody who may be given a conversation. */
    colleagues: async (): Promise<Person[]> => (await listPeople(strapi)).users,

    /** The conversation with somebody, made where there is none. */
    async open(
      { account: name, to }: OpenConversation['Request'],
      actor: Actor,
    ): Promise<Conversation> {
      const account = await getAccount(name, actor);
      const contact = await contactOf(to, account);
      const pair = { account: account.id, contact: contact.id };
      const { id, documentId } = await runtime.conversations.getOrInsert(pair);
      const begun = await inbox.get(documentId);
      // Who begins it belongs to it, and so sees it where only one's own are to be seen. What others have
      // written in is not to be had by asking for it.
      const isNew = begun !== null && isNobodys(begun) && begun.lastMessage === null;
      if (actor.source === 'person' && isNew) await inbox.addMember(id, actor.user.id);
      const row = await access.get(documentId, actor, 'inbox.reply');
      return toConversation(row, now(), isMaskedFor(actor));
    },

    /** Nothing waits to be read any more; the person is told where the settings want it. */
    async markRead(documentId: string, actor: Actor): Promise<Conversation> {
      const row = await access.get(documentId, actor, 'inbox.reply');
      receipts.read(row, 'opened');
      return (row.unreadCount ?? 0) > 0
        ? conversations.markRead(documentId, actor)
        : toConversation(row, now(), isMaskedFor(actor));
    },

    /** Colleagues see that somebody types, and the person where the settings want it. */
    async sayTyping(
      documentId: string,
      { typing }: SayTyping['Request'],
      actor: Actor,
    ): Promise<{ documentId: string }> {
      const row = await access.get(documentId, actor, 'inbox.reply');
      await presences.save(row.id, userOf(actor), { typingAt: typing ? now() : null });
      if (typing) receipts.typing(row);
      return { documentId };
    },

    /** An address that opens a chat with an account, with a text that is there already. */
    async chatLink(documentId: string, text?: string): Promise<GetChatLink['Response']['data']> {
      const account = await accounts.get(documentId);
      if (!account) throw notFound('account.notFound');
      const digits = (account.displayPhoneNumber ?? '').replace(/\D/g, '');
      if (digits === '') throw refuse('chatLink.noPhone', 'account');
      const query = text ? `?text=${encodeURIComponent(text)}` : '';
      return { url: `https://wa.me/${digits}${query}`, phone: `+${digits}` };
    },

    /** Resolves when nothing is being told to Meta. */
    idle: receipts.idle,
  };
}

export type InboxService = ReturnType<typeof createInbox>;
