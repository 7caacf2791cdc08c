import { asObjects, asString, lengthOf, type JsonObject } from '../json';
import { messagingError } from '../graph/refusals';
import { forbiddenInCodes } from '../templates/authentication';

const MAX_CODE = 15;

const codeOf = (component: JsonObject | undefined): string =>
  asString(asObjects(component?.['parameters'])[0]?.['text']) ?? '';

/**
 * Refuses codes that authentication templates may not be sent with: the code stands in the body and
 * in the button, twice the same, short, without URLs and emoji (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/authentication-templates).
 */
export const checkOneTimeCode = (
  body: JsonObject | undefined,
  button: JsonObject | undefined,
): void => {
  const code = codeOf(body);
  if (lengthOf(code) > MAX_CODE) {
    throw messagingError(132005, `body: The code has at most ${MAX_CODE} characters`);
  }
  const fault = forbiddenInCodes(code);
  if (fault) throw messagingError(132018, `body: A code may not have ${fault}`);
  if (button && codeOf(button) !== code) {
    throw messagingError(132018, 'buttons: The code of the button is not that of the body');
  }
};
