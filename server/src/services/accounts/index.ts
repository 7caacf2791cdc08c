import { randomBytes } from 'node:crypto';

import type {
  Account,
  AccountEvent,
  AccountInput,
  AccountWithVerifyToken,
  ConnectionTest,
  Setup,
  TakeOverInput,
} from '../../../../shared/contracts/accounts';
import type { Page, PageQuery } from '../../../../shared/contracts/page';
import type {
  Receiving,
  RefusedCalls,
  SubscribeInput,
} from '../../../../shared/contracts/webhooks';
import type { Issue } from '../../../../shared/domain/issue';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { CODE, type Actor } from '../../actor';
import { invalid, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { inTransaction, isUniqueViolation } from '../../store/table';
import { checkPeople } from '../admin-users';
import { cancelWaiting } from './cancel-waiting';
import { clientOf, sandboxProblem } from './client';
import { endCopyAlert } from './copied';
import { changedFields, createAccountHistory } from './history';
import { releaseAfterTest } from './hold';
import { checkInput, plainColumns } from './read-input';
import { readReceiving } from './receiving';
import { readSubscription, subscribe, unsubscribe } from './subscription';
import { testConnection } from './test-connection';
import type { AccountTrouble } from './trouble';
import { toAccount } from './view';
import { webhookAddress } from './webhook-address';

/** How long a rotation may take: the new secret is entered here, and Meta begins to sign with it. */
const ROTATION_MS = 48 * 3_600_000;

const newVerifyToken = () => randomBytes(24).toString('base64url');

/** What the service needs besides the runtime. */
export interface AccountsDeps {
  runtime: Runtime;
  trouble: Pick<AccountTrouble, 'end'>;
  /** The calls of the webhook that were refused. */
  refused(): RefusedCalls;
  /** Told whenever an account, and with it who may call us, has changed. */
  onChange(): void;
}

/**
 * The service `accounts`: connects phone numbers of Meta's Cloud API. Secrets go in and never come out;
 * who changes what is written into the history of the account.
 */
export function createAccounts({ runtime, trouble, refused, onChange }: AccountsDeps) {
  const { accounts, secrets } = runtime;
  const history = createAccountHistory(runtime);

  const view = (row: AccountRow): Account => toAccount(runtime, row);

  async function getRow(documentId: string): Promise<AccountRow> {
    const row = await accounts.get(documentId);
    if (!row) throw notFound('account.notFound');
    return row;
  }

  function encrypted(field: string, value: string): string {
    const cipher = secrets.encrypt(value.trim());
    if (!cipher) throw refuse('encryption.noKey', field);
    return cipher;
  }

  function secretColumns(input: Partial<AccountInput>): Partial<AccountRow> {
    return {
      ...(input.accessToken?.trim() && {
        accessToken: encrypted('accessToken', input.accessToken),
      }),
      ...(input.appSecret?.trim() && { appSecret: encrypted('appSecret', input.appSecret) }),
    };
  }

  /** The old secret counts too until the rotation is through; entering the new one again ends it. */
  function rotate({ appSecret }: AccountRow, entered: string): Partial<AccountRow> {
    const isSame = secrets.decrypt(appSecret) === entered;
    return {
      previousAppSecret: isSame ? null : appSecret,
      previousAppSecretUntil: isSame ? null : new Date(runtime.now().getTime() + ROTATION_MS),
    };
  }

  const checkNotified = (input: Partial<AccountInput>): Promise<Issue[]> =>
    checkPeople(runtime.strapi, {
      users: { path: 'notifyUsers', ids: input.notifyUsers },
      roles: { path: 'notifyRoles', ids: input.notifyRoles },
    });

  async function stored<T>(write: () => Promise<T>): Promise<T> {
    try {
      const result = await write();
      onChange();
      return result;
    } catch (failure) {
      if (isUniqueViolation(failure)) throw refuse('account.phoneTaken', 'phoneNumberId');
      throw failure;
    }
  }

  const receivingOf = (row: AccountRow): Promise<Receiving> =>
    readReceiving(runtime, row, refused());

  /** Asks Meta anew who gets the webhooks, and remembers it. */
  async function askReceiving(row: AccountRow): Promise<Receiving> {
    const subscription = await readSubscription(runtime, row);
    return receivingOf(await accounts.save(row.id, { subscription }));
  }

  return {
    /** Whether accounts can be stored, and where Meta must call. */
    setup(): Setup {
      const problem = sandboxProblem(runtime);
      const hasKey = secrets.hasKey();
      return {
        encryptionKey: { isSet: hasKey, message: hasKey ? null : sentenceOf('encryption.noKey') },
        webhook: webhookAddress(runtime),
        sandboxProblem: problem && sentenceOf(problem),
      };
    },

    find: async (): Promise<Account[]> => (await accounts.list()).map(view),

    findOne: async (documentId: string): Promise<Account> => view(await getRow(documentId)),

    /** Stores an account. The verify token that Meta must repeat is in this answer and nowhere else. */
    async create(input: AccountInput, actor: Actor = CODE): Promise<AccountWithVerifyToken> {
      const issues = checkInput(input, [
        'name',
        'phoneNumberId',
        'businessAccountId',
        'accessToken',
        'appSecret',
      ]);
      issues.push(...(await checkNotified(input)));
      if (issues.length > 0) throw invalid(issues);
      const problem = input.environment === 'sandbox' && sandboxProblem(runtime);
      if (problem) throw refuse(problem, 'environment');
      const verifyToken = newVerifyToken();
      const columns = plainColumns(input);
      const row = await stored(async () =>
        accounts.insert({
          ...columns,
          ...secretColumns(input),
          portfolioId: columns.businessAccountId,
          installationId: runtime.installation,
          webhookVerifyToken: encrypted('webhookVerifyToken', verifyToken),
        }),
      );
      await history.note(row, 'created', actor);
      return { ...view(row), newVerifyToken: verifyToken };
    },

    async update(
      documentId: string,
      input: Partial<AccountInput>,
      actor: Actor = CODE,
    ): Promise<Account> {
      const before = await getRow(documentId);
      const given = (['name', 'phoneNumberId', 'businessAccountId'] as const).filter(
        (field) => input[field] !== undefined,
      );
      const issues = [...checkInput(input, given), ...(await checkNotified(input))];
      if (issues.length > 0) throw invalid(issues);
      const problem = input.environment === 'sandbox' && sandboxProblem(runtime);
      if (problem) throw refuse(problem, 'environment');
      const secretsGiven = secretColumns(input);
      const row = await stored(async () =>
        accounts.save(before.id, {
          ...plainColumns(input),
          ...secretsGiven,
          ...(secretsGiven.appSecret && rotate(before, input.appSecret!.trim())),
        }),
      );
      const fields = changedFields(before, row);
      if (fields.length > 0)
        await history.note(row, 'changed', actor, { fields: fields.join(', ') });
      return view(row);
    },

    /** Removes an account that has sent nothing; one with a history is switched off instead. */
    async delete(documentId: string): Promise<{ documentId: string }> {
      const row = await getRow(documentId);
      const count = await runtime.messages.countOfAccount(row.id);
      if (count > 0) throw refuse('account.hasMessages', 'documentId', { count });
      await stored(() =>
        inTransaction(runtime.strapi, async () => {
          await runtime.conversations.deleteOfAccount(row.id);
          await runtime.alerts.resolveOfAccount(row.id, runtime.now());
          await accounts.delete(row.id);
        }),
      );
      return { documentId };
    },

    /**
     * Lets an account of a copied database send from here; where it came from, it must not any more. What
     * waits is sent as well, or is cancelled first where the original may have sent it already.
     */
    async takeOver(
      documentId: string,
      { waiting }: TakeOverInput = { waiting: 'send' },
      actor: Actor = CODE,
    ): Promise<Account> {
      const { id, installationId: from } = await getRow(documentId);
      if (waiting === 'cancel') await cancelWaiting(runtime, id);
      await endCopyAlert(runtime, id);
      const row = await stored(() => accounts.save(id, { installationId: runtime.installation }));
      await history.note(row, 'taken-over', actor, { from, waiting });
      return view(row);
    },

    /** Makes a new verify token; the old one stops working. */
    async renewVerifyToken(
      documentId: string,
      actor: Actor = CODE,
    ): Promise<AccountWithVerifyToken> {
      const { id } = await getRow(documentId);
      const verifyToken = newVerifyToken();
      const row = await stored(async () =>
        accounts.save(id, { webhookVerifyToken: encrypted('webhookVerifyToken', verifyToken) }),
      );
      await history.note(row, 'verify-token', actor);
      return { ...view(row), newVerifyToken: verifyToken };
    },

    /** Asks Meta whether everything is in place, and stores what it says about the number. */
    async test(documentId: string): Promise<ConnectionTest> {
      const row = await getRow(documentId);
      const client = clientOf(runtime, row);
      const { checks, facts } = await testConnection(
        client,
        row,
        secrets.decrypt(row.accessToken)!,
        secrets.decrypt(row.appSecret) !== null,
        runtime.now(),
      );
      // Contacts are kept by portfolio: one that has some does not change under them.
      const { messages, conversations } = runtime;
      const isInUse =
        (await messages.countOfAccount(row.id)) > 0 || (await conversations.isAny(row.id));
      if (isInUse) delete facts.portfolioId;
      const ok = checks.every(({ status }) => status !== 'problem');
      if (ok) await releaseAfterTest(runtime, trouble, row, facts);
      const subscription = await readSubscription(runtime, row);
      const after = await stored(() =>
        accounts.save(row.id, { ...facts, subscription, lastCheckedAt: runtime.now() }),
      );
      return { ok, checks, account: view(after) };
    },

    /** What arrives for an account, and what ought to, as it is known here. */
    receiving: async (documentId: string): Promise<Receiving> =>
      receivingOf(await getRow(documentId)),

    /** The same, after Meta was asked who gets the webhooks. */
    checkReceiving: async (documentId: string): Promise<Receiving> =>
      askReceiving(await getRow(documentId)),

    /**
     * Has Meta send what happens on the WhatsApp account to the app of the token, or to this Strapi alone
     * where other systems share the app. Another callback is replaced only where `replace` says so.
     */
    async subscribe(
      documentId: string,
      input: SubscribeInput = {},
      actor: Actor = CODE,
    ): Promise<Receiving> {
      const row = await getRow(documentId);
      await subscribe(runtime, row, input);
      await history.note(row, 'subscribed', actor, { callback: input.callback ?? 'app' });
      return askReceiving(row);
    },

    /** Ends the webhooks of the whole WhatsApp account, for all of its numbers. */
    async unsubscribe(documentId: string, actor: Actor = CODE): Promise<Receiving> {
      const row = await getRow(documentId);
      await unsubscribe(runtime, row);
      await history.note(row, 'unsubscribed', actor);
      return askReceiving(row);
    },

    /** Who changed what, and what Meta told, newest first. */
    findHistory: async (documentId: string, query: PageQuery = {}): Promise<Page<AccountEvent>> =>
      history.find(await getRow(documentId), query),
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
