import type {
  FilledQuickReply,
  QuickReply,
  SaveQuickReply,
} from '../../../../shared/contracts/inbox';
import { MAX_TEXT } from '../../../../shared/domain/message/content/limits';
import {
  fillQuickReply,
  firstNameOf,
  unknownVariables,
  type QuickReplyValues,
} from '../../../../shared/domain/quick-reply';
import { nameOf, type Actor } from '../../actor';
import { notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ConversationRow, QuickReplyRow } from '../../store/rows';
import { isOfHidden } from '../accounts/visibility';
import { isMaskedFor, type InboxAccess } from '../inbox/access';

const toQuickReply = ({ documentId, shortcut, text, account }: QuickReplyRow): QuickReply => ({
  documentId,
  shortcut,
  text,
  account: account?.documentId ?? null,
});

/** What is known of the person, of whoever answers, and of the account. */
function valuesOf({ contact, account }: ConversationRow, actor: Actor): QuickReplyValues {
  const name = contact?.profileName ?? null;
  const agent = nameOf(actor);
  const given = actor.source === 'person' ? actor.user.firstname : null;
  return {
    'contact.name': name,
    'contact.firstName': firstNameOf(name),
    'contact.phone': isMaskedFor(actor) ? null : (contact?.phone ?? null),
    'agent.name': agent,
    'agent.firstName': given ?? firstNameOf(agent),
    'account.name': account?.name ?? null,
  };
}

/** The internal service `quick-replies`: texts that are at hand by a shortcut. */
export function createQuickReplies(
  { quickReplies, accounts }: Pick<Runtime, 'quickReplies' | 'accounts'>,
  access: InboxAccess,
) {
  async function getRow(documentId: string): Promise<QuickReplyRow> {
    const row = await quickReplies.get(documentId);
    if (!row) throw notFound('quickReply.notFound');
    return row;
  }

  async function read(input: SaveQuickReply['Request'], own: number | null) {
    const { shortcut, text } = input;
    if (!/^[a-z0-9_-]{1,50}$/.test(shortcut)) throw refuse('quickReply.shortcut', 'shortcut');
    if (text.trim() === '' || text.length > MAX_TEXT) throw refuse('quickReply.text', 'text');
    const [unknown] = unknownVariables(text);
    if (unknown !== undefined) throw refuse('quickReply.variable', 'text', { name: unknown });
    const account = input.account ? await accounts.get(input.account) : null;
    if (input.account && !account) throw refuse('account.notFound', 'account');
    const same = await quickReplies.list({ shortcut });
    const isTaken = same.some(
      (other) => other.id !== own && (other.account?.id ?? null) === (account?.id ?? null),
    );
    if (isTaken) throw refuse('quickReply.taken', 'shortcut', { shortcut });
    return { shortcut, text, account: account?.id ?? null };
  }

  return {
    /** Those of accounts that somebody may see, and those of all. */
    list: async (actor: Actor): Promise<QuickReply[]> =>
      (await quickReplies.list()).filter((row) => !isOfHidden(row, actor)).map(toQuickReply),

    create: async (input: SaveQuickReply['Request']): Promise<QuickReply> =>
      toQuickReply(await quickReplies.insert(await read(input, null))),

    async update(documentId: string, input: SaveQuickReply['Request']): Promise<QuickReply> {
      const { id } = await getRow(documentId);
      return toQuickReply((await quickReplies.update(id, await read(input, id)))!);
    },

    async delete(documentId: string): Promise<QuickReply> {
      const row = await getRow(documentId);
      await quickReplies.delete(row.id);
      return toQuickReply(row);
    },

    /** Those that fit a conversation, as they read in it; of one shortcut that of its account. */
    async fill(documentId: string, text: string, actor: Actor): Promise<FilledQuickReply[]> {
      const conversation = await access.get(documentId, actor, 'inbox.reply');
      const wanted = text.trim().toLowerCase().replace(/^\//, '');
      const found = await quickReplies.list({
        $or: [{ account: { id: { $null: true } } }, { account: conversation.account?.id ?? -1 }],
      });
      const values = valuesOf(conversation, actor);
      const byShortcut = new Map<string, QuickReplyRow>();
      for (const row of found)
        if (row.account || !byShortcut.has(row.shortcut)) byShortcut.set(row.shortcut, row);
      return [...byShortcut.values()]
        .filter((row) => row.shortcut.includes(wanted) || row.text.toLowerCase().includes(wanted))
        .map((row) => ({ ...toQuickReply(row), ...fillQuickReply(row.text, values) }));
    },
  };
}

export type QuickReplies = ReturnType<typeof createQuickReplies>;
