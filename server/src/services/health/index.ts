import type { CheckHealthInput, ConfirmInput, Health } from '../../../../shared/contracts/health';
import { isConnected, judgeHealth, questionsOf } from '../../../../shared/domain/health';
import { healthNews } from '../../../../shared/domain/health/alerts';
import { answerOf } from '../../../../shared/domain/health/asked';
import type { HealthCheck } from '../../../../shared/domain/health/check';
import { diagnosticsText } from '../../../../shared/domain/health/diagnostics';
import { QUESTIONS, type HealthFacts, type Question } from '../../../../shared/domain/health/facts';
import { judgeGuide } from '../../../../shared/domain/health/guide';
import { CODE, hiddenFromActor, nameOf, type Actor } from '../../actor';
import { notFound } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { releaseAfterTest } from '../accounts/hold';
import type { AccountTrouble } from '../accounts/trouble';
import { ask } from './ask';
import { NOTHING_ASKED, readFacts, type Around } from './read-facts';
import { readSurroundings } from './surroundings';
import { toToldCheck } from './view';

/** What has to be known before a connection may be called good. */
const CONNECTION: readonly Question[] = ['token', 'number', 'business', 'appSecret'];

/** By what an account speaks to Meta. */
const SPOKEN_BY = [
  'environment',
  'phoneNumberId',
  'businessAccountId',
  'appId',
  'accessToken',
  'appSecret',
] as const satisfies (keyof AccountRow)[];

/** Whether it speaks by something else by now, so that what Meta has said is said of the account before. */
const isAnother = (before: AccountRow, after: AccountRow): boolean =>
  SPOKEN_BY.some((field) => before[field] !== null && before[field] !== after[field]);

/** What the service needs besides the runtime. */
export interface HealthDeps {
  runtime: Runtime;
  trouble: Pick<AccountTrouble, 'end'>;
  around: Around;
  /** Told when an account may have changed. */
  onChange(): void;
}

/** What a look at an account has found. */
export interface Looked {
  row: AccountRow;
  facts: HealthFacts;
  checks: HealthCheck[];
}

/** The service `health`: whether everything is in place that an account needs, and what is to be done. */
export function createHealth({ runtime, trouble, around, onChange }: HealthDeps) {
  const { accounts, alerts, messages, conversations, now } = runtime;

  async function getRow(documentId: string): Promise<AccountRow> {
    const row = await accounts.get(documentId);
    if (!row) throw notFound('account.notFound');
    return row;
  }

  async function change(
    { id }: AccountRow,
    next: (row: AccountRow) => Partial<AccountRow>,
  ): Promise<AccountRow> {
    const row = await accounts.change(id, next);
    if (!row) throw notFound('account.notFound');
    return row;
  }

  async function judge(row: AccountRow): Promise<Looked> {
    const facts = await readFacts(runtime, row, around);
    return { row, facts, checks: judgeHealth(facts, now()) };
  }

  /** Contacts are kept by portfolio: one that has some does not change under them. */
  const isInUse = async ({ id }: AccountRow): Promise<boolean> =>
    (await messages.countOfAccount(id)) > 0 || (await conversations.isAny(id));

  /** Asks, stores what was said, and lets go of what is in order again. */
  async function look(row: AccountRow, questions: readonly Question[]): Promise<Looked> {
    const { asked, columns } = await ask(runtime, row, questions);
    if (columns.portfolioId && (await isInUse(row))) delete columns.portfolioId;
    if (questions.includes('number')) columns.lastCheckedAt = now();
    let isOutdated = false;
    const saved = await change(row, (present) => {
      isOutdated = isAnother(row, present);
      // Other questions may have been answered meanwhile.
      return isOutdated
        ? {}
        : { ...columns, asked: { ...NOTHING_ASKED, ...present.asked, ...asked } };
    });
    if (isOutdated) return judge(saved);
    const found = await judge(saved);
    const { over } = healthNews(found.checks, now());
    await alerts.resolve({ account: row.id, template: null }, over, now());
    const isTested = CONNECTION.every((question) => questions.includes(question));
    if (isTested && isConnected(found.checks)) {
      await releaseAfterTest(runtime, trouble, row, found.row);
      onChange();
      return judge(await getRow(row.documentId));
    }
    onChange();
    return found;
  }

  function view({ row, facts, checks }: Looked, actor: Actor): Health {
    const number = answerOf(facts.asked.number);
    return {
      account: {
        documentId: row.documentId,
        name: row.name,
        environment: row.environment,
        appId: row.appId,
        displayPhoneNumber: row.displayPhoneNumber,
        isTestNumber: number?.isTest ?? false,
      },
      callbackUrl: facts.address.url,
      steps: judgeGuide(facts, checks),
      checks: checks.map((check) => toToldCheck(check, actor)),
      confirmed: facts.confirmed,
      lastDeliveryAt: facts.account.lastDeliveryAt,
      isAsked: facts.asked.token !== null,
    };
  }

  return {
    /** How an account is doing, from what is known: Meta is not asked. */
    find: async (documentId: string, actor: Actor = CODE): Promise<Health> =>
      view(await judge(await getRow(documentId)), actor),

    /** Looks again, at everything or at some of it. */
    async check(
      documentId: string,
      { only }: CheckHealthInput = {},
      actor: Actor = CODE,
    ): Promise<Health> {
      const row = await getRow(documentId);
      return view(await look(row, only ? questionsOf(only) : QUESTIONS), actor);
    },

    /** The same for code that goes on with what was found. */
    look,

    /** Remembers what somebody says that Meta does not tell, or forgets it. */
    async confirm(
      documentId: string,
      { what, isSo }: ConfirmInput,
      actor: Actor = CODE,
    ): Promise<Health> {
      const said = { by: nameOf(actor) ?? actor.source, at: now().toISOString() };
      const row = await change(await getRow(documentId), ({ confirmed }) => {
        const { [what]: _before, ...others } = confirmed ?? {};
        return { confirmed: isSo ? { ...others, [what]: said } : others };
      });
      return view(await judge(row), actor);
    },

    /** A report for an issue: versions and findings, without names, addresses and secrets. */
    async diagnostics(documentId: string): Promise<{ text: string }> {
      const { row, facts, checks } = await judge(await getRow(documentId));
      const surroundings = await readSurroundings(runtime, row);
      return { text: diagnosticsText(surroundings, judgeGuide(facts, checks), checks) };
    },

    /** The names of the accounts in use that reach no real phone, as far as somebody may see them. */
    listSandboxes: async (actor: Actor = CODE): Promise<string[]> =>
      (await accounts.listEnabled())
        .filter(({ environment }) => environment === 'sandbox')
        .filter(({ id }) => !hiddenFromActor(actor).accounts.includes(id))
        .map(({ name }) => name),
  };
}

export type HealthService = ReturnType<typeof createHealth>;
