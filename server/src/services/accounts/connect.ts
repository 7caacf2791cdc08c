import type {
  AccountInput,
  AccountWithVerifyToken,
  Environment,
} from '../../../../shared/contracts/accounts';
import type {
  ChosenNumber,
  ConnectInput,
  ConnectNumbersInput,
  Found,
} from '../../../../shared/contracts/connect';
import { checkAssigned, assignedAccounts, kindOf } from '../../../../shared/domain/connect';
import { error, passes, type Issue } from '../../../../shared/domain/issue';
import { CODE, hiddenFromActor, type Actor } from '../../actor';
import { askMeta, invalid, inWords, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { inTransaction } from '../../store/table';
import { sandboxProblem } from './client';
import { findNumbers } from './find-numbers';
import { lookAtToken } from './look-at-token';
import { checkInput } from './read-input';
import { askSimulator } from './simulator';

/** What connecting needs besides the runtime. */
interface ConnectDeps {
  runtime: Runtime;
  create(input: AccountInput, actor: Actor): Promise<AccountWithVerifyToken>;
  /** Told when the accounts are there for everybody. */
  onStored(): void;
}

/** Blanks that came along with what was pasted are nobody's secret. */
const trimmed = (input: ConnectInput): ConnectInput => ({
  accessToken: input.accessToken.trim(),
  appSecret: input.appSecret.trim(),
  appId: input.appId?.trim() || null,
  businessAccountId: input.businessAccountId?.trim() || null,
});

/** Connects numbers with a token and an app secret: looks first, and stores only what fits together. */
export function createConnect({ runtime, create, onStored }: ConnectDeps) {
  async function look(environment: Environment, input: ConnectInput, actor: Actor): Promise<Found> {
    const { app, facts, issues } = await askMeta(() => lookAtToken(runtime, environment, input));
    const entered = input.businessAccountId ?? null;
    if (facts?.isValid) issues.push(...checkAssigned(assignedAccounts(facts), entered));
    const found =
      facts && passes(issues)
        ? await askMeta(() =>
            findNumbers(runtime, environment, {
              accessToken: input.accessToken,
              facts,
              entered,
              hidden: hiddenFromActor(actor).accounts,
            }),
          )
        : [];
    if (found === null) issues.push(error('connect.needsBusinessAccount', 'businessAccountId'));
    return {
      app,
      token: facts?.isValid
        ? { kind: kindOf(facts), expiresAt: facts.expiresAt?.toISOString() ?? null }
        : null,
      issues: issues.map(inWords),
      businessAccounts: found ?? [],
    };
  }

  const checked = (input: ConnectInput): ConnectInput => {
    const clean = trimmed(input);
    const issues = checkInput(
      { ...clean, businessAccountId: clean.businessAccountId ?? undefined },
      ['accessToken', 'appSecret'],
    );
    if (issues.length > 0) throw invalid(issues);
    if (!runtime.secrets.hasKey()) throw refuse('encryption.noKey', 'accessToken');
    return clean;
  };

  /** Stores numbers that were found as accounts: all of them, or none. */
  async function store(
    environment: Environment,
    input: ConnectInput,
    { app, businessAccounts }: Found,
    chosen: ChosenNumber[],
    actor: Actor,
  ): Promise<AccountWithVerifyToken[]> {
    const businessOf = new Map(
      businessAccounts.flatMap(({ id, numbers }) =>
        numbers.map(({ phoneNumberId }) => [phoneNumberId, id] as const),
      ),
    );
    const strangers = chosen.filter(({ phoneNumberId }) => !businessOf.has(phoneNumberId));
    if (strangers.length > 0)
      throw invalid(
        strangers.map(({ phoneNumberId }) =>
          error('connect.numberNotFound', 'numbers', { id: phoneNumberId }),
        ),
      );
    const stored = await inTransaction(runtime.strapi, async () => {
      const accounts: AccountWithVerifyToken[] = [];
      for (const number of chosen)
        accounts.push(
          await create(
            {
              name: number.name,
              environment,
              phoneNumberId: number.phoneNumberId,
              businessAccountId: businessOf.get(number.phoneNumberId)!,
              appId: app?.id,
              accessToken: input.accessToken,
              appSecret: input.appSecret,
              defaultCountry: number.defaultCountry,
            },
            actor,
          ),
        );
      return accounts;
    });
    onStored();
    return stored;
  }

  const stopping = ({ issues }: Found): Issue[] =>
    issues.filter(({ severity }) => severity === 'error');

  return {
    /** What a token and an app secret open, and what is wrong with them. Stores nothing. */
    look: async (input: ConnectInput, actor: Actor = CODE): Promise<Found> =>
      look('meta', checked(input), actor),

    /** Stores chosen numbers as accounts; throws in words where the token does not open them. */
    async connect(
      input: ConnectNumbersInput,
      actor: Actor = CODE,
    ): Promise<AccountWithVerifyToken[]> {
      const clean = checked(input);
      if (input.numbers.length === 0) throw refuse('connect.nothingChosen', 'numbers');
      const found = await look('meta', clean, actor);
      if (stopping(found).length > 0) throw invalid(stopping(found));
      return store('meta', clean, found, input.numbers, actor);
    },

    /** Stores every number of the simulator that is not here yet, with what the simulator tells of itself. */
    async connectSimulator(actor: Actor = CODE): Promise<AccountWithVerifyToken[]> {
      const problem = sandboxProblem(runtime);
      if (problem) throw refuse(problem, 'environment');
      const input = checked(await askSimulator(runtime));
      const found = await look('sandbox', input, actor);
      if (stopping(found).length > 0) throw invalid(stopping(found));
      const numbers = found.businessAccounts
        .flatMap((business) => business.numbers)
        .filter(({ account }) => account === null);
      if (numbers.length === 0) throw refuse('connect.simulatorConnected', 'environment');
      return store(
        'sandbox',
        input,
        found,
        numbers.map(({ phoneNumberId, verifiedName, displayPhoneNumber, country }) => ({
          phoneNumberId,
          name: verifiedName ?? displayPhoneNumber ?? phoneNumberId,
          defaultCountry: country,
        })),
        actor,
      );
    },
  };
}
