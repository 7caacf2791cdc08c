import type { Page } from '../../../../shared/contracts/page';
import type { TemplateGroup, TemplateQuery } from '../../../../shared/contracts/templates';
import { hiddenFromActor, type Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { TemplateRow } from '../../store/rows';
import type { GroupFilter, GroupKey, GroupOrder } from '../../store/template-groups';
import { toIso } from '../accounts/view';
import { isOfHidden } from '../accounts/visibility';
import { readPaging, toPage } from '../paging';
import { toLanguage } from './view';

const SORTABLE: readonly string[] = ['name', 'updatedAt', 'category', 'status'];

/** How far back messages are counted. */
const COUNTED_MS = 30 * 86_400_000;

/** Names that are asked for at once, where all are wanted. */
const PAGE = 200;

const keyOf = ({ businessAccountId, name }: GroupKey): string => `${businessAccountId}\n${name}`;

function orderOf(sort: string | undefined): { sort: GroupOrder; order: 'asc' | 'desc' } {
  const [field = '', direction] = (sort ?? '').split(':');
  return {
    sort: (SORTABLE.includes(field) ? field : 'name') as GroupOrder,
    order: direction?.toLowerCase() === 'desc' ? 'desc' : 'asc',
  };
}

type Counts = { sent: number; read: number; clicks: number };

function toGroup(rows: TemplateRow[], counts: Counts, actor: Actor): TemplateGroup {
  const first = rows[0]!;
  const latest = rows.reduce((a, b) => (new Date(a.updatedAt) > new Date(b.updatedAt) ? a : b));
  const account = rows.find((row) => row.account && !isOfHidden(row, actor))?.account ?? null;
  return {
    name: first.name,
    businessAccountId: first.businessAccountId,
    label: rows.find(({ label }) => label)?.label ?? null,
    category: first.category ?? '',
    appliesTo: first.appliesTo,
    accountName: account?.name ?? null,
    accountIsSandbox: account?.environment === 'sandbox',
    body: first.body ?? '',
    headerType: first.headerType,
    updatedAt: toIso(latest.updatedAt)!,
    languages: rows.map(toLanguage),
    ...counts,
  };
}

/** What a query asks for; templates belong to the WhatsApp Business Account, an unknown account has none. */
async function filterOf(
  { accounts }: Runtime,
  query: TemplateQuery,
  actor: Actor,
): Promise<GroupFilter> {
  const { _q, status, category, language, appliesTo } = query;
  const text = _q?.trim();
  const account = query.account ? await accounts.get(query.account) : null;
  return {
    ...(text && { text }),
    ...(status && { status }),
    ...(category && { category }),
    ...(language && { language }),
    ...(appliesTo && { appliesTo }),
    ...(query.account && { businessAccountId: account?.businessAccountId ?? '' }),
    ...(query.hasProblem === 'true' && { hasProblem: true }),
    hidden: hiddenFromActor(actor).businessAccounts,
  };
}

/** Every name that a query asks for. */
export async function listNames(
  runtime: Runtime,
  query: TemplateQuery,
  actor: Actor,
): Promise<GroupKey[]> {
  const filter = await filterOf(runtime, query, actor);
  const names: GroupKey[] = [];
  for (let page = 1; ; page += 1) {
    const order = { sort: 'name', order: 'asc', pageSize: PAGE } as const;
    const { groups } = await runtime.templateGroups.list(filter, { ...order, page });
    names.push(...groups);
    if (groups.length < PAGE) return names;
  }
}

/** A page of templates by name, each with all its languages. */
export async function listGroups(
  runtime: Runtime,
  query: TemplateQuery,
  actor: Actor,
): Promise<Page<TemplateGroup>> {
  const { templates, templateGroups, links } = runtime;
  const paging = readPaging(query);
  const { groups, total } = await templateGroups.list(await filterOf(runtime, query, actor), {
    ...paging,
    ...orderOf(query.sort),
  });
  const rows = new Map<string, TemplateRow[]>();
  for (const row of await templates.listLanguages(groups))
    rows.set(keyOf(row), [...(rows.get(keyOf(row)) ?? []), row]);
  const ids = [...rows.values()].flat().map(({ id }) => id);
  const since = new Date(runtime.now().getTime() - COUNTED_MS);
  const [messages, clicks] = await Promise.all([
    templateGroups.countMessages(ids, since),
    links.countsOfTemplates(ids),
  ]);
  const countsOf = (languages: TemplateRow[]): Counts =>
    languages.reduce(
      (sum, { id }) => ({
        sent: sum.sent + (messages.get(id)?.sent ?? 0),
        read: sum.read + (messages.get(id)?.read ?? 0),
        clicks: sum.clicks + (clicks.get(id)?.people ?? 0),
      }),
      { sent: 0, read: 0, clicks: 0 },
    );
  return toPage(
    groups.flatMap((group) => {
      const languages = rows.get(keyOf(group));
      // One that was deleted meanwhile.
      return languages ? [toGroup(languages, countsOf(languages), actor)] : [];
    }),
    paging,
    total,
  );
}
