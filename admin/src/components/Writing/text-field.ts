import type { Selection, TextEdit } from './marks';

type TextField = HTMLTextAreaElement | HTMLInputElement;

/** A text field as it stands, for the rules that compute an edit. */
export const selectionOf = (field: TextField): Selection => ({
  text: field.value,
  start: field.selectionStart ?? field.value.length,
  end: field.selectionEnd ?? field.value.length,
});

/** Makes an edit as if it had been typed, so that the browser can undo it. */
export function applyEdit(field: TextField, edit: TextEdit): void {
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  // Deprecated, but the one way to write into a field that its own undo knows.
  if (!document.execCommand('insertText', false, edit.insert)) {
    field.setRangeText(edit.insert);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(edit.start, edit.end);
}
