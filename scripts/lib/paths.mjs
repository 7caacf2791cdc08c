import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PLAYGROUND = path.join(ROOT, 'playground');
/** What may be thrown away: stamps, logs, results. */
export const TMP = path.join(ROOT, '.tmp');

export const inRoot = (...parts) => path.join(ROOT, ...parts);
/** A program of an installed package, to be run by this Node. */
export const bin = (file) => inRoot('node_modules', file);
