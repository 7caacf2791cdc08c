import { useCallback } from 'react';
import { useIntl, type PrimitiveType } from 'react-intl';
import { tr, type StartKey } from '../plugin-translations';
import type en from '../translations/en.json';

/** The key of a text of ours, without the plugin's prefix. */
export type TextKey = keyof typeof en | StartKey;

/** Says a text in the person's language; what draws it stands within `withTexts`. */
export function useText() {
  const { formatMessage } = useIntl();
  return useCallback(
    (key: TextKey, values?: Record<string, PrimitiveType>): string =>
      formatMessage({ id: tr(key) }, values),
    [formatMessage],
  );
}

/** Says a text whose key is put together from what the server says; null where there is none. */
export function useTextIfAny() {
  const { formatMessage, messages } = useIntl();
  return useCallback(
    (key: string): string | null =>
      Object.hasOwn(messages, tr(key)) ? formatMessage({ id: tr(key) }) : null,
    [formatMessage, messages],
  );
}
