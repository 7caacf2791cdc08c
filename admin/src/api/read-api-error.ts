import type { ErrorDetails } from '../../../shared/contracts/page';

/** What an error answer says, whatever went wrong. */
export interface ApiError {
  /** HTTP status; null when no answer came. */
  status: number | null;
  /** The server's sentence; null when it gave none that is meant for people. */
  message: string | null;
  issues: NonNullable<ErrorDetails['issues']>;
  /** What Meta answered, when it was Meta that refused. */
  meta: NonNullable<ErrorDetails['meta']> | null;
}

/** What a broken connection and a crash on the server look like; neither helps a person. */
const NAMELESS = new Set(['UnknownError', 'InternalServerError', 'TypeError', 'SyntaxError']);

/** Reads the error of a query or mutation. */
export function readApiError(error: unknown): ApiError {
  const { name, message, status, details } = (error ?? {}) as {
    name?: string;
    message?: string;
    status?: number;
    details?: ErrorDetails;
  };
  return {
    status: typeof status === 'number' ? status : null,
    message: message && !(name && NAMELESS.has(name)) ? message : null,
    issues: Array.isArray(details?.issues) ? details.issues : [],
    meta: details?.meta ?? null,
  };
}
