import type { SentenceKey } from './sentences';

/**
 * A broken rule as data. `path` points at the field (`body`, `buttons.1.text`, `values.body.1`);
 * the admin translates `code` with `params`, the server falls back to the English sentence.
 */
export interface Issue {
  code: SentenceKey;
  path: string;
  params?: Record<string, string | number>;
  /** An error stops what was asked for; a warning is shown and can be accepted. */
  severity: 'error' | 'warning';
}

/** An issue that stops what was asked for. */
export const error = (code: SentenceKey, path: string, params?: Issue['params']): Issue => ({
  code,
  path,
  ...(params && { params }),
  severity: 'error',
});

/** An issue that is worth telling, but does not stop anything. */
export const warning = (code: SentenceKey, path: string, params?: Issue['params']): Issue => ({
  ...error(code, path, params),
  severity: 'warning',
});

/** Whether nothing in the list stops what was asked for. */
export const passes = (issues: Issue[]): boolean =>
  issues.every((issue) => issue.severity !== 'error');
