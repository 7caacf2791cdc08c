import { useEffect, useRef } from 'react';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { isWriting, shortcutOf, type ShortcutKey } from './shortcuts';

const KEY = `${PLUGIN_ID}-inbox-shortcuts`;

/** Whether single letters do something, which disturbs whoever speaks to the computer. */
export const areShortcutsOn = (): boolean => localStorage.getItem(KEY) !== 'off';

/** Remembered by this browser. */
export const switchShortcuts = (isOn: boolean): void =>
  isOn ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, 'off');

/** Does what the shortcuts named here say, wherever on the page the focus is but where something is written. */
export function useShortcuts(actions: Partial<Record<ShortcutKey, () => unknown>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = isWriting(event.target) ? null : shortcutOf(event);
      const act = key && latest.current[key];
      if (!act || (key !== 'Esc' && !areShortcutsOn())) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
