import type { Runtime } from '../../runtime';
import type { ErasableMessage } from '../../store/erase-messages';
import { rowsOf } from '../../store/table';
import { deleteFiles } from '../media/delete-files';
import { fileKeyOf } from '../media/upload';
import { fileOf } from '../messages/to-body';
import { captionOf } from '../received-media/library';

const FILE = 'plugin::upload.file';

/** Deletes the files of people; each answers how many there were. */
export function createFileEraser({ strapi, contactPages, messageEraser, mediaUploads }: Runtime) {
  /** The files whose captions name these messages or conversations. */
  async function findOf(named: { documentId: string }[]): Promise<number[]> {
    if (named.length === 0) return [];
    const found = await rowsOf<{ id: number }>(strapi, FILE).findMany({
      where: { caption: { $in: named.map(({ documentId }) => captionOf(documentId)) } },
      select: ['id'],
    });
    return found.map(({ id }) => id);
  }

  /** Files that were saved just before their process ended are found by their caption. */
  async function findSaved(messages: ErasableMessage[]): Promise<number[]> {
    const fetching = new Set(await messageEraser.listFetching(messages.map(({ id }) => id)));
    return findOf(messages.filter(({ id }) => fetching.has(id)));
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

  return {
    /** Those that came with messages. */
    async ofMessages(messages: ErasableMessage[]): Promise<number> {
      const received = messages.flatMap(({ file }) => file?.id ?? []);
      const ids = [...new Set([...received, ...(await findSaved(messages))])];
      await forgetUploads(messages);
      return deleteFiles(strapi, ids, { keepUsed: false });
    },

    /** Those that colleagues added in the conversations of these contacts, unless records use them. */
    async ofContacts(contactIds: number[]): Promise<number> {
      const ids = await findOf(await contactPages.listConversations(contactIds));
      return deleteFiles(strapi, ids, { keepUsed: true });
    },
  };
}
