import type { PreviewRecipient, SendContentInput } from '../../../../shared/contracts/messages';
import { FREE_MESSAGE } from '../../../../shared/domain/consent';
import { error, passes, type Issue } from '../../../../shared/domain/issue';
import { checkContent, readContent } from '../../../../shared/domain/message/content';
import type { FreeContent } from '../../../../shared/domain/message/content/content';
import { readPhone } from '../../../../shared/domain/phone';
import { hiddenFromActor, type Actor } from '../../actor';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import type { AccountRow, ContactRow } from '../../store/rows';
import { portfolioOf } from '../accounts/portfolio';
import { findCarriedFile, type CarriedFile } from './carried-file';
import { checkAccount } from './check-use';
import { createConsentCheck } from './check-consent';
import { lastInboundOf, windowIssue } from './check-window';
import { contactOf, findNamed, type Named } from './find-contacts';
import { findQuoted } from './find-quoted';
import { findRecipient } from './find-recipient';
import { checkWhen, type WhenAsked } from './when-due';

/** How a message without a template is asked for by app code: what it says, and when. */
export interface SendContentOptions extends SendContentInput, WhenAsked {}

/** The messages at WhatsApp that one answers or reacts to, by wamid. */
export interface Quotes {
  replyTo?: string;
  reactionTo?: string;
}

/** A message without a template that is ready to be queued, or everything that speaks against it. */
export interface PreparedContent {
  issues: Issue[];
  account: AccountRow | null;
  to: PreviewRecipient | null;
  contact: ContactRow | null;
  content: FreeContent | null;
  file: CarriedFile | null;
  quotes: Quotes;
}

/** Puts messages without a template together; nothing is stored or sent. */
export function createPrepareContent(runtime: Runtime) {
  const { accounts, contacts, conversations, relatives, now } = runtime;
  const checkConsent = createConsentCheck(runtime);

  /** Everybody who may be meant, whichever business knows them. */
  async function candidatesOf(
    { to }: SendContentInput,
    named: Named | null,
    country: string | null,
  ): Promise<ContactRow[]> {
    if (named)
      return 'contacts' in named ? named.contacts : 'contact' in named ? [named.contact] : [];
    const { phone } = readPhone('phone' in to ? to.phone : null, country, parsePhone);
    return phone ? contacts.listByKey({ phone: phone.e164 }) : [];
  }

  /** These, and the other rows of the same people, who may have written under another name. */
  async function withRelatives(candidates: ContactRow[]): Promise<ContactRow[]> {
    return (await relatives.ofMany(candidates)).flat();
  }

  /** The account that answers: to which the person wrote last, else the default one of their business. */
  async function accountFor(
    main: AccountRow | null,
    named: Named | null,
    candidates: ContactRow[],
    hidden: readonly number[],
  ): Promise<AccountRow | null> {
    const latest = await conversations.getLatest(
      (await withRelatives(candidates)).map(({ id }) => id),
      hidden,
    );
    if (latest?.account) return latest.account;
    const contact = named && 'contact' in named ? named.contact : null;
    const isTheirs = (account: AccountRow) => portfolioOf(account) === contact?.portfolioId;
    if (!contact || (main && isTheirs(main))) return main;
    return (await accounts.listEnabled(hidden)).find(isTheirs) ?? main;
  }

  async function readQuotes(
    { replyTo }: SendContentInput,
    content: FreeContent | null,
    account: AccountRow,
    contact: ContactRow,
  ): Promise<{ quotes: Quotes; issues: Issue[] }> {
    const quotes: Quotes = {};
    const issues: Issue[] = [];
    const wanted: [keyof Quotes, unknown, string][] = [];
    if (replyTo !== undefined && replyTo !== null) wanted.push(['replyTo', replyTo, 'replyTo']);
    if (content?.type === 'reaction')
      wanted.push(['reactionTo', content.messageId, 'content.messageId']);
    for (const [key, name, path] of wanted) {
      const found = await findQuoted(runtime, name, account, contact, path);
      if ('wamid' in found) quotes[key] = found.wamid;
      else issues.push(found.issue);
    }
    return { quotes, issues };
  }

  function readTimes(input: SendContentOptions, actor: Actor) {
    const { sendAt } = input;
    return {
      sendAt: sendAt === undefined ? null : new Date(sendAt),
      issues: checkWhen(input, actor, now()),
    };
  }

  return async (input: SendContentOptions, actor: Actor): Promise<PreparedContent> => {
    const named: Named | null =
      input.to === undefined
        ? { issues: [error('recipient.form', 'to')] }
        : await findNamed(runtime, input.to, actor);
    const { accounts: hidden } = hiddenFromActor(actor);
    const wanted = input.account ? await accounts.get(input.account) : null;
    const asked = wanted && !hidden.includes(wanted.id) ? wanted : null;
    const main = input.account ? asked : await accounts.getDefault(hidden);
    const candidates = await candidatesOf(input, named, main?.defaultCountry ?? null);
    const account = input.account ? asked : await accountFor(main, named, candidates, hidden);
    const recipient = findRecipient(runtime, { to: input.to, named }, null, null, null, account);
    const contact = recipient.contact ?? (recipient.to && contactOf(candidates, account));

    const { content, issues: unread } = readContent(input.content);
    const { found, issues: ofFile } = content
      ? await findCarriedFile(runtime, content, actor)
      : { found: null, issues: [] };
    const times = readTimes(input, actor);
    const pair = account && contact ? { account: account.id, contact: contact.id } : null;
    const lastInboundAt = pair && (await lastInboundOf(runtime, account!, contact!));
    const sendAt = passes(times.issues) ? times.sendAt : null;
    // Who can be answered is told where it is known who is meant.
    const closed = account && recipient.to ? windowIssue(lastInboundAt, now(), sendAt) : null;
    const [consent] = await checkConsent([
      {
        account,
        to: recipient.to,
        contact,
        category: FREE_MESSAGE,
        record: null,
        lastInboundAt,
      },
    ]);
    const { quotes, issues: unquotable } = pair
      ? await readQuotes(input, content, account!, contact!)
      : { quotes: {}, issues: [] };
    return {
      issues: [
        ...checkAccount(account, input, null),
        ...recipient.issues,
        ...consent!.issues,
        ...unread,
        ...(content ? checkContent(content) : []),
        ...ofFile,
        ...times.issues,
        ...(closed ? [closed] : []),
        ...unquotable,
      ],
      account,
      to: recipient.to,
      contact,
      content,
      file: found,
      quotes,
    };
  };
}
