import type { Runtime } from '../../runtime';
import type { ErasableMessage } from '../../store/erase-messages';
import { rowsOf } from '../../store/table';
import { deleteFiles } from '../media/delete-files';
import { fileKeyOf } from '../media/upload';
import { fileOf } from '../messages/to-body';
import { captionOf } from '../received-media/library';

const FILE = 'plugin::upload.file';

/** Deletes the files that came with messages; answers how many there were. */
export function createFileEraser({ strapi, messageEraser, mediaUploads }: Runtime) {
  /** Files that were saved just before their process ended are found by their caption. */
  async function findSaved(messages: ErasableMessage[]): Promise<number[]> {
    const fetching = new Set(await messageEraser.listFetching(messages.map(({ id }) => id)));
    if (fetching.size === 0) return [];
    const captions = messages
      .filter(({ id }) => fetching.has(id))
      .map(({ documentId }) => captionOf(documentId));
    const found = await rowsOf<{ id: number }>(strapi, FILE).findMany({
      where: { caption: { $in: captions } },
      select: ['id'],
    });
    return found.map(({ id }) => id);
  }

  /** What went out came from the Media Library and stays there; only that Meta has it is forgotten. */
  async function forgetUploads(messages: ErasableMessage[]): Promise<void> {
    const seen = new Set<string>();
    for (const { content, account } of messages) {
      const media = fileOf(content);
      if (!media || !account || seen.has(`${account.id} ${media.fileId}`)) continue;
      seen.add(`${account.id} ${media.fileId}`);
      const file = await mediaUploads.getFile(media.fileId);
      if (file)
        await mediaUploads.forget({
          phoneNumberId: account.phoneNumberId,
          fileKey: fileKeyOf(file),
        });
    }
  }

  return async (messages: ErasableMessage[]): Promise<number> => {
    const received = messages.flatMap(({ file }) => file?.id ?? []);
    const ids = [...new Set([...received, ...(await findSaved(messages))])];
    await forgetUploads(messages);
    return deleteFiles(strapi, ids, { keepUsed: false });
  };
}
