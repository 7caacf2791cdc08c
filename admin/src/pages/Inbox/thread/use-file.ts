import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { createBlobStore, type BlobStore } from './blob-store';
import { useThreadContext } from './thread-context';

/** The files of the conversation that is open; they are let go with it. */
export function useBlobStore(): BlobStore {
  const { get } = useFetchClient();
  const [store] = useState(() =>
    createBlobStore(async (path) => (await get<Blob>(path, { responseType: 'blob' })).data, URL),
  );
  useEffect(() => () => store.clear(), [store]);
  return store;
}

export interface FileState {
  /** Where the browser has it; null until then. */
  url: string | null;
  isLoading: boolean;
  hasFailed: boolean;
  /** Asks for it, or asks again. */
  load: () => void;
}

/** A file of the conversation, asked for with the token of whoever looks: at once, or when `load` is called. */
export function useFile(path: string, isWanted: boolean): FileState {
  const { files } = useThreadContext();
  const [tries, setTries] = useState(isWanted ? 1 : 0);
  const [state, setState] = useState<Omit<FileState, 'load'>>({
    url: null,
    isLoading: isWanted,
    hasFailed: false,
  });
  useEffect(() => {
    if (tries === 0) return undefined;
    let isHere = true;
    const { file, close } = files.open(path);
    file.then(
      (url) => isHere && setState({ url, isLoading: false, hasFailed: false }),
      () => isHere && setState({ url: null, isLoading: false, hasFailed: true }),
    );
    return () => {
      isHere = false;
      close();
    };
  }, [files, path, tries]);
  return {
    ...state,
    load: () => {
      setState({ url: null, isLoading: true, hasFailed: false });
      setTries((count) => count + 1);
    },
  };
}
