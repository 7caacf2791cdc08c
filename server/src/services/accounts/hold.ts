import {
  isForbidden,
  NEWS_HOLDS,
  newsKind,
  restrictionsInWords,
  type NewsHold,
} from '../../../../shared/domain/account-news';
import { sentenceOf } from '../../../../shared/domain/sentences';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import type { AccountRow, MessageRow } from '../../store/rows';
import { tellAlert } from '../alerts';
import { isAvailable, isBlocked } from './can-send';
import type { AccountTrouble } from './trouble';
import { isCopied } from './view';

/** What stops an account: its connection, or what Meta has told of it. */
export type HoldCause = 'connection' | NewsHold;

const KIND = 'account.held';

/**
 * Stops everything that an account would send: its messages stay queued. It resumes by itself when the
 * test of its connection passes; whoever finds it held already changes nothing and gets no alert.
 */
export async function holdAccount(
  { strapi, accounts, alerts, now }: Runtime,
  { id, name }: Pick<AccountRow, 'id' | 'name'>,
  reason: { title: string; action: string },
): Promise<AlertRow | null> {
  const words = `${reason.title} ${reason.action}`;
  const cause: HoldCause = 'connection';
  if (!(await accounts.hold(id, cause, words))) return null;
  strapi.log.warn(`[whatsapp] The account “${name}” is held: ${words}`);
  const { row } = await alerts.open({
    account: id,
    template: null,
    kind: KIND,
    severity: 'danger',
    messageKey: 'alert.account.held',
    params: { account: name, reason: words },
    openedAt: now(),
  });
  tellAlert(strapi, row);
  return row;
}

/**
 * Lets an account send again whose connection works, and ends the alerts about it; what Meta has stopped
 * stays so where Meta says that the number may not send.
 */
export async function releaseAfterTest(
  { accounts, alerts, now }: Runtime,
  trouble: Pick<AccountTrouble, 'end'>,
  { id }: Pick<AccountRow, 'id'>,
  facts: Partial<AccountRow>,
): Promise<void> {
  const connection: HoldCause = 'connection';
  const mayAll = !isBlocked(facts);
  await accounts.release(id, mayAll ? undefined : [connection]);
  await alerts.resolve(
    { account: id, template: null },
    [KIND, ...(mayAll ? NEWS_HOLDS.map(newsKind) : [])],
    now(),
  );
  if (mayAll) await trouble.end(id);
}

/**
 * Why Meta lets a message of this kind not go out for the time being; null when nothing speaks against
 * it, or when a test of the connection has found since that the number may send.
 */
export function whyRestricted(
  { account, content, template }: Pick<MessageRow, 'account' | 'content' | 'template'>,
  now: Date,
): { words: string; until: Date | null } | null {
  const told = account?.news?.restricted;
  if (!account || !told?.types) return null;
  const until = told.until ? new Date(told.until) : null;
  if (until && until <= now) return null;
  const isRefuted =
    isAvailable(account) && new Date(account.lastCheckedAt ?? 0) > new Date(told.at);
  const types = told.types.split(' ');
  const kind = { isTemplate: !content?.free, category: template?.category ?? null };
  if (isRefuted || !isForbidden(types, kind)) return null;
  return { words: sentenceOf('account.restricted', { what: restrictionsInWords(types) }), until };
}

/** Why nothing that an account has queued goes out; null when nothing speaks against it. */
export function whyHeld(runtime: Runtime, account: AccountRow | null): string | null {
  if (!account) return null;
  if (isCopied(runtime, account))
    return sentenceOf('account.copied', { from: account.installationId! });
  if (!account.enabled) return sentenceOf('account.disabled', { account: account.name });
  return account.holdReason && sentenceOf('account.held', { reason: account.holdReason });
}
