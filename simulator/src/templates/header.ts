import { asList, asObject, asString, lengthOf, type JsonObject } from '../json';
import { templateError } from '../graph/refusals';
import type { Upload } from '../world/types';
import { checkHeaderExample, missingField } from './examples';
import { checkVariables } from './variables';
import type { TemplateDraft } from './draft';

const HEADER_FORMAT = 2388047;
const TOO_LONG = 2388040;
const MAX_HEADER = 60;
const MAX_GIF_BYTES = 3.5 * 1024 * 1024;

/** File types that a sample of each media header may have. */
const SAMPLE_TYPES: Readonly<Record<string, RegExp>> = {
  IMAGE: /^image\/(jpe?g|png)$/,
  VIDEO: /^video\/mp4$/,
  GIF: /^video\/mp4$/,
  DOCUMENT: /^application\/pdf$/,
};

const refuse = (reason: string) =>
  templateError(HEADER_FORMAT, 'The header has an invalid format', reason);

const checkText = (component: JsonObject, draft: TemplateDraft): void => {
  const text = asString(component['text']);
  if (!text?.trim()) throw missingField('HEADER', 'text');
  if (lengthOf(text) > MAX_HEADER) {
    throw templateError(
      TOO_LONG,
      'Header is too long',
      `A header has at most ${MAX_HEADER} characters.`,
    );
  }
  if (/[\n\r*_~`]/.test(text.replace(/\{\{[^{}]*\}\}/g, ''))) {
    throw refuse("Message header can't have new lines, asterisks or other formatting characters.");
  }
  const variables = checkVariables(text, draft.parameterFormat, 'header', HEADER_FORMAT);
  if (variables.length > 1) throw refuse('A header may have one variable at most.');
  checkHeaderExample(component, variables, draft.parameterFormat);
};

/** Refuses a media sample that is not the handle of a finished upload of a fitting type; ids of media for sending are none. */
export const checkSample = (
  component: JsonObject,
  format: string,
  uploads: Iterable<Upload>,
): void => {
  const handles = asList(asObject(component['example'])['header_handle']);
  const handle = asString(handles[0]);
  if (!handle) throw missingField('HEADER', 'example.header_handle');
  if (handles.length > 1) throw refuse('A header takes one sample: header_handle has one handle.');
  for (const upload of uploads) {
    if (upload.handle !== handle) continue;
    if (!SAMPLE_TYPES[format]?.test(upload.fileType)) {
      throw refuse(
        `A sample of type ${upload.fileType} does not fit a header of format ${format}.`,
      );
    }
    if (format === 'GIF' && upload.fileLength > MAX_GIF_BYTES) {
      throw refuse('A sample of a GIF header has at most 3.5 MB.');
    }
    return;
  }
  throw refuse('The header_handle is not valid: upload the sample with the Resumable Upload API.');
};

/** Refuses a header that Meta refuses (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components). */
export const checkHeader = (component: JsonObject, draft: TemplateDraft): void => {
  const format = (asString(component['format']) ?? '').toUpperCase();
  switch (format) {
    case 'TEXT':
      return checkText(component, draft);
    case 'GIF':
      if (draft.category !== 'MARKETING') throw refuse('GIF headers are for marketing only.');
      return checkSample(component, format, draft.uploads);
    case 'IMAGE':
    case 'VIDEO':
    case 'DOCUMENT':
      return checkSample(component, format, draft.uploads);
    case 'LOCATION':
      // The place is told when the message is sent; authentication templates have no header at all.
      return;
    case '':
      throw missingField('HEADER', 'format');
    default:
      throw refuse(`Unknown header format ${format}.`);
  }
};
