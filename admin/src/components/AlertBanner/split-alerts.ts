import type { Alert } from '../../../../shared/contracts/alerts';

const RANK = { danger: 0, warning: 1, info: 2 } as const;

/** How many alerts stand open at first. */
export const SHOWN_AT_FIRST = 3;

/** The alerts as they are read: the gravest first, of those the newest; closed, only the first few. */
export function splitAlerts(alerts: Alert[], isOpen: boolean): { shown: Alert[]; hidden: number } {
  const sorted = [...alerts].sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] || Date.parse(b.openedAt) - Date.parse(a.openedAt),
  );
  const shown = isOpen ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  return { shown, hidden: sorted.length - shown.length };
}
