import { error, type Issue } from '../../../issue';
import type { ButtonsContent } from '../content';
import { ROOT } from '../kind';
import { MAX_BUTTON_BODY, MAX_BUTTON_TITLE, MAX_BUTTONS } from '../limits';
import { readChoice, readFields, readList, readText } from '../shape';
import type { InteractiveKind } from './kind';
import { checkLabel, checkParts, checkReplyId, PARTS } from './parts';

const MAX_ID = 256;

type Button = ButtonsContent['buttons'][number];

function checkButton({ id, title }: Button, index: number, buttons: Button[]): Issue[] {
  const path = `${ROOT}.buttons.${index}`;
  const earlier = buttons.slice(0, index);
  const label = checkLabel(title, `${path}.title`, MAX_BUTTON_TITLE, {
    empty: 'button.empty',
    tooLong: 'button.tooLong',
  });
  if (label.length === 0 && earlier.some((one) => one.title === title))
    label.push(error('button.duplicate', `${path}.title`, { text: title }));
  const ids = earlier.map((one) => one.id);
  return [...checkReplyId(id, `${path}.id`, MAX_ID, ids), ...label];
}

function checkButtons(buttons: Button[]): Issue[] {
  const path = `${ROOT}.buttons`;
  const count = buttons.length;
  if (count === 0) return [error('buttons.none', path)];
  if (count > MAX_BUTTONS) return [error('buttons.tooMany', path, { count, limit: MAX_BUTTONS })];
  return buttons.flatMap(checkButton);
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages */
export const BUTTON: InteractiveKind<ButtonsContent> = {
  read: readFields<ButtonsContent>({
    ...PARTS,
    kind: readChoice('button'),
    buttons: readList(readFields<Button>({ id: readText, title: readText })),
  }),
  check: (content) => [...checkParts(content, MAX_BUTTON_BODY), ...checkButtons(content.buttons)],
  toAction: ({ buttons }) => ({
    buttons: buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
  }),
  toBlocks: ({ buttons }) => ({
    buttons: buttons.map(({ title }) => ({ type: 'quick_reply', text: title })),
  }),
};
