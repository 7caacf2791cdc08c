import { useEffect, useState } from 'react';

/**
 * Stands in a dialog that no trigger of the design system opens, and gives the focus back to what had it
 * before. It must be drawn together with the dialog, which takes the focus as soon as it is there.
 */
export function FocusBack() {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
  return null;
}
