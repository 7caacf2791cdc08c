import type { TextKey } from '../../hooks/use-text';

/** A key, and what it does; single letters count only where nothing is being written. */
export interface Shortcut {
  keys: string[];
  label: TextKey;
}

export const SHORTCUTS = [
  { keys: ['j'], label: 'inbox.page.shortcut.next' },
  { keys: ['k'], label: 'inbox.page.shortcut.previous' },
  { keys: ['f'], label: 'inbox.page.shortcut.search' },
  { keys: ['n'], label: 'inbox.page.shortcut.start' },
  { keys: ['r'], label: 'inbox.page.shortcut.reply' },
  { keys: ['t'], label: 'inbox.page.shortcut.template' },
  { keys: ['e'], label: 'inbox.page.shortcut.done' },
  { keys: ['Esc'], label: 'inbox.page.shortcut.back' },
  { keys: ['?'], label: 'inbox.page.shortcut.help' },
] as const satisfies Shortcut[];

export type ShortcutKey = (typeof SHORTCUTS)[number]['keys'][0];

/** Whether keys that are pressed there are words that somebody writes. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null);

/** The shortcut that a key press means; null for none. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>,
): ShortcutKey | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const key = event.key === 'Escape' ? 'Esc' : event.key;
  return SHORTCUTS.find(({ keys }) => keys[0] === key)?.keys[0] ?? null;
}
