import { randomBytes } from 'node:crypto';

import type {
  Account,
  AccountInput,
  AccountWithVerifyToken,
  ConnectionTest,
  Setup,
  TakeOverInput,
} from '../../../../shared/contracts/accounts';
import { error, type Issue } from '../../../../shared/domain/issue';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { askMeta, invalid, notFound, refuse } from '../../errors';
import { listSubscribedApps, subscribeApp } from '../../meta/resources/accounts';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { inTransaction, isUniqueViolation } from '../../store/table';
import { checkPeople } from '../admin-users';
import { cancelWaiting } from './cancel-waiting';
import { clientOf, sandboxProblem } from './client';
import { endCopyAlert } from './copied';
import { releaseAccount } from './hold';
import { isBlocked, testConnection } from './test-connection';
import type { AccountTrouble } from './trouble';
import { toAccount } from './view';
import { webhookAddress } from './webhook-address';

const LABELS = {
  name: 'name',
  phoneNumberId: 'phone number ID',
  businessAccountId: 'WhatsApp Business Account ID',
  appId: 'app ID',
  accessToken: 'access token',
  appSecret: 'app secret',
};

type Field = keyof typeof LABELS;

function checkInput(input: Partial<AccountInput>, required: Field[]): Issue[] {
  const issues: Issue[] = [];
  const textOf = (field: Field) => String(input[field] ?? '').trim();
  for (const field of required)
    if (textOf(field) === '')
      issues.push(error('account.missing', field, { field: LABELS[field] }));
  for (const field of ['phoneNumberId', 'businessAccountId', 'appId'] as const)
    if (textOf(field) !== '' && !/^\d+$/.test(textOf(field)))
      issues.push(error('account.digits', field, { field: LABELS[field] }));
  return issues;
}

const PLAIN_FIELDS = [
  'name',
  'environment',
  'phoneNumberId',
  'businessAccountId',
  'appId',
  'defaultCountry',
  'isDefault',
  'enabled',
  'notifyUsers',
  'notifyRoles',
] as const;

/** Only what an account may be given from outside, without blanks around it. */
function plainColumns(input: Partial<AccountInput>): Partial<AccountRow> {
  const columns: Record<string, unknown> = {};
  for (const field of PLAIN_FIELDS) {
    const value = input[field];
    if (value === undefined) continue;
    columns[field] = typeof value === 'string' ? value.trim() || null : value;
  }
  if (columns.environment !== undefined && columns.environment !== 'sandbox')
    columns.environment = 'meta';
  return columns as Partial<AccountRow>;
}

/** How long a rotation may take: the new secret is entered here, and Meta begins to sign with it. */
const ROTATION_MS = 48 * 3_600_000;

const newVerifyToken = () => randomBytes(24).toString('base64url');

/**
 * The service `accounts`: connects phone numbers of Meta's Cloud API. Secrets go in and never come
 * out; `onChange` is told whenever who may call us has changed.
 */
export function createAccounts(
  runtime: Runtime,
  trouble: Pick<AccountTrouble, 'end'>,
  onChange: () => void,
) {
  const { accounts, secrets } = runtime;

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
    async create(input: AccountInput): Promise<AccountWithVerifyToken> {
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
      return { ...view(row), newVerifyToken: verifyToken };
    },

    async update(documentId: string, input: Partial<AccountInput>): Promise<Account> {
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
    ): Promise<Account> {
      const { id } = await getRow(documentId);
      if (waiting === 'cancel') await cancelWaiting(runtime, id);
      await endCopyAlert(runtime, id);
      return view(await stored(() => accounts.save(id, { installationId: runtime.installation })));
    },

    /** Makes a new verify token; the old one stops working. */
    async renewVerifyToken(documentId: string): Promise<AccountWithVerifyToken> {
      const { id } = await getRow(documentId);
      const verifyToken = newVerifyToken();
      const row = await stored(async () =>
        accounts.save(id, { webhookVerifyToken: encrypted('webhookVerifyToken', verifyToken) }),
      );
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
      if (ok) await releaseAccount(runtime, row.id);
      if (ok && !isBlocked(facts)) await trouble.end(row.id);
      const after = await stored(() =>
        accounts.save(row.id, { ...facts, lastCheckedAt: runtime.now() }),
      );
      return {
        ok,
        checks,
        account: view(after),
      };
    },

    /** Has Meta send what happens on the WhatsApp account to the app of the token. */
    async subscribe(documentId: string) {
      const row = await getRow(documentId);
      const client = clientOf(runtime, row);
      return askMeta(async () => {
        await subscribeApp(client, row.businessAccountId);
        const apps = await listSubscribedApps(client, row.businessAccountId);
        const app = apps.find(({ id }) => id === row.appId) ?? apps[0];
        return { subscribed: true as const, appName: app?.name ?? null };
      });
    },
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
