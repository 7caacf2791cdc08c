const KB = 1000;
const MB = 1000 * KB;

/** The size of a file as people read it, e.g. `340 KB` or `1.2 MB`. */
export const sizeInWords = (bytes: number): string =>
  bytes < MB
    ? `${Math.max(1, Math.round(bytes / KB))} KB`
    : `${Math.round((bytes / MB) * 10) / 10} MB`;
