import { useLayoutEffect, type KeyboardEvent, type PropsWithChildren } from 'react';
import { styled } from 'styled-components';
import { focusKeeper, PART } from './focus-keeper';

/** Draws a part of the plugin, with all that opens from it, so that the keyboard never loses its place. */
export function KeepFocus({ children }: PropsWithChildren) {
  // Before a dialog in it takes the focus, so that what had it is known.
  useLayoutEffect(() => focusKeeper.start(), []);
  return (
    <Part {...{ [PART]: '' }} onKeyDownCapture={escapeFromCombobox}>
      {children}
    </Part>
  );
}

/**
 * Lets Esc close a dialog while one of the design system's comboboxes has the focus: closed, it would empty
 * itself and keep the key. One that is open still closes alone.
 */
function escapeFromCombobox(event: KeyboardEvent): void {
  const { key, target } = event;
  if (key !== 'Escape' || !(target instanceof HTMLElement)) return;
  const dialog = target.closest('[role="dialog"]');
  const isClosed = target.matches('[role="combobox"]:not([aria-expanded="true"])');
  if (!dialog || !isClosed) return;
  event.preventDefault();
  event.stopPropagation();
  dialog.dispatchEvent(
    new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
}

const Part = styled.div`
  display: contents;
`;
