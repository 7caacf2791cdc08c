import { errorCode } from '../graph/error-codes';
import { GraphError } from '../graph/error';
import type { FaultRule } from './kinds';

const RATE_LIMIT = 130429;
const TEMPORARY = 131000;

/** The Graph error that an `error` or `rateLimited` fault stands for. */
const faultError = (rule: FaultRule, fallback: number): GraphError => {
  const code = rule.code ?? fallback;
  const known = errorCode(code);
  return new GraphError({
    status: rule.status ?? known.status,
    code,
    message: rule.message ?? `(#${code}) ${known.title}`,
    ...(rule.subcode === undefined ? {} : { subcode: rule.subcode }),
    ...(rule.details === undefined ? {} : { details: rule.details }),
    ...(rule.userTitle === undefined ? {} : { userTitle: rule.userTitle }),
    ...(rule.userMessage === undefined ? {} : { userMessage: rule.userMessage }),
    ...(rule.isTransient === undefined ? {} : { isTransient: rule.isTransient }),
  });
};

/** The error of a `rateLimited` fault. */
export const rateLimitError = (rule: FaultRule): GraphError =>
  faultError({ details: 'Cloud API message throughput has been reached.', ...rule }, RATE_LIMIT);

/** The error of a plain `error` fault. */
export const plainError = (rule: FaultRule): GraphError => faultError(rule, TEMPORARY);

/** What a failing server answers: an envelope, bytes that mean nothing, or a page. */
export const serverErrorAnswer = (
  rule: FaultRule,
): { status: number; error?: GraphError; text?: string } => {
  const status = rule.status ?? 500;
  if (rule.graphEnvelope) return { status, error: faultError({ ...rule, status }, 2) };
  return {
    status,
    text: rule.garbage
      ? '\u0001\u0002{"oops'
      : '<html><body><h1>Sorry, something went wrong.</h1></body></html>',
  };
};

/** A 200 that no client can make sense of. */
export const GARBAGE = '<!DOCTYPE html><html><body>Facebook</body></html>';
