import { createContext, useContext } from 'react';
import type { Template } from '../../../../../shared/contracts/templates';
import type { Issue } from '../../../../../shared/domain/issue';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import type { AuthoredHeader } from '../content/headers';
import type { EditorTab } from '../content/tabs';
import type { EditorValues } from '../content/values';

/** What every part of the editor knows and can do. */
export interface Editor {
  values: EditorValues;
  /** The template as it is stored; null while it is not. */
  template: Template | null;
  /** Nothing can be changed: the person may only read. */
  isReadOnly: boolean;
  /** The words belong to Meta for now; label, collection and mapping can be changed. */
  isContentLocked: boolean;
  /** Account, name and language stay as they were handed in. */
  isIdentityLocked: boolean;
  /** Meta keeps the category of what it has approved. */
  isCategoryLocked: boolean;
  /** Everything that is found at present, by the form and by the server. */
  issues: Issue[];
  change: (transition: (values: EditorValues) => EditorValues) => void;
  changeContent: (transition: (content: TemplateContent) => TemplateContent) => void;
  /** Like `changeContent`, for a change that gives placeholders of header and body other names. */
  rename: (transition: (content: TemplateContent) => TemplateContent) => void;
  /** Like `changeContent`, for a change that gives buttons other places. */
  arrangeButtons: (transition: (content: TemplateContent) => TemplateContent) => void;
  /** A header of another kind, or none; one that was there before comes back. */
  chooseHeader: (type: AuthoredHeader | null) => void;
  /** Another category; the words that do not fit it are kept until it changes back. */
  chooseCategory: (category: string) => void;
  /** What is wrong with a field, once the person has been there. */
  errorOf: (path: string) => string | undefined;
  /** Marks a field as visited. */
  touch: (path: string) => void;
  openTab: (tab: EditorTab) => void;
  /** Opens the tab of the field that a path speaks of, and leads to it. */
  goTo: (path: string) => void;
}

export const EditorContext = createContext<Editor | null>(null);

/** The editor that a part belongs to. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor is used outside of the template editor');
  return editor;
}
