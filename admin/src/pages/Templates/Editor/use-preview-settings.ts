import { useMemo, useState } from 'react';
import type { RecordOption } from '../../../../../shared/contracts/collections';
import type { ColourScheme } from '../../../components/WhatsAppBubble/colours';

/** What stands in place of the variables. */
export type ShownValues = 'samples' | 'record' | 'raw';

/** How the preview is looked at; null leaves it to the page and to the language. */
export interface PreviewSettings {
  values: ShownValues;
  record: RecordOption | null;
  scheme: ColourScheme | null;
  reading: 'ltr' | 'rtl' | null;
}

/** How the preview is looked at, kept while it is out of sight behind another tab. */
export function usePreviewSettings() {
  const [settings, setSettings] = useState<PreviewSettings>({
    values: 'samples',
    record: null,
    scheme: null,
    reading: null,
  });
  return useMemo(
    () => ({
      settings,
      change: (part: Partial<PreviewSettings>) => setSettings((before) => ({ ...before, ...part })),
    }),
    [settings],
  );
}
