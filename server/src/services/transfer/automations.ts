import type { Automation, AutomationInput } from '../../../../shared/contracts/automations';
import type {
  ExportAutomationsQuery,
  ImportOptions,
  ImportReport,
} from '../../../../shared/contracts/transfer';
import { DEFAULT_LIMITS } from '../../../../shared/domain/automation/limits';
import { isInbound } from '../../../../shared/domain/automation/trigger';
import { isSame } from '../../../../shared/domain/same-json';
import { error, passes, warning, type Issue } from '../../../../shared/domain/issue';
import {
  portableAutomation,
  readPortableAutomation,
  type NamesHere,
} from '../../../../shared/domain/transfer/automation';
import {
  FILE_KINDS,
  FILE_VERSION,
  type AutomationsFile,
  type PortableAutomation,
} from '../../../../shared/domain/transfer/file';
import { hiddenFromActor, type Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { AutomationRow } from '../../store/automation-rows';
import type { AutomationCheck } from '../automations/surroundings';
import { findAccounts } from './accounts';
import { readAutomationsFile } from './read-file';
import { asWarnings, report, type Planned } from './report';

interface Dependencies {
  runtime: Runtime;
  check: AutomationCheck;
  create(input: AutomationInput, actor: Actor): Promise<Automation>;
  update(documentId: string, input: AutomationInput, actor: Actor): Promise<Automation>;
}

/** What no automation can do without: collections and fields that this Strapi has not. */
const OF_SCHEMA = [
  'automation.collection',
  'automation.field',
  'automation.dateField',
  'condition.variable',
];

const isOfSchema = ({ code }: Issue): boolean => OF_SCHEMA.includes(code);

/** The accounts that an automation names. */
const namesIn = ({ account, trigger }: PortableAutomation): string[] => [
  ...(account === null ? [] : [account]),
  ...(isInbound(trigger) && trigger.account ? [trigger.account] : []),
];

const rulesHere = ({ trigger, condition, steps, limits }: AutomationRow) => ({
  trigger,
  condition,
  steps,
  limits: { ...DEFAULT_LIMITS, ...limits },
});

/** Hands automations on to other environments as a file, and takes such files in. */
export function createAutomationTransfer({ runtime, check, create, update }: Dependencies) {
  const { automations, accounts, labels, templates } = runtime;

  /** Accounts that whoever asks may not see have no name here. */
  async function namesHere(rows: AutomationRow[], actor: Actor): Promise<NamesHere> {
    const hidden = hiddenFromActor(actor).accounts;
    const named = rows.flatMap(({ trigger, steps }) => [
      ...steps.flatMap((step) => (step.type === 'sendTemplate' ? [step.template] : [])),
      ...(trigger.type === 'buttonReply' && trigger.template ? [trigger.template] : []),
    ]);
    const byDocumentId = new Map(
      (await templates.listBrief({ documentId: { $in: [...new Set(named)] } })).map(({ row }) => [
        row.documentId,
        row.name,
      ]),
    );
    const byId = <T extends { documentId: string; name: string }>(list: T[]) =>
      new Map(list.map(({ documentId, name }) => [documentId, name]));
    const ofAccounts = byId((await accounts.list()).filter(({ id }) => !hidden.includes(id)));
    const ofLabels = byId(await labels.list());
    return {
      account: (documentId) => ofAccounts.get(documentId) ?? null,
      label: (documentId) => ofLabels.get(documentId) ?? null,
      template: (name) => byDocumentId.get(name) ?? name,
    };
  }

  /** Those of accounts that whoever asks may see, or of none. */
  const visible = async (actor: Actor): Promise<AutomationRow[]> => {
    const hidden = hiddenFromActor(actor).accounts;
    return (await all()).filter(({ account }) => !account || !hidden.includes(account.id));
  };

  const all = () => automations.list({}, { page: 1, pageSize: 10_000, orderBy: { name: 'asc' } });

  return {
    /** Automations as a file; those that code defines travel with the code. */
    async export(
      { documentIds, _q, status, uid }: ExportAutomationsQuery,
      actor: Actor,
    ): Promise<AutomationsFile> {
      const isAsked = (row: AutomationRow): boolean =>
        documentIds
          ? documentIds.includes(row.documentId)
          : (!_q || row.name.toLowerCase().includes(_q.toLowerCase())) &&
            (!status || row.status === status) &&
            (!uid || row.collectionUid === uid);
      const rows = (await visible(actor)).filter((row) => row.key === null && isAsked(row));
      const here = await namesHere(rows, actor);
      return {
        kind: FILE_KINDS.automations,
        version: FILE_VERSION,
        automations: rows.map((row) =>
          portableAutomation(
            { name: row.name, account: row.account?.documentId ?? null, rules: rulesHere(row) },
            here,
          ),
        ),
      };
    },

    /**
     * Takes in a file: what is not here comes turned off, what is here and says something else is changed.
     * The same file a second time changes nothing. Throws a validation error for what is no such file.
     */
    async import(
      value: unknown,
      { accounts: chosen = {}, dry = false }: ImportOptions,
      actor: Actor,
    ): Promise<ImportReport> {
      const file = readAutomationsFile(value);
      const found = await findAccounts(runtime, file.flatMap(namesIn), chosen, actor);
      const rows = await visible(actor);
      const here = await namesHere(rows, actor);
      const labelsHere = await labels.list();
      const things = {
        account: (name: string) => found.get(name)?.documentId ?? null,
        label(name: string) {
          const those = labelsHere.filter((label) => label.name === name);
          return those.length === 1 ? those[0]!.documentId : null;
        },
      };
      const seen = new Set<string>();

      /** What is stored, with templates by their names, as a file has them. */
      const namedByName = ({ trigger, steps, ...others }: ReturnType<typeof rulesHere>) => ({
        ...others,
        trigger:
          trigger.type === 'buttonReply' && trigger.template
            ? { ...trigger, template: here.template(trigger.template) }
            : trigger,
        steps: steps.map((step) =>
          step.type === 'sendTemplate' ? { ...step, template: here.template(step.template) } : step,
        ),
      });

      async function plan(one: PortableAutomation): Promise<Planned> {
        const name = one.name.trim();
        const impossible = (issue: Issue): Planned => ({
          name,
          language: null,
          documentId: null,
          issues: [issue],
          write: null,
        });
        if (seen.has(name)) return impossible(error('import.twice', 'name'));
        seen.add(name);
        const those = rows.filter((row) => row.name === name);
        if (those.length > 1) return impossible(error('import.severalHere', 'name'));
        const row = those[0] ?? null;
        if (row && row.key !== null) return impossible(error('import.inCode', 'name'));

        const before = row && namedByName(rulesHere(row));
        const { account, rules, issues: missing } = readPortableAutomation(one, things, before);
        const isThere =
          row !== null &&
          isSame({ account, ...rules }, { account: row.account?.documentId ?? null, ...before });
        const documentId = row?.documentId ?? null;
        if (isThere) return { name, language: null, documentId, issues: missing, write: null };
        const issues = (await check.check({ name, account, ...rules })).filter(
          // Said already, in words that name it.
          ({ code }) =>
            missing.length === 0 || (code !== 'automation.account' && code !== 'automation.label'),
        );
        // What is on must be right at once; the others may be put right before they are turned on.
        const isOn = row?.status === 'on';
        const stops = (issue: Issue) => !passes([issue]) && (isOn || isOfSchema(issue));
        const input: AutomationInput = { name, account, ...rules };
        return {
          name,
          language: null,
          documentId,
          issues: [
            ...missing,
            ...issues.filter(stops),
            ...asWarnings(issues.filter((issue) => !stops(issue))),
            ...(isOn ? [warning('import.isOn', 'status')] : []),
            ...(row === null ? [warning('import.comesOff', 'status')] : []),
          ],
          write: async () =>
            (row ? await update(row.documentId, input, actor) : await create(input, actor))
              .documentId,
        };
      }

      const planned: Planned[] = [];
      for (const one of file) planned.push(await plan(one));
      return report(planned, found, dry);
    },
  };
}
