import { PLUGIN_ID } from '../../shared/plugin';

/** The id under which a text of ours is known, e.g. `whatsapp.messages.title`. */
export const tr = (key: string): string => `${PLUGIN_ID}.${key}`;

/** Puts the plugin's name before every key, so that no other plugin's texts are overwritten. */
export const withPrefix = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [tr(key), text]));
