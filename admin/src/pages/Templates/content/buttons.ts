import {
  BUTTONS,
  type ButtonType,
  type TemplateButton,
} from '../../../../../shared/domain/template/button';
import { COPY_CODE_LABEL } from '../../../../../shared/domain/template/button/copy-code';
import type { OtpButton } from '../../../../../shared/domain/template/button/otp';
import { LIMITS, type TemplateContent } from '../../../../../shared/domain/template/template';
import { written, type Variable } from '../../../../../shared/domain/template/variables';
import { insertText, type Selection, type TextEdit } from '../../../components/Writing/marks';

/** The kinds that can be added by hand; the one-time password comes with its category. */
export const ADDABLE_BUTTONS = [
  'quick_reply',
  'url',
  'phone_number',
  'copy_code',
  'flow',
] as const satisfies ButtonType[];

export type AddableButton = (typeof ADDABLE_BUTTONS)[number];

/** What a button for one-time passwords starts with. */
export const newOtpButton = (): OtpButton => ({
  type: 'otp',
  text: 'Copy code',
  otpType: 'COPY_CODE',
  autofillText: null,
  supportedApps: [],
  zeroTapTermsAccepted: false,
});

const NEW_BUTTONS: Record<AddableButton, () => TemplateButton> = {
  quick_reply: () => ({ type: 'quick_reply', text: '' }),
  url: () => ({ type: 'url', text: '', url: '', urlType: 'static' }),
  phone_number: () => ({ type: 'phone_number', text: '', phoneNumber: '' }),
  copy_code: () => ({ type: 'copy_code', text: COPY_CODE_LABEL }),
  flow: () => ({
    type: 'flow',
    text: '',
    flowId: '',
    flowAction: 'navigate',
    navigateScreen: null,
  }),
};

/** How many buttons of a kind may still be added: its own limit and that of all together. */
export const buttonsLeft = (buttons: TemplateButton[], type: AddableButton): number =>
  Math.max(
    0,
    Math.min(
      BUTTONS[type].limit - buttons.filter((button) => button.type === type).length,
      LIMITS.buttons - buttons.length,
    ),
  );

/**
 * The buttons in another order, given by their present places; those that are not named are gone. The
 * variables go along with their button.
 */
function arrangeButtons(content: TemplateContent, order: number[]): TemplateContent {
  const placeOf = new Map(order.map((before, now) => [before, now]));
  return {
    ...content,
    buttons: order.map((before) => content.buttons[before]!),
    variables: content.variables.flatMap((variable) => {
      if (variable.component !== 'button') return [variable];
      const buttonIndex = placeOf.get(variable.buttonIndex ?? -1);
      return buttonIndex === undefined ? [] : [{ ...variable, buttonIndex }];
    }),
  };
}

const placesOf = (content: TemplateContent): number[] => content.buttons.map((_, index) => index);

/** Puts one button at another place; a place beyond the ends is the end. */
export function moveButton(content: TemplateContent, from: number, to: number): TemplateContent {
  const order = placesOf(content);
  const target = Math.min(Math.max(to, 0), order.length - 1);
  if (order[from] === undefined || target === from) return content;
  order.splice(target, 0, ...order.splice(from, 1));
  return arrangeButtons(content, order);
}

/** A button that was taken out, with all that is needed to bring it back. */
export interface RemovedButton {
  index: number;
  button: TemplateButton;
  variables: Variable[];
}

/** Takes one button out. */
export function removeButton(
  content: TemplateContent,
  index: number,
): { content: TemplateContent; removed: RemovedButton } {
  return {
    content: arrangeButtons(
      content,
      placesOf(content).filter((place) => place !== index),
    ),
    removed: {
      index,
      button: content.buttons[index]!,
      variables: content.variables.filter(
        (variable) => variable.component === 'button' && variable.buttonIndex === index,
      ),
    },
  };
}

/** Puts a button in at a place; those from there on move down, with their variables. */
export function insertButton(
  content: TemplateContent,
  { index, button, variables }: RemovedButton,
): TemplateContent {
  const place = Math.min(index, content.buttons.length);
  return {
    ...content,
    buttons: [...content.buttons.slice(0, place), button, ...content.buttons.slice(place)],
    variables: [
      ...content.variables.map((variable) =>
        variable.component === 'button' && (variable.buttonIndex ?? 0) >= place
          ? { ...variable, buttonIndex: (variable.buttonIndex ?? 0) + 1 }
          : variable,
      ),
      ...variables.map((variable) => ({ ...variable, buttonIndex: place })),
    ],
  };
}

const isReply = ({ type }: TemplateButton): boolean => type === 'quick_reply';

/** Where a button of this kind stands with its like: after the last of them, or at the end. */
function placeFor(buttons: TemplateButton[], type: AddableButton): number {
  const last = buttons.map(isReply).lastIndexOf(type === 'quick_reply');
  return last < 0 ? buttons.length : last + 1;
}

/** Adds a button of a kind, where quick replies stay together; says where it went. */
export function addButton(
  content: TemplateContent,
  type: AddableButton,
): { content: TemplateContent; index: number } {
  const index = placeFor(content.buttons, type);
  return {
    content: insertButton(content, { index, button: NEW_BUTTONS[type](), variables: [] }),
    index,
  };
}

/** Puts all quick replies together, at the end at which the first button stands. */
export function groupReplies(content: TemplateContent): TemplateContent {
  const { buttons } = content;
  const replies = placesOf(content).filter((index) => isReply(buttons[index]!));
  const others = placesOf(content).filter((index) => !isReply(buttons[index]!));
  const repliesFirst = buttons[0] !== undefined && isReply(buttons[0]);
  return arrangeButtons(content, repliesFirst ? [...replies, ...others] : [...others, ...replies]);
}

/** Changes what one button says or does; a button of another kind stays as it is. */
export const withButton = <Type extends ButtonType>(
  content: TemplateContent,
  index: number,
  type: Type,
  change: Partial<Extract<TemplateButton, { type: Type }>>,
): TemplateContent => ({
  ...content,
  buttons: content.buttons.map((button, position) =>
    position === index && button.type === type ? { ...button, ...change } : button,
  ),
});

const FIRST = written(1);

/**
 * Says how the address of a website button is used. A dynamic one gets its variable at the end, a fixed
 * one loses it.
 */
export function withUrlType(
  content: TemplateContent,
  index: number,
  urlType: 'static' | 'dynamic' | 'tracked',
): TemplateContent {
  const button = content.buttons[index];
  if (button?.type !== 'url') return content;
  const address = button.url.trim();
  const change = { urlType, url: button.url };
  if (urlType === 'dynamic' && address !== '' && !address.includes('{{'))
    change.url = withVariableAtEnd(address);
  if (urlType === 'static' && button.urlType === 'dynamic' && address.endsWith(FIRST))
    change.url = address.slice(0, -FIRST.length);
  return withButton(content, index, 'url', change);
}

const SEPARATOR = /[/?#=&]$/;

/** An address with a variable at its end, after a separator that keeps it out of what stands before. */
export const withVariableAtEnd = (address: string): string =>
  SEPARATOR.test(address) ? `${address}${FIRST}` : `${address}/${FIRST}`;

/** Puts a placeholder into an address, after a separator where it would become a part of a word. */
export function insertInUrl(selection: Selection, placeholder: string): TextEdit {
  const before = selection.text.slice(0, selection.start);
  const separator = before === '' || SEPARATOR.test(before) ? '' : '/';
  return insertText(selection, separator + written(placeholder));
}
