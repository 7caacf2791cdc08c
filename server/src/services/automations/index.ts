import type {
  ApplyPreset,
  Automation,
  AutomationInput,
  AutomationQuery,
  AutomationRun,
  CheckAutomation,
  DryRun,
  DryRunResult,
  Matches,
  Preset,
  RuleFields,
  RunQuery,
} from '../../../../shared/contracts/automations';
import type { RecordReference } from '../../../../shared/contracts/messages';
import type { Page } from '../../../../shared/contracts/page';
import type {
  ExportAutomationsQuery,
  ImportOptions,
  ImportReport,
} from '../../../../shared/contracts/transfer';
import type { Step } from '../../../../shared/domain/automation/action';
import { AUTOMATION_STATUSES, RUN_STATES } from '../../../../shared/domain/automation/automation';
import { isInbound, uidOf } from '../../../../shared/domain/automation/trigger';
import { error, passes, type Issue } from '../../../../shared/domain/issue';
import { isSame } from '../../../../shared/domain/same-json';
import type { AutomationsFile } from '../../../../shared/domain/transfer/file';
import { CODE, hiddenFromActor, nameOf, type Actor } from '../../actor';
import type { RecordReader } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import type { ChangeWatch } from '../../collections/watch-changes';
import { forbidden, invalid, inWords, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AutomationRow, AutomationRunRow } from '../../store/automation-rows';
import type { AutomationPatch } from '../../store/automations';
import { ofVisibleAccounts } from '../accounts/visibility';
import { may } from '../campaigns/access';
import type { Conversations } from '../conversations';
import type { Messages } from '../messages';
import type { Notifications } from '../notifications';
import { readPaging, toPage } from '../paging';
import type { ConsentWordSettings } from '../preferences/consent-words';
import type { Templates } from '../templates';
import { createAutomationTransfer } from '../transfer/automations';
import type { Active } from './active';
import { createDryRun } from './dry-run';
import { createExecutor } from './execute';
import { createFacts } from './facts';
import { listRuleFields } from './fields';
import { createFromConfig } from './from-config';
import { createHearing } from './hear';
import { createRunMaker } from './make-runs';
import { createMatches } from './matches';
import { createPause } from './pause';
import { createPerformer } from './perform';
import { createPresets } from './presets';
import { createAutomationRunner } from './runner';
import { createScan } from './scan';
import { accountNamedBy, createAutomationCheck, rulesOf } from './surroundings';
import { toAutomation, toRun } from './view';

const DAYS_MS = 7 * 24 * 3_600_000;

const NO_PAUSE = { pauseCode: null, pauseParams: null };

/** By what the list can be sorted. */
const SORTABLE = ['name', 'status', 'lastRunAt', 'createdAt'];

function orderOf(sort = ''): Record<string, 'asc' | 'desc'> {
  const [field = '', direction = ''] = sort.split(':');
  if (!SORTABLE.includes(field)) return { createdAt: 'desc' };
  return { [field]: direction.toLowerCase() === 'desc' ? 'desc' : 'asc' };
}

/** Runs of automations that belong to no account which is hidden. */
const ofVisibleAutomations = (actor: Actor): object => {
  const { accounts } = hiddenFromActor(actor);
  return accounts.length === 0
    ? {}
    : {
        $or: [
          { automation: { account: { id: { $null: true } } } },
          { automation: { account: { id: { $notIn: [...accounts] } } } },
        ],
      };
};

/** The templates that steps send, as they name them. */
const namedBy = (steps: Step[]): string[] =>
  steps.flatMap((step) => (step.type === 'sendTemplate' ? [step.template] : []));

/** Runs of one record that its side panel shows. */
const OF_RECORD = 10;

interface Dependencies {
  runtime: Runtime;
  active: Active;
  changes: ChangeWatch;
  collections: CollectionSettings;
  records: RecordReader;
  messagesWith(records: RecordReader): Messages;
  conversations: Pick<Conversations, 'assign' | 'setLabels'>;
  templates: Pick<Templates, 'create'>;
  words: Pick<ConsentWordSettings, 'current'>;
  notifications: Pick<Notifications, 'tellNews'>;
}

/** The service `automations`: when something happens, the right message goes, once. */
export function createAutomations({
  runtime,
  active,
  changes,
  collections,
  records,
  messagesWith,
  conversations,
  templates,
  words,
  notifications,
}: Dependencies) {
  const { strapi, accounts, automations, automationRuns, now } = runtime;
  const facts = createFacts(runtime, collections, records);
  const check = createAutomationCheck(runtime, collections);
  const pause = createPause(runtime, active, notifications);
  const performer = createPerformer({ runtime, messagesWith, records, conversations, changes });
  const execute = createExecutor({ runtime, facts, performer, pause });
  const maker = createRunMaker(runtime, active, facts);
  const scan = createScan(runtime, active, maker);
  const runner = createAutomationRunner({ runtime, active, maker, scan, execute });
  const presets = createPresets({ runtime, collections, templates });
  const tryOut = createDryRun({ runtime, active, facts, records, messages: messagesWith(records) });
  const matches = createMatches(runtime, active, facts);

  async function getRow(documentId: string): Promise<AutomationRow> {
    const row = await automations.get(documentId);
    if (!row) throw notFound('automation.notFound');
    return row;
  }

  async function getOwn(documentId: string): Promise<AutomationRow> {
    const row = await getRow(documentId);
    if (row.key !== null) throw refuse('automation.locked', 'documentId');
    return row;
  }

  async function viewAll(rows: AutomationRow[]): Promise<Automation[]> {
    const since = new Date(now().getTime() - DAYS_MS);
    const counted = await automationRuns.countStates(
      rows.map(({ id }) => id),
      since,
    );
    const views: Automation[] = [];
    for (const row of rows) {
      const count = (state: string) =>
        counted.find((one) => one.automation === row.id && one.state === state)?.count ?? 0;
      const collection = row.collectionUid ? await collections.get(row.collectionUid) : null;
      views.push(
        toAutomation(row, {
          collectionName: collection?.displayName ?? null,
          issues: await check.ofRow(row),
          counts: {
            done: count('done'),
            skipped: count('skipped'),
            failed: count('failed'),
            waiting: count('waiting'),
          },
        }),
      );
    }
    return views;
  }

  const view = async (documentId: string): Promise<Automation> =>
    (await viewAll([await getRow(documentId)]))[0]!;

  async function viewRuns(rows: AutomationRunRow[], actor: Actor): Promise<AutomationRun[]> {
    const made = rows.flatMap(({ log }) => (log ?? []).flatMap(({ message }) => message ?? []));
    const states = await automationRuns.statesOfMessages(made);
    return rows.map((row) => toRun(row, states, actor));
  }

  async function columnsOf(input: AutomationInput): Promise<AutomationPatch> {
    const rules = rulesOf(input);
    const account = input.account ? await accounts.get(input.account) : null;
    if (input.account && !account) throw refuse('automation.account', 'account');
    if (input.name.trim() === '') throw refuse('automation.name', 'name');
    return {
      name: input.name.trim(),
      ...rules,
      collectionUid: uidOf(rules.trigger),
      account: account?.id ?? null,
    };
  }

  /**
   * Nobody has a template sent of which they may see no account, or has it sent from whichever account where
   * they do not see all; what was chosen before stays.
   */
  async function refuseHidden(
    input: AutomationInput,
    before: AutomationRow | null,
    actor: Actor,
  ): Promise<void> {
    const { accounts: hiddenAccounts, businessAccounts: hidden } = hiddenFromActor(actor);
    if (hiddenAccounts.length === 0) return;
    const known = new Set(namedBy(before?.steps ?? []));
    const chosen = namedBy(input.steps).filter((name) => !known.has(name));
    await refuseTemplates(chosen, hidden);
    const { trigger } = input;
    const isKept =
      before !== null &&
      chosen.length === 0 &&
      accountNamedBy(before.trigger, before.account?.documentId) === null &&
      isSame(before.trigger, trigger);
    const isAnywhere =
      accountNamedBy(trigger, input.account) === null &&
      (isInbound(trigger) || namedBy(input.steps).length > 0);
    if (isAnywhere && !isKept)
      throw refuse('automation.chooseAccount', isInbound(trigger) ? 'trigger.account' : 'account');
  }

  async function refuseTemplates(chosen: string[], hidden: readonly string[]): Promise<void> {
    if (chosen.length === 0 || hidden.length === 0) return;
    const found = await runtime.templates.listBrief({
      $or: [{ name: { $in: chosen } }, { documentId: { $in: chosen } }],
    });
    const issues = chosen.flatMap((template) => {
      const those = found.filter(({ row }) => row.name === template || row.documentId === template);
      const isHidden =
        those.length > 0 && those.every(({ row }) => hidden.includes(row.businessAccountId));
      return isHidden
        ? [error('template.notFound', 'steps', { template, language: 'any language' })]
        : [];
    });
    if (issues.length > 0) throw invalid(issues);
  }

  const checkInput = (input: AutomationInput): Promise<Issue[]> =>
    check.check({ name: input.name, ...rulesOf(input), account: input.account ?? null });

  /** What another process does not know yet it knows within a few seconds. */
  function changed(): void {
    active.forget();
    runner.scanSoon();
  }

  async function switchOff(row: AutomationRow): Promise<void> {
    await automations.save(row.id, { status: 'off', pausedAt: null, ...NO_PAUSE });
    active.forget();
    await automationRuns.cancelOf(row.id, { reason: 'run.turnedOff', finishedAt: now() });
    await pause.endAlert(row);
  }

  const applyConfig = createFromConfig(runtime, check, switchOff);

  /** What is on begins now: what happened before does not count. */
  const beginning = (): AutomationPatch => ({
    status: 'on',
    onSince: now(),
    scannedTo: now(),
    failures: 0,
    pausedAt: null,
    ...NO_PAUSE,
  });

  const service = {
    runner,

    /** Brings what is stored in step with `config/plugins`. */
    applyConfig,

    /** Hears what people write; part of the transaction of their messages. */
    reaction: createHearing(runtime, active, words, () => runner.wake()),

    async find(query: AutomationQuery = {}, actor: Actor = CODE): Promise<Page<Automation>> {
      const { _q, status, uid } = query;
      const paging = readPaging(query);
      const where = {
        ...(_q && { name: { $containsi: _q } }),
        ...(status && AUTOMATION_STATUSES.includes(status) && { status }),
        ...(uid && { collectionUid: uid }),
        ...ofVisibleAccounts(actor),
      };
      const rows = await automations.list(where, { ...paging, orderBy: orderOf(query.sort) });
      return toPage(await viewAll(rows), paging, await automations.count(where));
    },

    findOne: (documentId: string): Promise<Automation> => view(documentId),

    /** Makes one that is off. */
    async create(input: AutomationInput, actor: Actor = CODE): Promise<Automation> {
      await refuseHidden(input, null, actor);
      const row = await automations.insert({
        ...(await columnsOf(input)),
        status: 'off',
        ownerName: nameOf(actor),
      });
      return view(row.documentId);
    },

    /** Changes one; while it is on, only into one that is right. Runs that wait keep their steps. */
    async update(
      documentId: string,
      input: AutomationInput,
      actor: Actor = CODE,
    ): Promise<Automation> {
      const row = await getOwn(documentId);
      await refuseHidden(input, row, actor);
      const columns = await columnsOf(input);
      if (row.status === 'on') {
        const issues = await checkInput(input);
        if (!passes(issues)) throw invalid(issues);
      }
      const isOther = !isSame(row.trigger, columns.trigger);
      await automations.save(row.id, {
        ...columns,
        ...(row.status === 'on' && isOther && { onSince: now(), scannedTo: now() }),
      });
      changed();
      return view(documentId);
    },

    /** Turns one on, or on again after a pause: only what happens from now on counts. */
    async turnOn(documentId: string): Promise<Automation> {
      const row = await getRow(documentId);
      if (row.key !== null && row.status === 'off') throw refuse('automation.locked', 'documentId');
      const issues = await check.ofRow(row);
      if (!passes(issues)) throw invalid(issues);
      if (row.status !== 'on') {
        await automations.save(row.id, beginning());
        await pause.endAlert(row);
        changed();
      }
      return view(documentId);
    },

    /** Turns one off; what waits is cancelled. */
    async turnOff(documentId: string): Promise<Automation> {
      const row = await getOwn(documentId);
      await switchOff(row);
      return view(documentId);
    },

    async duplicate(documentId: string, actor: Actor = CODE): Promise<Automation> {
      const { name, trigger, condition, steps, limits, collectionUid, account } =
        await getRow(documentId);
      const row = await automations.insert({
        name: `${name} (copy)`,
        trigger,
        condition,
        steps,
        limits,
        collectionUid,
        account: account?.id ?? null,
        status: 'off',
        ownerName: nameOf(actor),
      });
      return view(row.documentId);
    },

    /** Deletes one with its log; messages stay. */
    async delete(documentId: string): Promise<void> {
      const row = await getOwn(documentId);
      await switchOff(row);
      await automationRuns.deleteOf(row.id);
      await automations.delete(row.id);
    },

    /** What is wrong with one that is not saved yet. */
    async check(input: AutomationInput): Promise<CheckAutomation['Response']['data']> {
      const issues = await checkInput(input);
      return { issues: issues.map(inWords) };
    },

    /** Each step of what it would do about a record or a person, with the reasons; nothing is sent or stored. */
    dryRun: (request: DryRun['Request'], actor: Actor = CODE): Promise<DryRunResult> =>
      tryOut(request, actor),

    /** How many records there are, and how many it would have been about lately. */
    matches: (input: AutomationInput): Promise<Matches> => matches(rulesOf(input)),

    async fields(uid: string | undefined, path = ''): Promise<RuleFields> {
      const collection = uid ? await collections.get(uid) : null;
      if (uid && !collection) throw notFound('collection.unknown', { collection: uid });
      const found = listRuleFields(strapi, collection, path);
      if (!found) throw refuse('field.missing', 'path', { path, collection: uid ?? '–' });
      return found;
    },

    presets: (uid: string): Promise<Preset[]> => presets.list(uid),

    /** Makes a draft of a template and an automation that is off. */
    async applyPreset(request: ApplyPreset['Request'], actor: Actor = CODE) {
      if (!may(actor, 'templates.manage')) throw forbidden('preset.needsTemplates');
      const { input, template, isNewTemplate } = await presets.apply(request, actor);
      return { automation: await service.create(input, actor), template, isNewTemplate };
    },

    /** What automations did and will do, the latest first. */
    async runs(query: RunQuery = {}, actor: Actor = CODE): Promise<Page<AutomationRun>> {
      const { automation, state, recordUid, recordDocumentId } = query;
      const paging = readPaging(query);
      const states = (state ?? '')
        .split(',')
        .filter((one) => (RUN_STATES as readonly string[]).includes(one));
      const where = {
        ...(automation && { automation: { documentId: automation } }),
        ...(states.length > 0 && { state: { $in: states } }),
        ...(recordUid && { recordUid }),
        ...(recordDocumentId && { recordDocumentId }),
        ...ofVisibleAutomations(actor),
      };
      const rows = await automationRuns.list(where, {
        ...paging,
        order: /:asc$/i.test(query.sort ?? '') ? 'asc' : 'desc',
      });
      const { total, totalIsCapped } = await automationRuns.count(where);
      return toPage(await viewRuns(rows, actor), paging, total, totalIsCapped);
    },

    /** What is planned, was sent and was skipped for a record. */
    async runsOfRecord(
      { uid, documentId, locale = null }: RecordReference,
      actor: Actor = CODE,
    ): Promise<AutomationRun[]> {
      const reader = actor.source === 'person' ? { ability: actor.ability } : null;
      if (!(await records.mayRead(reader, { uid, documentId, locale }, 'draft')))
        throw notFound('record.notFound');
      const rows = await automationRuns.listOfRecord(
        { uid, documentId, locale },
        OF_RECORD,
        ofVisibleAutomations(actor),
      );
      return viewRuns(rows, actor);
    },

    /** Does work whose changes of records set no automation off, such as an import. */
    unnoticed: <T>(work: () => Promise<T>): Promise<T> => changes.unnoted(work),
  };
  const transfer = createAutomationTransfer({ ...service, runtime, check });
  return {
    ...service,

    /** Automations as a file that another environment can read. */
    export: (query: ExportAutomationsQuery = {}, actor: Actor = CODE): Promise<AutomationsFile> =>
      transfer.export(query, actor),

    /** Takes in such a file; see `docs/moving-between-environments.md`. */
    import: (
      file: unknown,
      options: ImportOptions = {},
      actor: Actor = CODE,
    ): Promise<ImportReport> => transfer.import(file, options, actor),
  };
}

export type Automations = ReturnType<typeof createAutomations>;
