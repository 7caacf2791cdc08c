import { useCallback } from 'react';
import { useIntl, type PrimitiveType } from 'react-intl';
import { tr } from '../plugin-translations';
import en from '../translations/en.json';

/** The key of a text of ours, without the plugin's prefix. */
export type TextKey = keyof typeof en;

/** Says a text in the person's language, and in English where it is not translated. */
export function useText() {
  const { formatMessage } = useIntl();
  return useCallback(
    (key: TextKey, values?: Record<string, PrimitiveType>): string =>
      formatMessage({ id: tr(key), defaultMessage: en[key] }, values),
    [formatMessage],
  );
}
