import { useFetchClient } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import type { AddFile } from '../../../../../shared/contracts/inbox';
import { kindOf, type MediaFile } from '../../../../../shared/domain/media';
import { conversationUrl } from '../../../api/conversations';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { checkAttachment, readFacts } from './attachment';
import type { DraftFile } from './draft-store';

/** A file that is not in the Media Library yet, and may never be. */
export interface Upload {
  key: number;
  name: string;
  /** Why it cannot be sent, in words; null while it is on its way. */
  problem: string | null;
}

/** Takes files from the device or from the Media Library; what WhatsApp would refuse is not uploaded. */
export function useAttachments(conversation: string, onReady: (file: DraftFile) => void) {
  const { post } = useFetchClient();
  const { toWords } = useApiError();
  const { sayIssue } = useSentences();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const count = useRef(0);
  /** Files go up one after another: they are sent in the order in which they were chosen. */
  const lastOne = useRef<Promise<void>>(Promise.resolve());

  const change = (key: number, changes: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));
  const begin = (name: string): number => {
    const key = (count.current += 1);
    setUploads((all) => [...all, { key, name, problem: null }]);
    return key;
  };

  const addFile = async (key: number, file: File) => {
    const { name, type: mime, size: sizeBytes } = file;
    const kind = kindOf(mime);
    try {
      const issues = checkAttachment({ name, mime, sizeBytes, kind }, await readFacts(file));
      if (issues.length > 0) {
        change(key, { problem: issues.map(sayIssue).join(' ') });
        return;
      }
      const form = new FormData();
      form.append('file', file);
      const { data } = await post<AddFile['Response']>(
        conversationUrl(conversation, 'files'),
        form,
      );
      onReady(data.data);
      drop(key);
    } catch (error) {
      change(key, { problem: toWords(error) });
    }
  };

  const addFiles = (files: Iterable<File>) => {
    for (const file of files) {
      const key = begin(file.name);
      lastOne.current = lastOne.current.then(() => addFile(key, file));
    }
  };

  const addFromLibrary = ({ id, name, mime, sizeBytes }: MediaFile) => {
    const kind = kindOf(mime);
    const issues = checkAttachment({ name, mime, sizeBytes, kind }, {});
    if (issues.length === 0) onReady({ fileId: id, name, mime, sizeBytes, kind });
    else change(begin(name), { problem: issues.map(sayIssue).join(' ') });
  };

  return {
    uploads,
    isUploading: uploads.some(({ problem }) => problem === null),
    addFiles,
    addFromLibrary,
    drop,
  };
}
