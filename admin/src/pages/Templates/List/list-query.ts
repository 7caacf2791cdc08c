import type { TemplateQuery } from '../../../../../shared/contracts/templates';

/** The parts of the address that narrow the list to one of several. */
export const FILTERS = ['status', 'category', 'language', 'appliesTo', 'account'] as const;

export type FilterName = (typeof FILTERS)[number];

/** Everything in the address that narrows the list. */
export const NARROWING = [...FILTERS, 'hasProblem', '_q'] as const;

/** What the list's address can hold. */
export type ListParams = Partial<
  Record<(typeof NARROWING)[number] | 'page' | 'pageSize' | 'sort', string>
>;

/** What changed last stands first, until somebody sorts otherwise. */
export const DEFAULT_SORT = 'updatedAt:DESC';

const positive = (text: string | undefined, otherwise: number): number => {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
};

const decoded = (text: string | undefined): string | undefined => {
  if (!text) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What the server is asked for, from the list's address. */
export const toTemplateQuery = (params: ListParams): TemplateQuery => ({
  page: positive(params.page, 1),
  pageSize: positive(params.pageSize, 10),
  sort: params.sort || DEFAULT_SORT,
  _q: decoded(params._q),
  status: params.status,
  category: params.category,
  language: params.language,
  appliesTo: params.appliesTo,
  account: params.account,
  hasProblem: params.hasProblem === 'true' ? 'true' : undefined,
});

/** What is exported of the list: all pages of it. */
export const toExportQuery = (params: ListParams): TemplateQuery => {
  const { page: _page, pageSize: _pageSize, sort: _sort, ...query } = toTemplateQuery(params);
  return query;
};

/** Whether something narrows the list, so that an empty one does not mean that there are none. */
export const isNarrowed = (params: ListParams): boolean =>
  NARROWING.some((name) => Boolean(params[name]));

/** The address of the list that shows only what needs somebody, of one account. */
export const problemsSearch = (account: string): string =>
  `?${new URLSearchParams({ hasProblem: 'true', account })}`;
