import { isMediaHeader } from '../template/header/media';
import type { TemplateContent } from '../template/template';

/** Addresses of files at Meta, which are signed and run out, stand in the examples of what came from there. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'example')
      .map(([key, item]) => [key, withoutExamples(item)]),
  );
}

/** What a template says as another environment can take it: without its file, which has another id there. */
export function portableContent(content: TemplateContent): TemplateContent {
  const { header } = content;
  return withoutExamples({
    ...content,
    header: isMediaHeader(header) ? { ...header, file: null } : header,
  }) as TemplateContent;
}

/** What a file says, with the header’s own file as it was chosen here. */
export function withFileOf(
  content: TemplateContent,
  here: TemplateContent | null,
): TemplateContent {
  const { header } = content;
  if (!isMediaHeader(header)) return content;
  const known = here?.header ?? null;
  const file = isMediaHeader(known) && known.type === header.type ? known.file : null;
  return { ...content, header: { ...header, file } };
}
