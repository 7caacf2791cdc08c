import { presetComponents } from '../templates/authentication';
import type { TemplateDraft } from '../templates/draft';
import { asNumber, asObjects, asString, parseJson, type JsonObject } from '../json';
import type { Platform } from '../platform';
import type { BusinessAccount, Template } from '../world/types';
import { invalidParameter } from './refusals';

const readComponents = (value: unknown): JsonObject[] =>
  asObjects(typeof value === 'string' ? parseJson(value) : value).map((component) => {
    const type = asString(component['type'])?.toUpperCase();
    const format = asString(component['format'])?.toUpperCase();
    return {
      ...component,
      ...(type === undefined ? {} : { type }),
      ...(format === undefined ? {} : { format }),
    };
  });

const readFormat = (value: unknown): TemplateDraft['parameterFormat'] => {
  const format = (asString(value) ?? 'POSITIONAL').toUpperCase();
  if (format === 'POSITIONAL' || format === 'NAMED') return format;
  throw invalidParameter('Param parameter_format must be one of {POSITIONAL, NAMED}');
};

/** Reads a template as an app handed it in; nothing is checked yet. */
export const readDraft = (platform: Platform, params: JsonObject, appId: string): TemplateDraft => {
  const category = (asString(params['category']) ?? '').toUpperCase();
  const format = readFormat(params['parameter_format']);
  return {
    name: asString(params['name']) ?? '',
    language: asString(params['language']) ?? '',
    category,
    // The preset text of authentication templates numbers its variable.
    parameterFormat: category === 'AUTHENTICATION' ? 'POSITIONAL' : format,
    components: readComponents(params['components']),
    messageSendTtlSeconds: asNumber(params['message_send_ttl_seconds']),
    uploads: [...platform.world.uploads.values()].filter(
      (upload) => upload.handle !== undefined && upload.appId === appId,
    ),
  };
};

/** The components as Meta keeps them: authentication templates get their preset texts. */
export const storedComponents = (draft: TemplateDraft): JsonObject[] =>
  draft.category === 'AUTHENTICATION' ? presetComponents(draft.components) : draft.components;

/** All templates of a WABA, oldest first. */
export const templatesOf = (platform: Platform, account: BusinessAccount): Template[] =>
  [...platform.world.templates.values()].filter(
    (template) => template.businessAccountId === account.id,
  );
