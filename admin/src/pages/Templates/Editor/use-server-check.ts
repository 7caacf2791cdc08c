import { useDebounce } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import type { Issue } from '../../../../../shared/domain/issue';
import { useWhatsappCheckTemplateMutation } from '../../../api/templates';
import { serverOnly } from '../content/issues';
import { inputOf, type EditorValues } from '../content/values';

const PAUSE_MS = 600;

/** What only the server can find: a name that is taken, a field that does not exist. */
export function useServerCheck(
  values: EditorValues,
  documentId: string | undefined,
  isOff: boolean,
): Issue[] {
  const [check] = useWhatsappCheckTemplateMutation();
  const [issues, setIssues] = useState<Issue[]>([]);
  const settled = useDebounce(values, PAUSE_MS);

  useEffect(() => {
    if (isOff || settled.accountDocumentId === '') return undefined;
    let isCurrent = true;
    check({ ...inputOf(settled), documentId })
      .unwrap()
      .then((found) => isCurrent && setIssues(serverOnly(found, settled.content)))
      // Saving tells what is wrong; a check that fails must not get in the way of writing.
      .catch(() => isCurrent && setIssues([]));
    return () => {
      isCurrent = false;
    };
  }, [check, settled, documentId, isOff]);

  return issues;
}
