import type { HeaderMediaKind } from '../../../../../shared/domain/media';
import {
  type HEADERS,
  type HeaderType,
  type TemplateHeader,
} from '../../../../../shared/domain/template/header';
import {
  isMediaHeader,
  type MediaHeader,
} from '../../../../../shared/domain/template/header/media';
import type { TemplateContent } from '../../../../../shared/domain/template/template';

/** A header that can be authored. */
export type AuthoredHeader = (typeof HEADERS)[number];

/** The headers of this session by their kind, so that one that was left comes back as it was. */
export type HeaderMemory = ReadonlyMap<HeaderType, TemplateHeader>;

const newMediaHeader = (type: HeaderMediaKind): MediaHeader => ({
  type,
  file: null,
  source: { from: 'file' },
  fileName: null,
});

const NEW_HEADERS: Record<AuthoredHeader, () => TemplateHeader> = {
  text: () => ({ type: 'text', text: '' }),
  image: () => newMediaHeader('image'),
  video: () => newMediaHeader('video'),
  document: () => newMediaHeader('document'),
  location: () => ({ type: 'location' }),
};

/** Gives a template a header of another kind, or none; one that it had before comes back. */
export const withHeaderType = (
  content: TemplateContent,
  type: AuthoredHeader | null,
  memory: HeaderMemory,
): TemplateContent => ({
  ...content,
  header: type === null ? null : (memory.get(type) ?? NEW_HEADERS[type]()),
});

/** Adds the present header to the memory. */
export const rememberHeader = (
  memory: HeaderMemory,
  header: TemplateHeader | null,
): HeaderMemory => (header === null ? memory : new Map([...memory, [header.type, header]]));

/** Changes a header that shows a file; any other stays as it is. */
export const withMedia = (
  content: TemplateContent,
  change: Partial<Pick<MediaHeader, 'file' | 'source' | 'fileName'>>,
): TemplateContent =>
  isMediaHeader(content.header)
    ? { ...content, header: { ...content.header, ...change } }
    : content;

const TYPE_NAMES: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'video/mp4': 'MP4',
  'video/3gpp': '3GPP',
  'application/pdf': 'PDF',
  'text/plain': 'TXT',
  'application/msword': 'DOC',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.ms-powerpoint': 'PPT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
};

/** File types as people call them; one without such a name stays what it is. */
export const typeNames = (mimes: readonly string[]): string[] =>
  mimes.map((mime) => TYPE_NAMES[mime] ?? mime);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people read it, in the admin's language: `245 kB`; Meta counts 1024 to a step. */
export function sizeText(bytes: number, locale: string): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[power],
    maximumFractionDigits: 1,
  }).format(bytes / 1024 ** power);
}
