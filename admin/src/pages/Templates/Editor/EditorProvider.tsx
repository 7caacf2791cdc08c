import { useForm } from '@strapi/strapi/admin';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Template } from '../../../../../shared/contracts/templates';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { useSentences } from '../../../hooks/use-sentences';
import { checkValues, issuesAt, mergeIssues } from '../content/issues';
import { fitVariables, remember, type VariableMemory } from '../content/placeholders';
import type { EditorValues } from '../content/values';
import { EditorContext, type Editor } from './editor-context';
import { useServerCheck } from './use-server-check';

interface EditorProviderProps {
  template: Template | null;
  isReadOnly: boolean;
  /** Whether every field shows what is wrong with it, also one that was not visited. */
  showsAllErrors: boolean;
  children: ReactNode;
}

/** Gives the parts of the editor the form's values, what is wrong with them, and ways to change them. */
export function EditorProvider({
  template,
  isReadOnly,
  showsAllErrors,
  children,
}: EditorProviderProps) {
  const values = useForm('EditorProvider', (form) => form.values) as EditorValues;
  const getValues = useForm('EditorProvider', (form) => form.getValues) as () => EditorValues;
  const setValues = useForm('EditorProvider', (form) => form.setValues);
  const { sayIssue } = useSentences();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const memory = useRef<VariableMemory>(new Map());

  const isContentLocked = isReadOnly || (template !== null && !template.isContentEditable);
  const isIdentityLocked = isReadOnly || (template !== null && template.status !== 'DRAFT');
  const fromServer = useServerCheck(values, template?.documentId, isReadOnly);
  const issues = useMemo(
    () => mergeIssues(isContentLocked ? [] : checkValues(values), fromServer),
    [values, fromServer, isContentLocked],
  );

  const change = useCallback<Editor['change']>(
    (transition) => {
      const before = getValues();
      memory.current = remember(memory.current, before.content.variables);
      const after = transition(before);
      setValues({ ...after, content: fitVariables(after.content, memory.current) });
    },
    [getValues, setValues],
  );
  const changeContent = useCallback<Editor['changeContent']>(
    (transition) => change((before) => ({ ...before, content: transition(before.content) })),
    [change],
  );
  const rename = useCallback<Editor['rename']>(
    (transition) => {
      const before = getValues();
      const content: TemplateContent = transition(before.content);
      // What was known under the old names would be taken for the mapping of new ones.
      memory.current = new Map();
      setValues({ ...before, content });
    },
    [getValues, setValues],
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

  const editor = useMemo<Editor>(
    () => ({
      values,
      template,
      isReadOnly,
      isContentLocked,
      isIdentityLocked,
      issues,
      change,
      changeContent,
      rename,
      errorOf,
      touch,
    }),
    [
      values,
      template,
      isReadOnly,
      isContentLocked,
      isIdentityLocked,
      issues,
      change,
      changeContent,
      rename,
      errorOf,
      touch,
    ],
  );
  return <EditorContext.Provider value={editor}>{children}</EditorContext.Provider>;
}
