import type { Audience, Campaign, CampaignInput } from '../../../../../shared/contracts/campaigns';
import { STOP_RULE, type StopRule } from '../../../../../shared/domain/campaign';
import { guessColumns } from './guess-columns';

/** What a campaign is prepared with, as the steps of the wizard hold it. */
export interface Draft {
  /** Empty: the campaign is named by itself. */
  name: string;
  audience: Audience;
  /** documentId or name. */
  template: string | null;
  account: string | null;
  language: string | null;
  values: Record<string, string>;
  headerMedia: { id: number } | null;
  /** Null: as the collection has it. */
  valuesFrom: 'published' | 'draft' | null;
  stopRule: StopRule | null;
}

const EMPTY: Omit<Draft, 'audience'> = {
  name: '',
  template: null,
  account: null,
  language: null,
  values: {},
  headerMedia: null,
  valuesFrom: null,
  stopRule: STOP_RULE,
};

/** A new campaign for everybody in a collection. */
export const emptyDraft = (uid: string): Draft => ({ ...EMPTY, audience: { type: 'filter', uid } });

/** A campaign as the wizard shows it. */
export const draftOf = ({ input }: Pick<Campaign, 'input'>): Draft => ({
  name: input.name ?? '',
  audience: input.audience,
  template: input.template ?? null,
  account: input.account ?? null,
  language: input.language ?? null,
  values: input.values ?? {},
  headerMedia: input.headerMedia ?? null,
  valuesFrom: input.valuesFrom ?? null,
  stopRule: input.stopRule === undefined ? STOP_RULE : input.stopRule,
});

/** What is sent to be kept. */
export const inputOf = (draft: Draft): CampaignInput => {
  const name = draft.name.trim();
  return { ...draft, name };
};

/** The same with the columns that look like what they are taken for, where nobody has chosen any yet. */
export function withGuess(draft: Draft, file: Campaign['file']): Draft {
  const { audience } = draft;
  if (audience.type !== 'csv' || audience.phoneColumn !== '' || file === null) return draft;
  const { phone, name } = guessColumns(file.columns, file.sample);
  return { ...draft, audience: { ...audience, phoneColumn: phone ?? '', nameColumn: name } };
}

/** What the numbers of a stop rule may be. */
export const RULE_LIMITS = {
  percent: { least: 0, most: 100 },
  of: { least: 1, most: 1_000_000 },
} as const satisfies Record<keyof StopRule, { least: number; most: number }>;

/** Whether a stop rule may have this number there. */
export const isRuleNumber = (part: keyof StopRule, value: number): boolean =>
  value >= RULE_LIMITS[part].least &&
  value <= RULE_LIMITS[part].most &&
  (part === 'percent' || Number.isInteger(value));

/** Whether the campaign can be kept with its stop rule as it is typed. */
export const hasRule = ({ stopRule }: Pick<Draft, 'stopRule'>): boolean =>
  stopRule === null ||
  (isRuleNumber('percent', stopRule.percent) && isRuleNumber('of', stopRule.of));

/** Whether the people have to be checked again after this change: nothing of them hangs on name and stop rule. */
export function asksForCheck(before: Draft, after: Draft): boolean {
  const checked = ({ name: _name, stopRule: _stopRule, ...rest }: Draft) => JSON.stringify(rest);
  return checked(before) !== checked(after);
}
