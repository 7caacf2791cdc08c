/** What a watcher is told: which part of the world changed, and of which item. */
export interface Change {
  kind:
    | 'phone'
    | 'typing'
    | 'message'
    | 'template'
    | 'webhook'
    | 'delivery'
    | 'request'
    | 'fault'
    | 'reset';
  id: string;
}

/** Tells watchers, such as the web page, that something changed. */
export interface Changes {
  tell(kind: Change['kind'], id?: string): void;
  /** Watches until the returned function is called. */
  watch(listener: (change: Change) => void): () => void;
}

/** Creates the list of watchers of one simulator. */
export const createChanges = (): Changes => {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell(kind, id = '') {
      for (const listener of [...listeners]) listener({ kind, id });
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
