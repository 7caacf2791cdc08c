import { error, warning, type Issue } from './issue';

/** What Meta tells about an access token; null where it does not tell. */
export interface TokenFacts {
  /** `SYSTEM_USER`, `USER`, `PAGE` or `APP`. */
  type: string | null;
  isValid: boolean;
  /** Meta’s words about a token that is not valid. */
  reason: string | null;
  isExpired: boolean;
  appId: string | null;
  appName: string | null;
  /** When it ends; null = never. */
  expiresAt: Date | null;
  /** Until when data may be read with it; null = for ever. */
  dataAccessEndsAt: Date | null;
  scopes: readonly string[];
  /** What each scope reaches; null = everything that its user may use. */
  targets: Readonly<Record<string, readonly string[] | null>>;
}

/** Whose token it is, as people are told. */
export type TokenKind = 'systemUser' | 'person' | 'app' | 'other';

/** Sends, and receives what people write. */
const MESSAGING = 'whatsapp_business_messaging';
/** Reads numbers, templates and subscriptions. */
const MANAGEMENT = 'whatsapp_business_management';
/** Reads which businesses there are, and what they own. */
const BUSINESS = 'business_management';

const KINDS: Record<string, TokenKind> = {
  SYSTEM_USER: 'systemUser',
  USER: 'person',
  APP: 'app',
};

/** Whose token it is. */
export const kindOf = ({ type }: Pick<TokenFacts, 'type'>): TokenKind =>
  KINDS[type ?? ''] ?? 'other';

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** A token that ends so soon was made to try things out. */
const TEMPORARY_MS = 2 * 86_400_000;

function checkEnd({ expiresAt, dataAccessEndsAt, ...facts }: TokenFacts, now: Date): Issue[] {
  if (expiresAt) {
    const isTemporary =
      kindOf(facts) === 'person' || expiresAt.getTime() - now.getTime() < TEMPORARY_MS;
    const code = isTemporary ? 'connect.temporary' : 'connect.ends';
    return [warning(code, 'accessToken', { date: dayOf(expiresAt) })];
  }
  return dataAccessEndsAt
    ? [warning('connect.dataAccessEnds', 'accessToken', { date: dayOf(dataAccessEndsAt) })]
    : [];
}

/** What is wrong with a token by itself, before it is known what it opens. */
export function checkToken(facts: TokenFacts, now: Date): Issue[] {
  if (facts.isExpired) return [error('connect.tokenExpired', 'accessToken')];
  if (!facts.isValid)
    return [error('connect.tokenInvalid', 'accessToken', { reason: facts.reason ?? '–' })];
  if (kindOf(facts) === 'app') return [error('connect.tokenOfApp', 'accessToken')];
  const missing = [MESSAGING, MANAGEMENT].filter((scope) => !facts.scopes.includes(scope));
  return [
    ...(missing.length > 0
      ? [error('connect.scopeMissing', 'accessToken', { scopes: missing.join(', ') })]
      : []),
    ...checkEnd(facts, now),
  ];
}

/** The WhatsApp accounts that a token is limited to; null where Meta names none, and it may use more. */
export function assignedAccounts({ targets }: Pick<TokenFacts, 'targets'>): string[] | null {
  const lists = [targets[MANAGEMENT], targets[MESSAGING]].filter(
    (list): list is readonly string[] => list !== undefined && list !== null,
  );
  return lists.length === 0 ? null : [...new Set(lists.flat())];
}

/** The businesses whose WhatsApp accounts can be asked for; null = all that Meta lists. */
export const businessesOf = ({
  scopes,
  targets,
}: Pick<TokenFacts, 'scopes' | 'targets'>): { mayAsk: boolean; ids: readonly string[] | null } => ({
  mayAsk: scopes.includes(BUSINESS),
  ids: targets[BUSINESS] ?? null,
});

/** What is wrong with what a token was given to use: nothing, or not the account that somebody names. */
export function checkAssigned(assigned: string[] | null, entered: string | null): Issue[] {
  if (assigned === null) return [];
  if (entered !== null && !assigned.includes(entered))
    return [error('connect.notAssigned', 'businessAccountId', { id: entered })];
  return assigned.length === 0 ? [error('connect.nothingAssigned', 'accessToken')] : [];
}

/** What is wrong with the app that somebody names beside a token. */
export const checkApp = (
  { appId, appName }: Pick<TokenFacts, 'appId' | 'appName'>,
  entered: string | null,
): Issue[] =>
  appId !== null && entered !== null && appId !== entered
    ? [error('connect.otherApp', 'appId', { app: appId, name: appName ?? '–', entered })]
    : [];
