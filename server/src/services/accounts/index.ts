import { randomBytes } from 'node:crypto';

import type {
  Account,
  AccountEvent,
  AccountInput,
  AccountWithVerifyToken,
  ConnectionTest,
  Registration,
  Setup,
  TakeOverInput,
} from '../../../../shared/contracts/accounts';
import { ACCOUNT_SECRETS } from '../../../../shared/contracts/accounts';
import type { Page, PageQuery } from '../../../../shared/contracts/page';
import type {
  AppCallback,
  Receiving,
  RefusedCalls,
  SetCallbackInput,
  SubscribeInput,
} from '../../../../shared/contracts/webhooks';
import { CONNECTION_CHECKS } from '../../../../shared/domain/health';
import { QUESTIONS } from '../../../../shared/domain/health/facts';
import { error, type Issue } from '../../../../shared/domain/issue';
import { CODE, hiddenFromActor, type Actor } from '../../actor';
import { invalid, inWords, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { inTransaction, isUniqueViolation } from '../../store/table';
import { checkPeople } from '../admin-users';
import { setAppCallback } from './app-callback';
import type { HealthService } from '../health';
import { toToldCheck } from '../health/view';
import { cancelWaiting } from './cancel-waiting';
import { sandboxProblem } from './client';
import { createConnect } from './connect';
import { endCopyAlert } from './copied';
import { changedFields, createAccountHistory } from './history';
import { checkAllowed, limitsOf } from './limits';
import { checkInput, plainColumns } from './read-input';
import { refusedAsSeenBy } from '../refused-calls';
import { readReceiving } from './receiving';
import { readRegistration, registerNumber } from './register-number';
import { configuredSecret, endUnreadableAlert } from './secrets';
import { readSubscription, subscribe, unsubscribe } from './subscription';
import { toAccount } from './view';
import { webhookAddress } from './webhook-address';

/** How long a rotation may take: the new secret is entered here, and Meta begins to sign with it. */
const ROTATION_MS = 48 * 3_600_000;

/** Whether what is stored speaks to Meta by other ids or secrets than before. */
const isAnother = (before: AccountRow, input: Partial<AccountInput>): boolean =>
  Boolean(input.accessToken?.trim() || input.appSecret?.trim()) ||
  (['environment', 'phoneNumberId', 'businessAccountId', 'appId'] as const).some(
    (field) => input[field] !== undefined && (input[field] || null) !== before[field],
  );

const newVerifyToken = () => randomBytes(24).toString('base64url');

/** What the service needs besides the runtime. */
export interface AccountsDeps {
  runtime: Runtime;
  health: Pick<HealthService, 'look'>;
  /** The calls of the webhook that were refused. */
  refused(): Promise<RefusedCalls>;
  /** Told whenever an account, and with it who may call us, has changed. */
  onChange(): void;
}

/**
 * The service `accounts`: connects phone numbers of Meta's Cloud API. Secrets go in and never come out;
 * who changes what is written into the history of the account.
 */
export function createAccounts({ runtime, health, refused, onChange }: AccountsDeps) {
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

  /** What is set in `config/plugins` is changed there alone, and never stored. */
  function secretColumns(
    input: Partial<AccountInput>,
    phoneNumberId: string | undefined,
  ): Partial<AccountRow> {
    for (const name of ACCOUNT_SECRETS)
      if (input[name]?.trim() && configuredSecret(runtime, phoneNumberId, name))
        throw refuse('secret.configured', name);
    return {
      ...(input.accessToken?.trim() && {
        accessToken: encrypted('accessToken', input.accessToken),
      }),
      ...(input.appSecret?.trim() && { appSecret: encrypted('appSecret', input.appSecret) }),
    };
  }

  /** The old secret counts too until the rotation is through; entering the new one again ends it. */
  function rotate({ appSecret }: AccountRow, entered: string): Partial<AccountRow> {
    const known = secrets.decrypt(appSecret);
    const isOver = known === null || known === entered;
    return {
      previousAppSecret: isOver ? null : appSecret,
      previousAppSecretUntil: isOver ? null : new Date(runtime.now().getTime() + ROTATION_MS),
    };
  }

  const checkNotified = async (input: Partial<AccountInput>): Promise<Issue[]> => [
    ...(await checkPeople(runtime.strapi, {
      users: { path: 'notifyUsers', ids: input.notifyUsers },
      roles: { path: 'notifyRoles', ids: input.notifyRoles },
    })),
    ...(await checkPeople(runtime.strapi, {
      users: { path: 'allowedUsers', ids: input.allowedUsers },
      roles: { path: 'allowedRoles', ids: input.allowedRoles },
    })),
  ];

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

  const receivingOf = async (row: AccountRow, actor: Actor): Promise<Receiving> =>
    readReceiving(runtime, row, refusedAsSeenBy(await refused(), actor));

  /** Asks Meta anew who gets the webhooks, and remembers it. */
  async function askReceiving(row: AccountRow, actor: Actor): Promise<Receiving> {
    const subscription = await readSubscription(runtime, row);
    return receivingOf(await accounts.save(row.id, { subscription }), actor);
  }

  /** Stores an account. The verify token that Meta must repeat is in this answer and nowhere else. */
  async function create(input: AccountInput, actor: Actor = CODE): Promise<AccountWithVerifyToken> {
    const issues = checkInput(input, [
      'name',
      'phoneNumberId',
      'businessAccountId',
      ...ACCOUNT_SECRETS.filter(
        (name) => !configuredSecret(runtime, input.phoneNumberId?.trim(), name),
      ),
    ]);
    issues.push(...(await checkNotified(input)), ...checkAllowed(input, {}, actor));
    if (issues.length > 0) throw invalid(issues);
    const problem = input.environment === 'sandbox' && sandboxProblem(runtime);
    if (problem) throw refuse(problem, 'environment');
    const verifyToken = newVerifyToken();
    const columns = plainColumns(input);
    const row = await stored(async () =>
      accounts.insert({
        ...columns,
        ...limitsOf(input, {}),
        ...secretColumns(input, input.phoneNumberId.trim()),
        portfolioId: columns.businessAccountId,
        installationId: runtime.installation,
        webhookVerifyToken: encrypted('webhookVerifyToken', verifyToken),
      }),
    );
    await history.note(row, 'created', actor);
    return { ...view(row), newVerifyToken: verifyToken };
  }

  return {
    /** Whether accounts can be stored, and where Meta must call. */
    setup(): Setup {
      const problem = sandboxProblem(runtime);
      const hasKey = secrets.hasKey();
      return {
        encryptionKey: {
          isSet: hasKey,
          problem: hasKey ? null : inWords(error('encryption.noKey', 'encryptionKey')),
        },
        webhook: webhookAddress(runtime),
        sandboxProblem: problem && inWords(error(problem, 'environment')),
      };
    },

    /** Those that somebody may see. */
    find: async (actor: Actor = CODE): Promise<Account[]> =>
      (await accounts.list())
        .filter(({ id }) => !hiddenFromActor(actor).accounts.includes(id))
        .map(view),

    findOne: async (documentId: string): Promise<Account> => view(await getRow(documentId)),

    create,

    ...createConnect({ runtime, create, onStored: onChange }),

    async update(
      documentId: string,
      input: Partial<AccountInput>,
      actor: Actor = CODE,
    ): Promise<Account> {
      const before = await getRow(documentId);
      const given = (['name', 'phoneNumberId', 'businessAccountId'] as const).filter(
        (field) => input[field] !== undefined,
      );
      const issues = [
        ...checkInput(input, given),
        ...(await checkNotified(input)),
        ...checkAllowed(input, before, actor),
      ];
      if (issues.length > 0) throw invalid(issues);
      const problem = input.environment === 'sandbox' && sandboxProblem(runtime);
      if (problem) throw refuse(problem, 'environment');
      const secretsGiven = secretColumns(
        input,
        input.phoneNumberId?.trim() || before.phoneNumberId,
      );
      const row = await stored(async () =>
        accounts.save(before.id, {
          ...plainColumns(input),
          ...limitsOf(input, before),
          ...secretsGiven,
          ...(secretsGiven.appSecret && rotate(before, input.appSecret!.trim())),
          // What Meta has said, it said of the account as it was.
          ...(isAnother(before, input) && { asked: null, subscription: null }),
        }),
      );
      await endUnreadableAlert(runtime, row);
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
    async test(documentId: string, actor: Actor = CODE): Promise<ConnectionTest> {
      const looked = await health.look(await getRow(documentId), QUESTIONS);
      const checks = looked.checks.filter(({ id }) => CONNECTION_CHECKS.includes(id));
      return {
        ok: checks.every(({ status }) => status !== 'problem'),
        checks: checks.map((check) => toToldCheck(check, actor)),
        account: view(looked.row),
      };
    },

    /** What arrives for an account, and what ought to, as it is known here. */
    receiving: async (documentId: string, actor: Actor = CODE): Promise<Receiving> =>
      receivingOf(await getRow(documentId), actor),

    /** The same, after Meta was asked who gets the webhooks. */
    checkReceiving: async (documentId: string, actor: Actor = CODE): Promise<Receiving> =>
      askReceiving(await getRow(documentId), actor),

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
      return askReceiving(row, actor);
    },

    /**
     * Has Meta call this Strapi for the app, with every field that is read here. Another callback is
     * replaced only where `replace` says so.
     */
    async setCallback(
      documentId: string,
      input: SetCallbackInput = {},
      actor: Actor = CODE,
    ): Promise<AppCallback> {
      const row = await getRow(documentId);
      const { callback, replaced } = await setAppCallback(runtime, row, input);
      await history.note(row, 'callback', actor, { callback: callback.url, from: replaced });
      await askReceiving(await accounts.save(row.id, { appId: callback.appId }), actor);
      return callback;
    },

    /** Whether the number is registered for the Cloud API; asks Meta. */
    registration: async (documentId: string): Promise<Registration> =>
      readRegistration(runtime, await getRow(documentId)),

    /** Registers the number for the Cloud API. The PIN goes to Meta and nowhere else. */
    async register(documentId: string, pin: string, actor: Actor = CODE): Promise<Registration> {
      const row = await getRow(documentId);
      const registration = await registerNumber(runtime, row, pin);
      await history.note(row, 'registered', actor);
      return registration;
    },

    /** Ends the webhooks of the whole WhatsApp account, for all of its numbers. */
    async unsubscribe(documentId: string, actor: Actor = CODE): Promise<Receiving> {
      const row = await getRow(documentId);
      await unsubscribe(runtime, row);
      await history.note(row, 'unsubscribed', actor);
      return askReceiving(row, actor);
    },

    /** Who changed what, and what Meta told, newest first. */
    findHistory: async (documentId: string, query: PageQuery = {}): Promise<Page<AccountEvent>> =>
      history.find(await getRow(documentId), query),
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
