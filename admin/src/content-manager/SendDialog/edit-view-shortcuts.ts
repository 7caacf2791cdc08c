/** Whether a key press saves or publishes the record behind the dialog. */
export const isEditViewShortcut = ({
  key,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): boolean =>
  (ctrlKey || metaKey) && (key === 'Enter' || key.toLowerCase() === 's');

/** Keeps those key presses from the edit view, and from the browser’s own “Save page”. */
export function keepFromEditView(event: React.KeyboardEvent): void {
  if (!isEditViewShortcut(event)) return;
  event.preventDefault();
  event.stopPropagation();
}
