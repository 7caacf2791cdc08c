import type { Diagnosis } from '../domain/diagnosis';
import type { Issue } from '../domain/issue';

/** One thing, as every admin endpoint answers it. */
export interface One<T> {
  data: T;
}

/** A page of a list. `total` is exact up to `TOTAL_LIMIT`; `totalIsCapped` says that there are more. */
export interface Page<T> {
  data: T[];
  meta: {
    pagination: {
      page: number;
      pageSize: number;
      pageCount: number;
      total: number;
      totalIsCapped: boolean;
    };
  };
}

/** Counting is stopped here: counting a long log costs more than reading it. */
export const TOTAL_LIMIT = 10_000;

/** What a list can be asked for; everything else of a query is a filter. */
export interface PageQuery {
  page?: number;
  pageSize?: number;
  sort?: string;
}

/**
 * The `details` of an error answer. `issues` name fields of the request; `meta` carries what Meta
 * answered, never a secret.
 */
export interface ErrorDetails {
  issues?: (Issue & { message: string })[];
  /** The same as Strapi names fields. */
  errors?: { path: string[]; message: string; name: string }[];
  meta?: {
    code: number | null;
    subcode: number | null;
    message: string;
    traceId: string | null;
    /** What the code means; null where Meta was not reached. */
    diagnosis: Pick<Diagnosis, 'key' | 'title' | 'action' | 'link'> | null;
  };
}
