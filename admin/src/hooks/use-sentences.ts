import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Alert } from '../../../shared/contracts/alerts';
import type { Failure } from '../../../shared/contracts/messages';
import type { Issue } from '../../../shared/domain/issue';
import { SENTENCES } from '../../../shared/domain/sentences';
import { tr } from '../plugin-translations';
import { toIcu } from './to-icu';

/** Says issues, alerts and failures in the person's language, and in English where it has no words yet. */
export function useSentences() {
  const { formatMessage } = useIntl();

  const sayIssue = useCallback(
    ({ code, params, message }: Issue & { message?: string }): string => {
      const sentence: string | undefined = SENTENCES[code];
      // A newer server may know rules that this page does not; it brings its own words.
      if (sentence === undefined) return message ?? code;
      return formatMessage({ id: tr(`issue.${code}`), defaultMessage: toIcu(sentence) }, params);
    },
    [formatMessage],
  );

  const sayAlert = useCallback(
    ({ messageKey, params, message }: Pick<Alert, 'messageKey' | 'params' | 'message'>): string => {
      const sentence = (SENTENCES as Record<string, string | undefined>)[messageKey];
      if (sentence === undefined) return message;
      return formatMessage(
        { id: tr(`issue.${messageKey}`), defaultMessage: toIcu(sentence) },
        params,
      );
    },
    [formatMessage],
  );

  const sayFailure = useCallback(
    ({ key, title, action }: Pick<Failure, 'key' | 'title' | 'action'>) => ({
      title: formatMessage({ id: tr(`diagnosis.${key}.title`), defaultMessage: toIcu(title) }),
      action: formatMessage({ id: tr(`diagnosis.${key}.action`), defaultMessage: toIcu(action) }),
    }),
    [formatMessage],
  );

  return { sayIssue, sayAlert, sayFailure };
}
