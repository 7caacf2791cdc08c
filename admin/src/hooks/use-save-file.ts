import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';

/** Fetches a file with the token of whoever asks, and hands it to the browser to be saved. */
export function useSaveFile() {
  const { get } = useFetchClient();
  const [isSaving, setIsSaving] = useState(false);

  /** Resolves to whether it was fetched. */
  const save = async (path: string, name: string): Promise<boolean> => {
    setIsSaving(true);
    try {
      const { data } = await get(path, { responseType: 'blob' });
      const url = URL.createObjectURL(data);
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
      return true;
    } catch {
      return false;
    } finally {
      setIsSaving(false);
    }
  };

  return { save, isSaving };
}
