import { errors } from '@strapi/utils';

import type { ErrorDetails } from '../../shared/contracts/page';
import type { Issue } from '../../shared/domain/issue';
import { error } from '../../shared/domain/issue';
import { sentenceOf, type SentenceKey } from '../../shared/domain/sentences';
import { GraphError } from './meta/errors';

/** An issue with its English sentence, as answers carry it. */
export const inWords = (issue: Issue): Issue & { message: string } => ({
  ...issue,
  message: sentenceOf(issue.code, issue.params),
});

/** Refuses a request (HTTP 400) with what is wrong, field by field. */
export function invalid(issues: Issue[]): Error {
  const stopping = issues.filter(({ severity }) => severity === 'error').map(inWords);
  const details: ErrorDetails = {
    issues: stopping,
    errors: stopping.map(({ path, message }) => ({
      path: path.split('.'),
      message,
      name: 'ValidationError',
    })),
  };
  return new errors.ValidationError(
    stopping.map(({ message }) => message).join(' '),
    details as Record<string, unknown>,
  );
}

/** Refuses a request (HTTP 400) for one reason. */
export const refuse = (code: SentenceKey, path: string, params?: Issue['params']): Error =>
  invalid([error(code, path, params)]);

/** What was asked for is not there (HTTP 404). */
export const notFound = (code: SentenceKey, params?: Issue['params']): Error =>
  new errors.NotFoundError(sentenceOf(code, params));

/** Not for this person (HTTP 403). */
export const forbidden = (code: SentenceKey, params?: Issue['params']): Error =>
  new errors.ForbiddenError(sentenceOf(code, params));

/**
 * What a database says of a statement that failed; null for any other error. Its client puts the whole
 * statement before those words, and in that stands what messages say.
 */
export function wordsOfDatabase(failure: unknown): string | null {
  const { message = '', code, name } = (failure ?? {}) as Record<string, string | undefined>;
  const isOfDatabase = typeof code === 'string' || name === 'KnexTimeoutError';
  return isOfDatabase && !(failure instanceof errors.ApplicationError)
    ? message
        .split(' - ')
        .at(-1)!
        // MySQL and MariaDB quote the value that is taken.
        .replace(/Duplicate entry '.*' for key/s, 'Duplicate entry for key')
    : null;
}

/** Why a database did not store a message, in its own words (HTTP 400); anything else as it is. */
export function notStored(failure: unknown): unknown {
  const reason = wordsOfDatabase(failure);
  if (reason === null) return failure;
  const { code } = failure as { code?: string };
  return new errors.ApplicationError(sentenceOf('message.notStored', { reason }), { code });
}

/** A failure as it may stand in the log: where it happened, without what messages say. */
export function forLog(failure: unknown): string {
  const reason = wordsOfDatabase(failure);
  const stack = String((failure as Error | null)?.stack ?? failure);
  if (reason === null) return stack;
  const where = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [reason, ...where].join('\n');
}

/** A call to Meta that failed, as an answer (HTTP 400): the diagnosis, Meta's words, the trace id. */
function fromMeta(failure: GraphError): Error {
  const { key, title, action, link } = failure.diagnosis;
  const isRefusal = failure.metaCode !== null;
  const words = isRefusal
    ? `${title} ${action} Meta’s words: ${failure.details ?? failure.metaMessage ?? '–'} (code ${failure.subcode ?? failure.metaCode})`
    : `${failure.message} Try again in a moment.`;
  const details: ErrorDetails = {
    meta: {
      code: failure.metaCode,
      subcode: failure.subcode,
      message: failure.details ?? failure.metaMessage ?? failure.message,
      traceId: failure.traceId,
      diagnosis: isRefusal ? { key, title, action, link } : null,
    },
  };
  return new errors.ApplicationError(words, details as Record<string, unknown>);
}

/** Runs a call to Meta; what fails there becomes an answer in words. */
export async function askMeta<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (failure) {
    throw failure instanceof GraphError ? fromMeta(failure) : failure;
  }
}
