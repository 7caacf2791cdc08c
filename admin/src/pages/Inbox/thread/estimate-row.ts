import type { Row } from './rows';

const LINE_PX = 20;
const FRAME_PX = 46;
const DIVIDER_PX = 40;
const FILE_PX = 220;
const CHARACTERS = 44;

/** About how high a line will be, until it has been drawn: the nearer, the calmer the bar beside it. */
export function estimateRow({ content, startsDay, startsNew, isJoined }: Row): number {
  const above = (startsDay ? DIVIDER_PX : 0) + (startsNew ? LINE_PX + 12 : 0) + (isJoined ? 2 : 8);
  if (content.type === 'item' && content.item.type === 'event') return above + LINE_PX;
  const words =
    content.type === 'outgoing'
      ? content.outgoing.shown
      : content.item.type === 'note'
        ? content.item.text
        : content.item.type === 'message'
          ? (content.item.message.rendered ?? '')
          : '';
  const hasFile =
    content.type === 'item' && content.item.type === 'message' && content.item.file !== null;
  const lines = words
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS)), 0);
  return above + FRAME_PX + Math.min(lines, 15) * LINE_PX + (hasFile ? FILE_PX : 0);
}
