import type { Core } from '@strapi/strapi';

import { bareMime } from '../../../../shared/domain/media';
import { endingOf, safeName } from '../../../../shared/domain/received-file';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { rowsOf } from '../../store/table';
import { DownloadError, type FetchedFile } from './fetch-file';

const FILE = 'plugin::upload.file';
const FOLDER = 'plugin::upload.folder';
const FOLDER_NAME = 'WhatsApp';
const PLACE = { type: 'plugin', name: PLUGIN_ID, key: 'received-media-folder' } as const;

interface FolderRow {
  id: number;
}

/** By the caption a file is found again that was saved just before its process ended. */
export const captionOf = (messageDocumentId: string): string => `WhatsApp ${messageDocumentId}`;

/** Where the files of people are in the Media Library: a folder of their own, also when it is renamed. */
export function createLibrary(strapi: Core.Strapi) {
  const folders = () => rowsOf<FolderRow>(strapi, FOLDER);
  let finding: Promise<number> | null = null;

  const oldest = () =>
    folders().findOne({
      where: { name: FOLDER_NAME, parent: { id: { $null: true } } },
      select: ['id'],
      orderBy: { id: 'asc' },
    });

  async function findFolder(): Promise<number> {
    const known = (await strapi.store!.get(PLACE)) as number | null;
    if (known !== null && (await folders().findOne({ where: { id: known }, select: ['id'] })))
      return known;
    let folder = await oldest();
    if (!folder) {
      const service = strapi.plugin('upload').service('folder') as unknown as {
        create(folder: object): Promise<FolderRow>;
      };
      const made = await service.create({ name: FOLDER_NAME, parent: null });
      // Another process may have made one in the same moment: the older one is used by both.
      folder = (await oldest()) ?? made;
      if (folder.id !== made.id) await folders().deleteMany({ where: { id: made.id } });
    }
    await strapi.store!.set({ ...PLACE, value: folder.id });
    return folder.id;
  }

  function folder(): Promise<number> {
    finding ??= findFolder().finally(() => {
      finding = null;
    });
    return finding;
  }

  return {
    /** The file of a message that an earlier attempt has saved; null for none. */
    find: async (messageDocumentId: string): Promise<number | null> =>
      (
        await rowsOf<{ id: number }>(strapi, FILE).findOne({
          where: { caption: captionOf(messageDocumentId), folder: { id: await folder() } },
          select: ['id'],
        })
      )?.id ?? null,

    /** Saves a file; the answer is its row id. Throws `DownloadError` where the Media Library refuses it. */
    async save(
      file: FetchedFile,
      messageDocumentId: string,
      name: string | undefined,
    ): Promise<number> {
      const ending = endingOf(file.mime);
      const called = safeName(name, `whatsapp-${messageDocumentId.slice(0, 8)}`);
      const uploads = strapi.plugin('upload').service('upload') as unknown as {
        upload(input: object): Promise<{ id: number }[]>;
      };
      try {
        const [saved] = await uploads.upload({
          data: {
            fileInfo: {
              name: called.toLowerCase().endsWith(ending) ? called : `${called}${ending}`,
              caption: captionOf(messageDocumentId),
              folder: await folder(),
            },
          },
          files: {
            filepath: file.path,
            originalFilename: `file${ending}`,
            mimetype: bareMime(file.mime),
            size: file.sizeBytes,
          },
        });
        return saved!.id;
      } catch (failure) {
        const { name: kind, message } = failure as Error;
        if (kind === 'PayloadTooLargeError') throw new DownloadError('tooLarge', true);
        // It is no picture, say: it will not be one later.
        throw new DownloadError('library', kind === 'ApplicationError', message);
      }
    },
  };
}
