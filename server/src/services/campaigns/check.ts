import type { CampaignInput } from '../../../../shared/contracts/campaigns';
import { judgeRecipient, SENDABLE, type Verdict } from '../../../../shared/domain/campaign';
import type { Issue } from '../../../../shared/domain/issue';
import { isAuthentication } from '../../../../shared/domain/template/authentication';
import { error } from '../../../../shared/domain/issue';
import { hiddenFromActor, type Actor } from '../../actor';
import type { RecordReader } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import type { Runtime } from '../../runtime';
import type { CampaignRow, Frozen, NewRecipient } from '../../store/campaign-rows';
import { personKeyOf, UNCHECKED as UNCHECKED_RECIPIENT } from '../../store/campaign-recipients';
import type { CampaignPatch, Claim } from '../../store/campaigns';
import { portfolioOf } from '../accounts/portfolio';
import type { Links } from '../links';
import { findTemplates } from '../messages/find-template';
import { createPrepare, givenValues, type Prepared } from '../messages/prepare';
import { uidOf, type Audiences, type Member } from './audience';
import { hashOf, messageOf } from './messages';
import { needingRecord } from './needs-record';

/** Recipients a step: prepared in a few queries, and written by one transaction. */
const PAGE = 500;

/** Issues that all messages of a campaign would have. */
const OF_ALL =
  /^(template\.|account\.|collection\.|link\.noPublicUrl|record\.wrongCollection|media\.(notFound|choose|notWanted|type|tooLarge)|value\.unknown)/;

interface Dependencies {
  runtime: Runtime;
  collections: CollectionSettings;
  records: RecordReader;
  links: Pick<Links, 'urlOf' | 'isTarget'>;
  audiences: Audiences;
}

/** What a message will say, whatever becomes of the record and of the template's mapping. */
function freeze({ template, account, to, ...prepared }: Prepared): Frozen {
  const { media, shown, values, tracked } = prepared;
  return {
    account: account!.id,
    portfolioId: portfolioOf(account!),
    template: template!.row.documentId,
    language: template!.row.language,
    languageFrom: prepared.languageFrom,
    valuesFrom: prepared.valuesFrom,
    values,
    from: Object.fromEntries(shown.map(({ key, from }) => [key, from])),
    tracked,
    media:
      media?.file && media.from !== 'none'
        ? { kind: media.kind, file: media.file, from: media.from }
        : null,
    consent: prepared.consent,
    recipientName: prepared.recipientName,
    international: to!.international,
  };
}

/** What was found of one of an audience. */
function toRecipient(
  campaign: number,
  member: Member,
  prepared: Prepared,
): Omit<NewRecipient, 'position' | 'raw'> {
  const { to, typed, template } = prepared;
  const { record } = member;
  const verdict = judgeRecipient(prepared.issues, typed, Boolean(to?.phone && !prepared.contact));
  const isSendable = SENDABLE.includes(verdict) && to !== null;
  const mayBeNamed = verdict !== 'notAllowed';
  return {
    line: member.line ?? null,
    name: member.name ?? (mayBeNamed ? prepared.recipientName : null),
    phone: to?.phone ?? null,
    userId: to?.userId ?? null,
    typed: typed && typed.slice(0, 1_000),
    country: to?.country ?? null,
    language: template?.row.language ?? null,
    recordUid: record?.uid ?? null,
    recordDocumentId: record?.documentId ?? null,
    recordLocale: record?.locale ?? null,
    verdict,
    isExcluded: false,
    issues: prepared.issues.length > 0 ? prepared.issues : null,
    frozen: isSendable
      ? freeze({ ...prepared, recipientName: member.name ?? prepared.recipientName })
      : null,
    personKey: isSendable ? personKeyOf(campaign, to) : null,
  };
}

/** Looks at everybody of an audience, and writes down what each would get. */
export function createCheck({ runtime, collections, records, links, audiences }: Dependencies) {
  const { campaigns, campaignRecipients, now } = runtime;
  const { prepareMany } = createPrepare({ runtime, collections, records, links });

  /** Notes what was found, with whoever is among the recipients already as such. */
  async function step(row: CampaignRow, actor: Actor, claim: Claim): Promise<boolean> {
    const isFirst = row.checkDone === 0 && row.checkTotal === null;
    const total = isFirst ? await audiences.count(row, actor) : row.checkTotal;
    const { members, next } = await audiences.page(row, actor, row.checkCursor ?? 0, PAGE);
    const prepared =
      members.length === 0
        ? []
        : await prepareMany(
            messageOf(row.input),
            members.map(({ record }) => record),
            actor,
            members.map(({ own }) => own),
          );
    const found = members.map((member, index) => toRecipient(row.id, member, prepared[index]!));
    const templates: Record<string, string> = { ...row.templates };
    for (const [index, { template }] of prepared.entries())
      if (template && found[index]!.frozen)
        templates[template.row.documentId] ??= hashOf(template.content);
    const first = prepared.find((one, index) => one.account && found[index]!.frozen);
    const written = await campaigns.step(row.id, 'checking', claim, async (trx) => {
      const keys = found.flatMap(({ personKey }) => personKey ?? []);
      const taken = await campaignRecipients.listTaken(trx, keys);
      const counts: Partial<Record<Verdict, number>> = { ...row.checkCounts };
      const rows = members.flatMap(({ row: id }) => id ?? []);
      const kept = rows.length > 0 ? await campaignRecipients.listKept(trx, rows) : null;
      const judged = found.map((one, index) => {
        const isDouble = one.personKey !== null && taken.has(one.personKey);
        // Whoever it named has been erased, perhaps since it was read.
        const isErased = kept !== null && !kept.has(members[index]!.row!);
        if (one.personKey !== null && !isErased) taken.add(one.personKey);
        const result = isErased
          ? { ...one, ...UNCHECKED_RECIPIENT, verdict: 'missing' as const }
          : isDouble
            ? { ...one, verdict: 'duplicate' as const, frozen: null, personKey: null }
            : one;
        counts[result.verdict!] = (counts[result.verdict!] ?? 0) + 1;
        return result;
      });
      if (row.input.audience.type === 'csv')
        await campaignRecipients.saveChecked(
          new Map(judged.map(({ line: _line, ...one }, index) => [members[index]!.row!, one])),
        );
      else
        await campaignRecipients.insert(
          trx,
          row.id,
          judged.map((one, index) => ({ ...one, position: row.checkDone + index + 1, raw: null })),
          now(),
        );
      const patch: CampaignPatch = {
        checkCursor: next,
        checkDone: row.checkDone + members.length,
        checkTotal: total,
        checkCounts: counts,
        templates,
        ...(first &&
          row.templateName === null && {
            account: first.account!.id,
            templateName: first.template!.row.name,
            category: first.template!.row.category,
          }),
        ...(next === null && {
          status: 'checked',
          checkFinishedAt: now(),
          checkTotal: row.checkDone + members.length,
          checkPhase: null,
        }),
      };
      return { patch, result: true };
    });
    return written !== null;
  }

  /** Takes away some of what an earlier check has found. */
  async function clear(row: CampaignRow, _actor: Actor, claim: Claim): Promise<boolean> {
    const isFile = row.input.audience.type === 'csv';
    const written = await campaigns.step(row.id, 'checking', claim, async (trx) => {
      const next = isFile
        ? await campaignRecipients.uncheck(trx, row.id, row.checkCursor ?? 0)
        : (await campaignRecipients.clear(trx, row.id)) > 0
          ? 0
          : null;
      return {
        patch: next === null ? { checkPhase: 'walking', checkCursor: 0 } : { checkCursor: next },
        result: true,
      };
    });
    return written !== null;
  }

  /** What the template wants of a record, in whichever language, where people have none: in a file. */
  async function variablesOfRecords(
    { audience, ...input }: CampaignInput,
    actor: Actor,
  ): Promise<string[]> {
    if (audience.type !== 'csv') return [];
    const account = input.account ? await runtime.accounts.get(input.account) : null;
    const { asked, isAsked, candidates } = await findTemplates(
      runtime,
      messageOf({ audience, ...input }),
      account?.businessAccountId ?? null,
      hiddenFromActor(actor).businessAccounts,
    );
    const given = new Set([
      ...givenValues(input.values).keys(),
      ...givenValues(audience.valueColumns).keys(),
    ]);
    const templates = isAsked ? [asked ?? []].flat() : candidates;
    return [...new Set(templates.flatMap(({ content }) => needingRecord(content, given)))];
  }

  return {
    /** One step of a check; false when it is not ours any more. */
    step: (row: CampaignRow, actor: Actor, claim: Claim): Promise<boolean> =>
      (row.checkPhase === 'walking' ? step : clear)(row, actor, claim),

    /** What speaks against every message of a campaign, whoever it goes to. */
    async problems({ input }: Pick<CampaignRow, 'input'>, actor: Actor): Promise<Issue[]> {
      if (!input.template) return [error('campaign.noTemplate', 'template')];
      const uid = uidOf(input.audience);
      // Of a record that nobody has, only what all have in common can be said.
      const record = uid ? { uid, documentId: '-' } : null;
      const [prepared] = await prepareMany(messageOf(input), [record], actor);
      const { template, issues } = prepared!;
      const needed = await variablesOfRecords(input, actor);
      return [
        ...(needed.length > 0
          ? [
              error('campaign.needsRecord', 'audience.valueColumns', {
                variables: needed.join(', '),
              }),
            ]
          : []),
        ...(template && isAuthentication(template.content)
          ? [error('campaign.authentication', 'template')]
          : []),
        ...issues.filter(({ code, severity }) => severity === 'error' && OF_ALL.test(code)),
      ];
    },

    /** Messages as they would be now. */
    prepareMany,
  };
}

export type Check = ReturnType<typeof createCheck>;
