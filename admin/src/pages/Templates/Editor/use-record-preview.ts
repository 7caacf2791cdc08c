import { useEffect, useState } from 'react';
import type { RecordOption } from '../../../../../shared/contracts/collections';
import type { Preview } from '../../../../../shared/contracts/messages';
import type { Template } from '../../../../../shared/contracts/templates';
import { useWhatsappPreviewMessageMutation } from '../../../api/messages';
import { testValues } from './test-values';

interface RecordPreview {
  preview: Preview | null;
  error: unknown;
}

const NOTHING: RecordPreview = { preview: null, error: null };

/** The stored template with the values of a record, asked for anew whenever one of them changes. */
export function useRecordPreview(
  template: Pick<Template, 'documentId' | 'updatedAt' | 'content'> | null,
  uid: string | null,
  record: RecordOption | null,
): RecordPreview & { isLoading: boolean } {
  const [ask] = useWhatsappPreviewMessageMutation();
  const [answer, setAnswer] = useState<RecordPreview & { key: string }>({ ...NOTHING, key: '' });
  const isAsked = template !== null && uid !== null && record !== null;
  const key = isAsked ? JSON.stringify([template.documentId, template.updatedAt, uid, record]) : '';

  useEffect(() => {
    if (!isAsked) return undefined;
    const { documentId, locale } = record;
    const running = ask({
      template: template.documentId,
      language: template.content.language,
      record: { uid, documentId, ...(locale && { locale }) },
      // What is asked for with every message is no fault of this record.
      values: testValues(template.content, {}, true),
    });
    let isCurrent = true;
    void running.then((result) => {
      if (!isCurrent) return;
      setAnswer(
        'data' in result
          ? { key, preview: result.data, error: null }
          : { key, preview: null, error: result.error },
      );
    });
    return () => {
      isCurrent = false;
      running.abort();
    };
    // The key stands for all that is asked.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ask, key]);

  if (!isAsked) return { ...NOTHING, isLoading: false };
  const isLoading = answer.key !== key;
  return { preview: answer.preview, error: isLoading ? null : answer.error, isLoading };
}
