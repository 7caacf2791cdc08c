import type { Core } from '@strapi/strapi';

import { bareMime } from '../../../../shared/domain/media';
import { endingOf, safeName, type TypeLists } from '../../../../shared/domain/received-file';
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

/** By the caption a file is found again: of a message, or of the conversation that it was added in. */
export const captionOf = (documentId: string): string => `WhatsApp ${documentId}`;

/** The folder in which the files of people are, by row id; null where there is none yet. */
export const knownFolder = async (strapi: Core.Strapi): Promise<number | null> =>
  (await strapi.store!.get(PLACE)) as number | null;

/** What the host’s Media Library is told to take. */
export const typeLists = (strapi: Core.Strapi): TypeLists =>
  strapi.config.get('plugin::upload.security') ?? {};

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
    const known = await knownFolder(strapi);
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

  /** Saves a file under the usual ending of its type; the answer is its row id. */
  async function put(
    file: FetchedFile,
    { name, caption, user }: { name: string; caption: string; user?: { id: number } },
  ): Promise<number> {
    const ending = endingOf(file.mime);
    const uploads = strapi.plugin('upload').service('upload') as unknown as {
      upload(input: object, by?: { user: { id: number } }): Promise<{ id: number }[]>;
    };
    const [saved] = await uploads.upload(
      {
        data: {
          fileInfo: {
            name: name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`,
            caption,
            folder: await folder(),
          },
        },
        files: {
          filepath: file.path,
          originalFilename: `file${ending}`,
          mimetype: bareMime(file.mime),
          size: file.sizeBytes,
        },
      },
      ...(user ? [{ user }] : []),
    );
    return saved!.id;
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

    put,

    /** Saves the file of a message; the answer is its row id. Throws `DownloadError` where the Media Library refuses it. */
    async save(
      file: FetchedFile,
      messageDocumentId: string,
      name: string | undefined,
    ): Promise<number> {
      const fallback = `whatsapp-${messageDocumentId.slice(0, 8)}`;
      try {
        return await put(file, {
          name: safeName(name, fallback),
          caption: captionOf(messageDocumentId),
        });
      } catch (failure) {
        const { name: kind, message } = failure as Error;
        if (kind === 'PayloadTooLargeError') throw new DownloadError('tooLarge', true);
        // It is no picture, say: it will not be one later.
        throw new DownloadError('library', kind === 'ApplicationError', message);
      }
    },
  };
}
