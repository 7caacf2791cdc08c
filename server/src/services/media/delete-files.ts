import type { Core } from '@strapi/strapi';

import { rowsOf } from '../../store/table';
import type { FileRow } from '../../store/rows';

const FILE = 'plugin::upload.file';

/**
 * Deletes files from the Media Library, with what the provider keeps of them; those that are gone already
 * change nothing. With `keepUsed`, one that records use stays.
 */
export async function deleteFiles(
  strapi: Core.Strapi,
  ids: number[],
  { keepUsed }: { keepUsed: boolean },
): Promise<number> {
  if (ids.length === 0) return 0;
  const files = await rowsOf<FileRow & { related?: unknown[] }>(strapi, FILE).findMany({
    where: { id: { $in: ids } },
    populate: keepUsed ? ['related'] : [],
    orderBy: { id: 'asc' },
  });
  const upload = strapi.plugin('upload').service('upload') as unknown as {
    remove(file: FileRow): Promise<unknown>;
  };
  const going = files.filter(({ related }) => !keepUsed || !related || related.length === 0);
  // One by one: the provider may be a remote one that counts requests.
  for (const file of going) await upload.remove(file);
  return going.length;
}
