import { useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { readApiError } from '../api/read-api-error';
import { useText } from './use-text';
import { useSentences } from './use-sentences';

/** Turns what an endpoint answered into words: for a notice, and for the fields of a form. */
export function useApiError() {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { sayIssue, sayFailure, sayWords } = useSentences();

  /** One text for the whole error: the sentences of its issues, else the server's, else ours. */
  const toWords = useCallback(
    (error: unknown): string => {
      const { status, message, issues, meta } = readApiError(error);
      const errors = issues.filter(({ severity }) => severity === 'error');
      const words =
        errors.length > 0
          ? // Several fields may have the same fault.
            [...new Set(errors.map(sayIssue))].join(' ')
          : message === null
            ? text(status === null ? 'error.unreachable' : 'error.unexpected')
            : sayWords(message);
      // Where Meta was not reached, nothing of it is to be explained; a sentence of ours mostly ends with its words.
      if (!meta?.diagnosis || words.includes(meta.message)) return words;
      const { title, action } = sayFailure(meta.diagnosis);
      const code = [meta.code, meta.subcode].filter((part) => part !== null).join('/');
      return [
        text('error.fromMeta', { words: `${title} ${action}`, message: meta.message, code }),
        meta.traceId && text('error.trace', { trace: meta.traceId }),
      ]
        .filter(Boolean)
        .join(' ');
    },
    [text, sayIssue, sayFailure, sayWords],
  );

  /** The sentences by field, e.g. `{ 'values.body.1': '…' }`; several for one field are joined. */
  const toFieldErrors = useCallback(
    (error: unknown): Record<string, string> => {
      const fields: Record<string, string> = {};
      for (const issue of readApiError(error).issues) {
        if (issue.severity !== 'error' || issue.path === '') continue;
        const before = fields[issue.path];
        fields[issue.path] = before ? `${before} ${sayIssue(issue)}` : sayIssue(issue);
      }
      return fields;
    },
    [sayIssue],
  );

  /** Shows the error as a notice. */
  const notifyError = useCallback(
    (error: unknown) => toggleNotification({ type: 'danger', message: toWords(error) }),
    [toggleNotification, toWords],
  );

  return { toWords, toFieldErrors, notifyError };
}
