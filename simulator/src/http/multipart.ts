import type { UploadedFile } from '../graph/call';

/** A multipart form, read. */
export interface Form {
  fields: Record<string, string>;
  files: UploadedFile[];
}

const BREAK = Buffer.from('\r\n\r\n');

/** Reads a multipart/form-data body; parts that are not well-formed are left out. */
export const readMultipart = (body: Buffer, contentType: string): Form => {
  const form: Form = { fields: {}, files: [] };
  const match = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2]?.trim();
  if (!boundary) return form;
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at !== -1) {
    const start = at + mark.length + 2;
    const end = body.indexOf(mark, start);
    if (end === -1) break;
    readPart(body.subarray(start, end - 2), form);
    at = end;
  }
  return form;
};

const readPart = (part: Buffer, form: Form): void => {
  const split = part.indexOf(BREAK);
  if (split === -1) return;
  const head = part.subarray(0, split).toString('utf8');
  const bytes = Buffer.from(part.subarray(split + BREAK.length));
  const name = /[\s;]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return;
  const filename = /filename="([^"]*)"/i.exec(head)?.[1];
  const type = /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim();
  if (filename === undefined) {
    form.fields[name] = bytes.toString('utf8');
    return;
  }
  form.files.push({ name, filename, type: type ?? 'application/octet-stream', bytes });
};
