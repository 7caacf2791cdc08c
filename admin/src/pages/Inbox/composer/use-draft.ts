import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { createDraftStore, type Draft } from './draft-store';
import { browserShelf } from './use-outbox';

/** Writing is not held up for every letter. */
const PAUSE_MS = 300;

/** Told when something else is begun than before. */
const CHANGED = 'whatsapp-drafts';

/** Changes what is named, also by what it is then. */
export type ChangeDraft = (changes: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

const useDraftStore = (user: number) =>
  useState(() => createDraftStore(browserShelf(), `${PLUGIN_ID}.drafts.${user}`))[0];

function subscribe(onChange: () => void): () => void {
  // In this tab, and in the others.
  window.addEventListener(CHANGED, onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener('storage', onChange);
  };
}

/** The first words of what somebody has begun to write in a conversation; empty where it is nothing. */
export function useDraftWords(conversation: string, user: number): string {
  const store = useDraftStore(user);
  return useSyncExternalStore(subscribe, () => store.wordsOf(conversation));
}

/** What somebody has begun to write in a conversation; it is there again when they come back. */
export function useDraft(conversation: string, user: number): [Draft, ChangeDraft] {
  const store = useDraftStore(user);
  const [draft, setDraft] = useState(() => store.get(conversation));
  const latest = useRef(draft);

  useEffect(() => {
    latest.current = draft;
    const timer = setTimeout(() => store.set(conversation, draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [store, conversation, draft]);

  useEffect(() => {
    const keep = () => {
      store.set(conversation, latest.current);
      window.dispatchEvent(new Event(CHANGED));
    };
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
