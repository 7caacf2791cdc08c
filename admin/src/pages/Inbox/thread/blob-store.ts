/** How addresses are made for what is held in memory; the browser's own in use. */
export interface BlobUrls {
  createObjectURL: (blob: Blob) => string;
  revokeObjectURL: (url: string) => void;
}

interface Held {
  file: Promise<string>;
  users: number;
}

/** So many files stay at hand that nobody looks at. */
const MOST_UNUSED = 50;

/** Files of a conversation, each fetched once and let go when many others were looked at after it. */
export function createBlobStore(load: (path: string) => Promise<Blob>, urls: BlobUrls) {
  const held = new Map<string, Held>();

  const drop = (path: string, { file }: Held) => {
    held.delete(path);
    void file.then(
      (url) => urls.revokeObjectURL(url),
      () => undefined,
    );
  };

  return {
    /** Returns the file's address in the browser, and the way to say that it is not shown any more. */
    open(path: string): { file: Promise<string>; close: () => void } {
      const known = held.get(path) ?? {
        file: load(path).then((blob) => urls.createObjectURL(blob)),
        users: 0,
      };
      // To the end of the line: what is used last goes last.
      held.delete(path);
      held.set(path, known);
      known.users += 1;
      // Somebody may try again.
      known.file.catch(() => held.get(path) === known && held.delete(path));
      let isOpen = true;
      return {
        file: known.file,
        close() {
          if (!isOpen) return;
          isOpen = false;
          known.users -= 1;
          const unused = [...held].filter(([, { users }]) => users === 0);
          for (const [other, one] of unused.slice(0, Math.max(0, unused.length - MOST_UNUSED)))
            drop(other, one);
        },
      };
    },
    /** Lets go of everything. */
    clear(): void {
      for (const [path, one] of held) drop(path, one);
    },
  };
}

export type BlobStore = ReturnType<typeof createBlobStore>;
