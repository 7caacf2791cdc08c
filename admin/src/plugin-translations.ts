import { PLUGIN_ID } from '../../shared/plugin';
import start from './translations/start/en.json';
import type { Texts } from './translations/texts';

/** The key of a text that Strapi itself shows, so that it is there from the start. */
export type StartKey = keyof typeof start;

/** The id under which a text of ours is known, e.g. `whatsapp.messages.title`. */
export const tr = (key: string): string => `${PLUGIN_ID}.${key}`;

/** A text that Strapi shows, as it takes one: by its id, and in English where it has no other. */
export const startText = (key: StartKey) => ({ id: tr(key), defaultMessage: start[key] });

/** Puts the plugin's name before every key, so that no other plugin's texts are overwritten. */
export const withPrefix = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [tr(key), text]));
