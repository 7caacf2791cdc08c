import { asObject, asString, type JsonObject } from '../json';
import { invalidParameter, messagingError } from '../graph/refusals';
import type { PhoneNumber, Template } from '../world/types';
import { findTemplate, type World } from '../world/world';

/** The template that a request names, or the refusal for one that cannot be sent. */
export const readTemplate = (world: World, number: PhoneNumber, part: JsonObject): Template => {
  const name = asString(part['name']);
  const language = asString(asObject(part['language'])['code']);
  if (!name) throw invalidParameter("The parameter template['name'] is required.");
  if (!language) throw invalidParameter("The parameter template['language']['code'] is required.");
  const template = findTemplate(world, number.businessAccountId, name, language);
  if (template?.status === 'PAUSED') {
    throw messagingError(132015, `The template ${name} is paused because of low quality.`);
  }
  if (template?.status === 'DISABLED') {
    throw messagingError(132016, `The template ${name} was paused too many times and is disabled.`);
  }
  if (template?.status !== 'APPROVED') {
    throw messagingError(132001, `template name (${name}) does not exist in ${language}`);
  }
  if (name === 'hello_world' && number.kind === 'real') {
    throw messagingError(
      131058,
      'Hello World templates can only be sent from the Public Test Numbers',
    );
  }
  return template;
};
