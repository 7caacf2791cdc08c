import { useCallback, useEffect, useRef, useState } from 'react';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { createDraftStore, type Draft } from './draft-store';
import { browserShelf } from './use-outbox';

/** Writing is not held up for every letter. */
const PAUSE_MS = 300;

/** Changes what is named, also by what it is then. */
export type ChangeDraft = (changes: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

/** What somebody has begun to write in a conversation; it is there again when they come back. */
export function useDraft(conversation: string, user: number): [Draft, ChangeDraft] {
  const [store] = useState(() => createDraftStore(browserShelf(), `${PLUGIN_ID}.drafts.${user}`));
  const [draft, setDraft] = useState(() => store.get(conversation));
  const latest = useRef(draft);

  useEffect(() => {
    latest.current = draft;
    const timer = setTimeout(() => store.set(conversation, draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [store, conversation, draft]);

  useEffect(() => {
    const keep = () => store.set(conversation, latest.current);
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [store, conversation]);

  const change = useCallback<ChangeDraft>(
    (changes) =>
      setDraft((before) => ({
        ...before,
        ...(typeof changes === 'function' ? changes(before) : changes),
      })),
    [],
  );
  return [draft, change];
}
