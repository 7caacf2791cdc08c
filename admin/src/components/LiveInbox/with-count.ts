/** Counting goes no further on a badge. */
const MOST = 99;

/** A number as a badge shows it. */
export const badgeText = (count: number): string => (count > MOST ? `${MOST}+` : String(count));

/** A title of a tab with how many wait in front of it; none for nobody. */
export function withCount(title: string, count: number): string {
  const bare = title.replace(/^\(\d+\+?\) /, '');
  return count > 0 ? `(${badgeText(count)}) ${bare}` : bare;
}
