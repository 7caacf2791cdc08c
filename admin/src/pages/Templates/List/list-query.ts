import type { TemplateQuery } from '../../../../../shared/contracts/templates';

/** What the list's address can hold. */
export interface ListParams {
  page?: string;
  pageSize?: string;
  sort?: string;
  _q?: string;
  status?: string;
  category?: string;
  language?: string;
  appliesTo?: string;
}

/** The parts of the address that narrow the list. */
export const FILTERS = ['status', 'category', 'language', 'appliesTo'] as const;

export type FilterName = (typeof FILTERS)[number];

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
  sort: params.sort || 'updatedAt:DESC',
  _q: decoded(params._q),
  status: params.status,
  category: params.category,
  language: params.language,
  appliesTo: params.appliesTo,
});

/** Whether something narrows the list, so that an empty one does not mean that there are none. */
export const isNarrowed = (params: ListParams): boolean =>
  Boolean(params._q) || FILTERS.some((name) => Boolean(params[name]));
