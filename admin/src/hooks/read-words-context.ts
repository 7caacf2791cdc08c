import { createContext } from 'react';
import type { Vocabulary } from '../translations/languages';

/** How the server's English sentences are known again, so that they can be said in another language. */
export const ReadWordsContext = createContext<Vocabulary['readWords']>(null);
