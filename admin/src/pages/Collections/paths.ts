import { PLUGIN_ID } from '../../../../shared/plugin';

/** The list of collections. */
export const COLLECTIONS_PATH = `/settings/${PLUGIN_ID}/collections`;

/** The settings of one collection. */
export const collectionPath = (uid: string): string =>
  `${COLLECTIONS_PATH}/${encodeURIComponent(uid)}`;
