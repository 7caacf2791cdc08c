import { useCallback } from 'react';
import { useIntl, type PrimitiveType } from 'react-intl';
import { startText, type StartKey } from '../plugin-translations';

/** Says a text that is there from the start, for what stands on pages of Strapi's own. */
export function useStartText() {
  const { formatMessage } = useIntl();
  return useCallback(
    (key: StartKey, values?: Record<string, PrimitiveType>): string =>
      formatMessage(startText(key), values),
    [formatMessage],
  );
}
