import { useForm } from '@strapi/strapi/admin';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Template } from '../../../../../shared/contracts/templates';
import { useSentences } from '../../../hooks/use-sentences';
import { checkLocked, checkValues, issuesAt, mergeIssues } from '../content/issues';
import { jumpWhenShown } from '../content/jump';
import {
  chooseCategory,
  chooseHeader,
  edit,
  NO_MEMORY,
  rearrange,
  type Edited,
  type EditorMemory,
} from '../content/memory';
import { tabOfIssue, type EditorTab } from '../content/tabs';
import type { EditorValues } from '../content/values';
import { EditorContext, type Editor } from './editor-context';
import { useServerCheck } from './use-server-check';

interface EditorProviderProps {
  template: Template | null;
  isReadOnly: boolean;
  /** Whether every field shows what is wrong with it, also one that was not visited. */
  showsAllErrors: boolean;
  /** The words of an approved template are being changed, to be handed in again. */
  isRevising?: boolean;
  openTab: (tab: EditorTab) => void;
  children: ReactNode;
}

/** Gives the parts of the editor the form's values, what is wrong with them, and ways to change them. */
export function EditorProvider({
  template,
  isReadOnly,
  showsAllErrors,
  isRevising = false,
  openTab,
  children,
}: EditorProviderProps) {
  const values = useForm('EditorProvider', (form) => form.values) as EditorValues;
  const getValues = useForm('EditorProvider', (form) => form.getValues) as () => EditorValues;
  const setValues = useForm('EditorProvider', (form) => form.setValues);
  const { sayIssue } = useSentences();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const memory = useRef<EditorMemory>(NO_MEMORY);

  const isContentLocked =
    isReadOnly || (template !== null && !template.isContentEditable && !isRevising);
  const isCategoryLocked = isContentLocked || isRevising;
  const isIdentityLocked = isReadOnly || (template !== null && template.status !== 'DRAFT');
  const fromServer = useServerCheck(values, template?.documentId, isReadOnly);
  const issues = useMemo(
    () => mergeIssues(isContentLocked ? checkLocked(values) : checkValues(values), fromServer),
    [values, fromServer, isContentLocked],
  );

  const change = useCallback<Editor['change']>(
    (transition) => {
      const before = getValues();
      const after = transition(before);
      const edited = edit({ content: before.content, memory: memory.current }, () => after.content);
      memory.current = edited.memory;
      setValues({ ...after, content: edited.content });
    },
    [getValues, setValues],
  );
  const makeEdit = useCallback(
    (step: (before: Edited) => Edited) => {
      const before = getValues();
      const edited = step({ content: before.content, memory: memory.current });
      memory.current = edited.memory;
      setValues({ ...before, content: edited.content });
    },
    [getValues, setValues],
  );
  const edits = useMemo(
    () =>
      ({
        changeContent: (transition) => makeEdit((before) => edit(before, transition)),
        rename: (transition) => makeEdit((before) => rearrange(before, 'texts', transition)),
        arrangeButtons: (transition) =>
          makeEdit((before) => rearrange(before, 'buttons', transition)),
        chooseHeader: (type) => makeEdit((before) => chooseHeader(before, type)),
        chooseCategory: (category) => makeEdit((before) => chooseCategory(before, category)),
      }) satisfies Partial<Editor>,
    [makeEdit],
  );

  const errorOf = useCallback(
    (path: string) => {
      if (!showsAllErrors && !touched.has(path)) return undefined;
      const first = issuesAt(issues, path).find(({ severity }) => severity === 'error');
      return first && sayIssue(first);
    },
    [issues, touched, showsAllErrors, sayIssue],
  );
  const touch = useCallback(
    (path: string) =>
      setTouched((before) => (before.has(path) ? before : new Set(before).add(path))),
    [],
  );

  const goTo = useCallback(
    (path: string) => {
      touch(path);
      openTab(tabOfIssue(path));
      jumpWhenShown(path);
    },
    [touch, openTab],
  );

  const editor = useMemo<Editor>(
    () => ({
      values,
      template,
      isReadOnly,
      isContentLocked,
      isIdentityLocked,
      isCategoryLocked,
      issues,
      change,
      ...edits,
      errorOf,
      touch,
      openTab,
      goTo,
    }),
    [
      values,
      template,
      isReadOnly,
      isContentLocked,
      isIdentityLocked,
      isCategoryLocked,
      issues,
      change,
      edits,
      errorOf,
      touch,
      openTab,
      goTo,
    ],
  );
  return <EditorContext.Provider value={editor}>{children}</EditorContext.Provider>;
}
