import type { MediaFile } from '../../../shared/domain/media';
import type { TemplateButton } from '../../../shared/domain/template/button';
import type { TemplateHeader } from '../../../shared/domain/template/header';
import { isMediaHeader, MEDIA_HEADERS } from '../../../shared/domain/template/header/media';
import type { ParameterFormat, TemplateContent } from '../../../shared/domain/template/template';
import type { ButtonRow, FileRow, TemplateRow, VariableRow } from './rows';

/** A file as the rules look at it; the upload plugin counts in kilobytes. */
export const toMediaFile = ({ id, name, mime, size, url }: FileRow): MediaFile => ({
  id,
  name,
  mime,
  sizeBytes: Math.round(Number(size) * 1000),
  url,
});

/** The header of a template. */
export function toHeader(row: TemplateRow): TemplateHeader | null {
  const { headerType, headerText, headerMedia, headerSource, raw } = row;
  if (headerType === null) return null;
  if (headerType === 'text') return { type: 'text', text: headerText ?? '' };
  if (headerType === 'location') return { type: 'location' };
  const kind = MEDIA_HEADERS.find((one) => one === headerType);
  if (!kind) return { type: 'other', raw: raw?.header ?? null };
  return {
    type: kind,
    file: headerMedia ? toMediaFile(headerMedia) : null,
    source: headerSource?.source ?? { from: 'ask' },
    fileName: headerSource?.fileName ?? null,
  };
}

/** A button of a template. */
export function toButton({ type, text, url, urlType, phoneNumber, options, raw }: ButtonRow) {
  const label = text ?? '';
  switch (type) {
    case 'url':
      return { type, text: label, url: url ?? '', urlType: urlType ?? 'static', ...options };
    case 'phone_number':
      return { type, text: label, phoneNumber: phoneNumber ?? '', ...options };
    case 'quick_reply':
    case 'copy_code':
    case 'otp':
    case 'flow':
      return { type, text: label, ...options };
    default:
      return { type: 'other', text: label, raw: raw ?? null };
  }
}

/** A button as a row: what has a column of its own stands there, the rest of its kind in `options`. */
export function toButtonColumns(button: TemplateButton, position: number) {
  const { type, text, ...rest } = button;
  const { url, urlType, phoneNumber, raw, ...options } = rest as Record<string, unknown>;
  return {
    position,
    type,
    text,
    url: url ?? null,
    urlType: urlType ?? null,
    phoneNumber: phoneNumber ?? null,
    options: Object.keys(options).length > 0 ? options : null,
    raw: raw ?? null,
  };
}

/** What a template says, from its rows. */
export function toContent(row: TemplateRow, variables: VariableRow[], buttons: ButtonRow[]) {
  return {
    name: row.name,
    language: row.language,
    category: row.category ?? '',
    parameterFormat: row.parameterFormat as ParameterFormat,
    header: toHeader(row),
    body: row.body ?? '',
    footer: row.footer,
    buttons: buttons.map((button) => toButton(button) as TemplateButton),
    variables: variables.map((variable) => ({
      component: variable.component,
      buttonIndex: variable.buttonIndex,
      placeholder: variable.placeholder,
      type: variable.type,
      fieldPath: variable.fieldPath,
      fixedText: variable.fixedText,
      format: variable.format,
      sampleValue: variable.sampleValue ?? '',
      fallback: variable.fallback,
    })),
    authentication: row.authentication,
    ttlSeconds: row.ttlSeconds,
    raw: row.raw?.components ?? [],
  } satisfies TemplateContent;
}

/** What a template says, as columns of its row. */
export const toColumns = ({ header, ...content }: TemplateContent) => ({
  name: content.name,
  language: content.language,
  category: content.category,
  parameterFormat: content.parameterFormat,
  headerType: header?.type ?? null,
  headerText: header?.type === 'text' ? header.text : null,
  headerMedia: isMediaHeader(header) ? (header.file?.id ?? null) : null,
  headerSource: isMediaHeader(header) ? { source: header.source, fileName: header.fileName } : null,
  body: content.body,
  footer: content.footer,
  authentication: content.authentication,
  ttlSeconds: content.ttlSeconds,
  raw: {
    header: header?.type === 'other' ? header.raw : null,
    components: content.raw,
  },
});
