/** The tabs of the editor, in their order. */
export const EDITOR_TABS = ['content', 'buttons', 'variables', 'settings', 'history'] as const;

export type EditorTab = (typeof EDITOR_TABS)[number];

const TAB_OF_FIELD: Record<string, EditorTab> = {
  buttons: 'buttons',
  variables: 'variables',
  appliesTo: 'variables',
  phoneField: 'variables',
  allowedUsers: 'settings',
  allowedRoles: 'settings',
  ttlSeconds: 'settings',
};

/** The tab that holds the field of an issue. */
export const tabOfIssue = (path: string): EditorTab =>
  TAB_OF_FIELD[path.split('.')[0]!] ?? 'content';
