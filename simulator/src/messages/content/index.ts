import { readContacts } from './contacts';
import type { ContentReader } from './content';
import { readInteractive } from './interactive';
import { readLocation } from './location';
import { mediaReader } from './media';
import { readReaction } from './reaction';
import { readText } from './text';

/** The kinds of free-form messages; templates are read by their own rules. */
export const CONTENTS: Readonly<Record<string, ContentReader>> = {
  text: readText,
  image: mediaReader('image'),
  video: mediaReader('video'),
  audio: mediaReader('audio'),
  document: mediaReader('document'),
  sticker: mediaReader('sticker'),
  location: readLocation,
  contacts: readContacts,
  reaction: readReaction,
  interactive: readInteractive,
};
