import { asObjects, asString, lengthOf, type JsonObject } from '../json';
import { missingField } from './examples';
import { BUTTON_KINDS, refuseButtons } from './button-kinds';

const MAX_BUTTONS = 10;
const MAX_LABEL = 25;

/** The type of a button in capitals. */
export const buttonType = (button: JsonObject): string =>
  (asString(button['type']) ?? '').toUpperCase();

const checkOne = (button: JsonObject): void => {
  const type = buttonType(button);
  const kind = BUTTON_KINDS[type];
  if (!kind) throw refuseButtons(`Unknown button type ${type || '(none)'}.`);
  const label = asString(button['text']);
  if (kind.label === 'required' && !label?.trim()) throw missingField('BUTTONS', 'text');
  if (label !== undefined && lengthOf(label) > MAX_LABEL) {
    throw refuseButtons(`A button label has at most ${MAX_LABEL} characters.`);
  }
  if (label?.includes('{{')) throw refuseButtons('A button label may not have variables.');
  kind.check?.(button);
};

const checkCounts = (types: string[], most: number): void => {
  if (types.length === 0) throw missingField('BUTTONS', 'buttons');
  if (types.length > most) throw refuseButtons(`There may be ${most} buttons at most.`);
  for (const [type, kind] of Object.entries(BUTTON_KINDS)) {
    const count = types.filter((other) => other === type).length;
    if (count > kind.max) {
      throw refuseButtons(`There may be ${kind.max} button(s) of type ${type}, not ${count}.`);
    }
  }
};

/** Quick replies form one block and all other buttons another; the two may not interleave. */
const checkGrouping = (types: string[]): void => {
  const changes = types.filter(
    (type, at) => at > 0 && (type === 'QUICK_REPLY') !== (types[at - 1] === 'QUICK_REPLY'),
  ).length;
  if (changes > 1) {
    throw refuseButtons('Quick replies must stand together, before or after the other buttons.');
  }
};

/** Refuses buttons that Meta refuses. */
export const checkButtons = (component: JsonObject, category: string, most = MAX_BUTTONS): void => {
  const buttons = asObjects(component['buttons']);
  const types = buttons.map(buttonType);
  checkCounts(types, most);
  for (const button of buttons) checkOne(button);
  checkGrouping(types);
  if (types.includes('OTP') && category !== 'AUTHENTICATION') {
    throw refuseButtons('One-time password buttons are for authentication templates only.');
  }
};
