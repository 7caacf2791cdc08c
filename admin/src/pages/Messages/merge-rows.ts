/**
 * The rows on the screen, renewed from the latest answer but not moved by it: changed rows change in
 * place, rows that have come in since are only counted.
 */
export function mergeRows<Row extends { documentId: string }>(
  shown: Row[],
  latest: Row[],
): { rows: Row[]; newCount: number } {
  // Nothing can jump where nothing is.
  if (shown.length === 0) return { rows: latest, newCount: 0 };
  const byId = new Map(latest.map((row) => [row.documentId, row]));
  const rows = shown.map((row) => byId.get(row.documentId) ?? row);
  const known = new Set(shown.map((row) => row.documentId));
  const firstKnown = latest.findIndex(({ documentId }) => known.has(documentId));
  // Rows that follow a known one are older: they moved up because another went away.
  const newCount = firstKnown === -1 ? latest.length : firstKnown;
  return { rows, newCount };
}
