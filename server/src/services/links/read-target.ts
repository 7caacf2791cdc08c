/** Meta takes no longer URLs either. */
const LONGEST = 2_000;

/**
 * The address that a link leads to, written as browsers write it; null unless it is a whole http or
 * https URL. What it gives can stand in a header: it has no line ends and nothing beyond ASCII.
 */
export function readTarget(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\/[^/\\]/i.test(trimmed)) return null;
  try {
    const { href } = new URL(trimmed);
    return href.length <= LONGEST ? href : null;
  } catch {
    return null;
  }
}
