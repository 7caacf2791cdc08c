/** Emoji that messages to customers use most, by what they are about. */
export const EMOJI = {
  faces: [
    '😀',
    '😊',
    '🙂',
    '😉',
    '😍',
    '🥰',
    '😎',
    '🤗',
    '🤩',
    '🥳',
    '😅',
    '😂',
    '😮',
    '🤔',
    '😢',
    '😴',
  ],
  gestures: ['👋', '👍', '👎', '👏', '🙏', '🤝', '💪', '✌️', '👉', '👇', '🙌', '✍️'],
  hearts: ['❤️', '🧡', '💛', '💚', '💙', '💜', '🖤', '💝'],
  signs: ['✅', '❌', '⚠️', '❗', '❓', 'ℹ️', '⭐', '✨', '🔥', '🎯', '🔔', '🔒', '💡', '➡️'],
  shop: ['🛒', '🛍️', '📦', '🚚', '🏷️', '💳', '💶', '🧾', '🎁', '🏬', '🔁', '🆕'],
  time: ['📅', '⏰', '⏳', '📍', '🏠', '✈️', '🚗', '🚆', '🏨', '🎫'],
  talk: ['📞', '💬', '📧', '📄', '📷', '🔗', '📣', '🛠️'],
  joy: ['🎉', '🎂', '🎄', '🌷', '☀️', '☕', '🍽️', '🎵'],
} as const;

/** The names of the groups, in the order in which they are shown. */
export const EMOJI_GROUPS = Object.keys(EMOJI) as (keyof typeof EMOJI)[];

/** How long the rows are when each group starts a row of its own. */
export const rowsOf = (counts: number[], columns: number): number[] =>
  counts.flatMap((count) =>
    Array.from({ length: Math.ceil(count / columns) }, (_, row) =>
      Math.min(columns, count - row * columns),
    ),
  );

/** Where a key leads from a place in rows of these lengths; at the ends it stays. */
export function stepInRows(key: string, at: number, rows: number[]): number {
  const starts = rows.map((_, row) => rows.slice(0, row).reduce((sum, length) => sum + length, 0));
  const count = rows.reduce((sum, length) => sum + length, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowLeft') return Math.max(0, at - 1);
  if (key === 'ArrowRight') return Math.min(count - 1, at + 1);
  const by = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  const row = starts.filter((start) => start <= at).length - 1;
  const length = rows[row + by];
  if (by === 0 || length === undefined) return at;
  return starts[row + by]! + Math.min(at - starts[row]!, length - 1);
}
