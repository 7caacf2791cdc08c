import { useContext, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Alert } from '../../../shared/contracts/alerts';
import type { ToldCheck } from '../../../shared/contracts/health';
import type { Failure } from '../../../shared/contracts/messages';
import type { Issue } from '../../../shared/domain/issue';
import { joinPhrases, splitPhrases } from '../../../shared/domain/phrases';
import { tr } from '../plugin-translations';
import { ReadWordsContext } from './read-words-context';

/** The parameters that are words of ours too: a sentence may be given another one as its reason. */
const WORDED = new Set(['action', 'kind', 'part', 'reason', 'state', 'status', 'what']);

/** A time as answers carry it. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A day as answers carry it. */
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Says in the person's language what the server says in English or by a code. */
export function useSentences() {
  const { formatDate, formatMessage, messages } = useIntl();
  const readWords = useContext(ReadWordsContext);

  return useMemo(() => {
    /** The sentence of a key; a newer server may know some that this page does not, and brings its own words. */
    const say = (key: string, params: Issue['params'] | null, words: string): string => {
      const id = tr(key);
      if (!Object.hasOwn(messages, id)) return words;
      const said = Object.entries(params ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' && WORDED.has(name) ? sayPart(value) : value,
      ]);
      return formatMessage({ id }, Object.fromEntries(said));
    };

    /** What a sentence is given: another one, or phrases. */
    const sayPart = (words: string): string =>
      readWords?.(words) ? sayWords(words) : joinPhrases(splitPhrases(words).map(sayWords));

    /** What the server says or has kept as words; those of people and of Meta stay as they are. */
    const sayWords = (words: string): string =>
      readWords?.(words)
        ?.map(({ key, params }) => say(key, params, words))
        .join(' ') ?? words;

    /** A time as people read it; anything else as it is. */
    const sayTime = (value: string | number): string | number => {
      if (typeof value !== 'string') return value;
      if (ISO_TIME.test(value))
        return formatDate(value, { dateStyle: 'medium', timeStyle: 'short' });
      return ISO_DAY.test(value)
        ? formatDate(value, { dateStyle: 'long', timeZone: 'UTC' })
        : value;
    };

    return {
      sayWords,
      sayIssue: ({ code, params, message }: Issue & { message?: string }): string =>
        say(`issue.${code}`, params ?? null, message ?? code),
      sayAlert: ({
        messageKey,
        params,
        message,
      }: Pick<Alert, 'messageKey' | 'params' | 'message'>) =>
        say(`issue.${messageKey}`, params ?? null, message),
      sayCheck: ({ code, params, message }: Pick<ToldCheck, 'code' | 'params' | 'message'>) =>
        say(
          `issue.${code}`,
          Object.fromEntries(Object.entries(params).map(([name, value]) => [name, sayTime(value)])),
          message,
        ),
      sayFailure: ({ title, action }: Pick<Failure, 'title' | 'action'>) => ({
        title: sayWords(title),
        action: sayWords(action),
      }),
    };
  }, [formatDate, formatMessage, messages, readWords]);
}
