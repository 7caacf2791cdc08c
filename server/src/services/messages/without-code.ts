import { REDACTED_CODE } from '../../../../shared/domain/template/authentication';
import { codeIn } from '../../../../shared/domain/template/redact-code';
import type { MessageRow } from '../../store/rows';

/**
 * Takes the one-time code of a message out of words that others wrote about it: a database names what
 * it could not write, and Meta what it did not like.
 */
export function withoutCode({ content, codeState }: Pick<MessageRow, 'content' | 'codeState'>) {
  const template = content?.payload.template;
  const code = codeState === 'held' && template ? codeIn(template) : null;
  const clean = <T extends string | null | undefined>(text: T): T =>
    (code && text ? text.replaceAll(code, REDACTED_CODE) : text) as T;
  return {
    inText: clean,
    /** The same failure, with other words; drivers keep the statement beside the message. */
    inFailure(failure: unknown): unknown {
      if (!code || typeof failure !== 'object' || failure === null) return failure;
      const words = failure as Record<string, unknown>;
      for (const name of Object.getOwnPropertyNames(words)) {
        const text = words[name];
        if (typeof text === 'string' && text.includes(code)) words[name] = clean(text);
      }
      return failure;
    },
  };
}
