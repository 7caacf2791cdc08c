import { renderContent, toContentBlocks } from '../../../../shared/domain/message/content';
import type { FreeContent } from '../../../../shared/domain/message/content/content';
import type { CarriedFile } from './carried-file';
import type { Composed } from './compose';
import type { Quotes } from './prepare-content';

/** A message without a template as it is stored; its file goes to Meta just before it leaves. */
export function composeContent(
  content: FreeContent,
  file: CarriedFile | null,
  quotes: Quotes,
  key: string | null,
): Composed {
  return {
    rendered: renderContent(content),
    codeState: null,
    content: {
      payload: {},
      free: content,
      ...(file && {
        media: {
          fileId: file.file.id,
          kind: file.carried.kind,
          fileName: file.carried.fileName ?? file.file.name,
        },
      }),
      quotes,
      ...(key !== null && { key }),
      links: [],
      blocks: toContentBlocks(content, file && { url: file.file.url, name: file.file.name }),
    },
  };
}
