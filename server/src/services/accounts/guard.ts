import type { Hidden } from '../../../../shared/domain/account-visibility';
import type { SentenceKey } from '../../../../shared/domain/sentences';
import { notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { OfAccount, OfBusiness } from '../../store/belongings';

type Isolation = (runtime: Runtime, documentId: string, hidden: Hidden) => Promise<boolean>;

const byAccount =
  (kind: OfAccount): Isolation =>
  async ({ belongings }, documentId, { accounts }) => {
    const account = await belongings.accountOf(kind, documentId);
    return account !== null && accounts.includes(account);
  };

const byBusiness =
  (kind: OfBusiness, of: (hidden: Hidden) => readonly string[]): Isolation =>
  async ({ belongings }, documentId, hidden) => {
    const business = await belongings.businessOf(kind, documentId);
    return business !== null && of(hidden).includes(business);
  };

/** Whether somebody is to know nothing of an account. */
const isHiddenAccount: Isolation = async ({ accounts }, documentId, hidden) => {
  const row = await accounts.get(documentId);
  return row !== null && hidden.accounts.includes(row.id);
};

/** People belong to a business; who has written to hidden accounts alone is theirs alone. */
const isHiddenContact: Isolation = async ({ contacts, contactPages }, documentId, hidden) => {
  const row = await contacts.get(documentId);
  if (!row) return false;
  if (hidden.portfolios.includes(row.portfolioId)) return true;
  const conversations = await contactPages.listConversations([row.id]);
  return (
    conversations.length > 0 &&
    conversations.every(({ account }) => account && hidden.accounts.includes(account.id))
  );
};

/** What the address of an endpoint can name, how it is told that it is hidden, and what is said then. */
export const SUBJECTS = {
  account: { isHidden: isHiddenAccount, code: 'account.notFound' },
  message: { isHidden: byAccount('message'), code: 'message.notFound' },
  conversation: { isHidden: byAccount('conversation'), code: 'conversation.notFound' },
  campaign: { isHidden: byAccount('campaign'), code: 'campaign.notFound' },
  automation: { isHidden: byAccount('automation'), code: 'automation.notFound' },
  quickReply: { isHidden: byAccount('quickReply'), code: 'quickReply.notFound' },
  contact: { isHidden: isHiddenContact, code: 'consent.contact' },
  template: {
    isHidden: byBusiness('template', ({ businessAccounts }) => businessAccounts),
    code: 'template.notFound',
  },
  // What was not understood may speak of any number of its WhatsApp Business Account.
  delivery: {
    isHidden: byBusiness('delivery', ({ partlyHidden }) => partlyHidden),
    code: 'delivery.notFound',
  },
} as const satisfies Record<string, { isHidden: Isolation; code: SentenceKey }>;

/** What the address of an endpoint names that belongs to an account. */
export type Subject = keyof typeof SUBJECTS;

/** Where a request names an account or a contact, wherever in it that stands. */
const NAMING: Record<string, Subject> = {
  account: 'account',
  accountDocumentId: 'account',
  contact: 'contact',
};

/** Every account and contact that a request names. */
function namedIn(value: unknown, found: { subject: Subject; id: string; key: string }[] = []) {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    const subject = NAMING[key];
    if (subject && typeof inner === 'string') found.push({ subject, id: inner, key });
    else namedIn(inner, found);
  }
  return found;
}

/**
 * Keeps a person from what belongs to accounts that are limited to others: what the address of a request
 * names (HTTP 404), and what the request itself names (HTTP 400).
 */
export async function checkVisible(
  runtime: Runtime,
  hidden: Hidden,
  { subject, body }: { subject: { kind: Subject; documentId: string } | null; body: unknown },
): Promise<void> {
  if (hidden.accounts.length === 0) return;
  if (subject) {
    const { isHidden, code } = SUBJECTS[subject.kind];
    if (await isHidden(runtime, subject.documentId, hidden))
      throw notFound(code, { template: subject.documentId, language: '–' });
  }
  for (const { subject: kind, id, key } of namedIn(body)) {
    const { isHidden, code } = SUBJECTS[kind];
    if (await isHidden(runtime, id, hidden)) throw refuse(code, key);
  }
}
