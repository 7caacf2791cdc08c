import type { Account, ConnectionTest } from '../../../../../shared/contracts/accounts';
import type { ApiError } from '../../../api/read-api-error';

/** What is done for accounts once they are stored, in this order. */
export type FinishKind = 'callback' | 'subscribe' | 'templates' | 'register' | 'test';

/** One thing that is done, and the account through which. */
export interface FinishStep {
  id: string;
  kind: FinishKind;
  account: Account;
}

/** What became of it. */
export type Outcome =
  | { state: 'waiting' | 'working' }
  | { state: 'done'; words: string | null }
  | { state: 'problem'; words: string }
  /** Another system would be cut off, and somebody has to say that it may be. */
  | { state: 'replaces'; url: string }
  /** Somebody has to give the PIN. */
  | { state: 'unregistered' }
  | { state: 'tested'; test: ConnectionTest };

const firstOfEach = (accounts: readonly Account[], key: (account: Account) => string): Account[] =>
  accounts.filter(
    (account, at) => accounts.findIndex((other) => key(other) === key(account)) === at,
  );

/**
 * What is left to do for stored accounts: the callback once for their app, the subscription and the
 * templates once for each WhatsApp account, registration and test for each number.
 */
export function planFinish(
  accounts: readonly Account[],
  { canSync }: { canSync: boolean },
): FinishStep[] {
  const step = (kind: FinishKind) => (account: Account) => ({
    id: `${kind}/${account.documentId}`,
    kind,
    account,
  });
  const businesses = firstOfEach(accounts, ({ businessAccountId }) => businessAccountId);
  return [
    ...firstOfEach(accounts, ({ appId }) => appId ?? '').map(step('callback')),
    ...businesses.map(step('subscribe')),
    ...(canSync ? businesses.map(step('templates')) : []),
    ...accounts.flatMap((account) => [step('register')(account), step('test')(account)]),
  ];
}

/** What became of a step that was refused. */
export function refusedOutcome({ issues }: Pick<ApiError, 'issues'>, words: string): Outcome {
  const replaces = issues.find(({ code }) => code === 'appCallback.replaces');
  return replaces
    ? { state: 'replaces', url: String(replaces.params?.url ?? '') }
    : { state: 'problem', words };
}

/** Whether everything is through, so that nothing is left to be done by hand. */
export const isFinished = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(
    (outcome) => outcome.state === 'done' || (outcome.state === 'tested' && outcome.test.ok),
  );
