import { open } from 'node:fs/promises';

import type { AnswerFile } from '../../../../shared/contracts/inbox';
import { passes } from '../../../../shared/domain/issue';
import {
  bareMime,
  checkMediaFile,
  kindOf,
  MEDIA_HEAD_BYTES,
  readMediaFacts,
} from '../../../../shared/domain/media';
import { isTypeAllowed, safeName } from '../../../../shared/domain/received-file';
import type { Actor } from '../../actor';
import { invalid, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { captionOf, createLibrary, typeLists } from '../received-media/library';
import type { InboxAccess } from './access';

/** A file of somebody's device, as it came. */
export interface SentFile {
  path: string;
  name: string | null;
  mime: string | null;
  sizeBytes: number;
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(MEDIA_HEAD_BYTES),
      0,
      MEDIA_HEAD_BYTES,
      0,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Takes files from people's devices, for whoever may answer and has no right in the Media Library. */
export function createInboxFiles({ strapi }: Pick<Runtime, 'strapi'>, access: InboxAccess) {
  const library = createLibrary(strapi);

  return {
    /** Saves a file that can be sent in a conversation; refused is what WhatsApp or the host does not take. */
    async addFile(documentId: string, file: SentFile, actor: Actor): Promise<AnswerFile> {
      const conversation = await access.get(documentId, actor, 'inbox.reply');
      const { path, sizeBytes } = file;
      const mime = bareMime(file.mime ?? '');
      const name = safeName(file.name ?? undefined, 'file');
      const kind = kindOf(mime);
      const facts = readMediaFacts(await readHead(path));
      const issues = checkMediaFile(kind, { name, mime, sizeBytes, ...facts }, 'message', 'file');
      if (!passes(issues)) throw invalid(issues);
      if (!isTypeAllowed(mime, typeLists(strapi))) throw refuse('media.notTaken', 'file', { mime });
      const fileId = await library.put(
        { path, mime, sizeBytes },
        {
          name,
          caption: captionOf(conversation.documentId),
          ...(actor.source === 'person' && { user: actor.user }),
        },
      );
      return { fileId, name, mime, sizeBytes, kind };
    },
  };
}
