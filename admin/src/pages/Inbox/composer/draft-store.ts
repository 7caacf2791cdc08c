import type { AnswerFile } from '../../../../../shared/contracts/inbox';
import type { Shelf } from './outbox';

/** A file of the Media Library that is to go with a message. */
export type DraftFile = AnswerFile;

/** What somebody has begun to write in a conversation. */
export interface Draft {
  text: string;
  /** documentId of the message that is answered. */
  replyTo: string | null;
  files: DraftFile[];
  /** What is for the colleagues, and whether that is being written. */
  note: string;
  isNote: boolean;
}

export const NO_DRAFT: Draft = { text: '', replyTo: null, files: [], note: '', isNote: false };

/** So many conversations keep what was begun; of more the oldest is forgotten. */
const MOST_DRAFTS = 100;

type Kept = Record<string, Partial<Draft>>;

const isEmpty = ({ text, replyTo, files, note, isNote }: Draft): boolean =>
  text.trim() === '' &&
  note.trim() === '' &&
  replyTo === null &&
  files.length === 0 &&
  isNote === false;

/** The beginning of something, as the list shows it. */
const firstWords = ({ text, note, files }: Draft): string =>
  text.trim() || note.trim() || (files[0]?.name ?? '');

/** What has been begun in each conversation; `place` belongs to one person, as a browser may be shared. */
export function createDraftStore(shelf: Shelf | null, place: string) {
  const read = (): Kept => {
    try {
      return (JSON.parse(shelf?.getItem(place) ?? '{}') as Kept | null) ?? {};
    } catch {
      return {};
    }
  };
  const get = (conversation: string): Draft => ({ ...NO_DRAFT, ...read()[conversation] });
  return {
    get,
    /** The first words of what was begun; empty where nothing was. */
    wordsOf: (conversation: string): string => firstWords(get(conversation)),
    /** An empty one is forgotten. */
    set(conversation: string, draft: Draft): void {
      const { [conversation]: _, ...others } = read();
      const kept = isEmpty(draft) ? others : { ...others, [conversation]: draft };
      try {
        const entries = Object.entries(kept).slice(-MOST_DRAFTS);
        if (entries.length === 0) shelf?.removeItem(place);
        else shelf?.setItem(place, JSON.stringify(Object.fromEntries(entries)));
      } catch {
        // A full or forbidden store: the field keeps it as long as the page is open.
      }
    },
  };
}
