export { checkWords, CONFIRMATIONS, WORD_LANGUAGES } from './check-words';
export { DEFAULT_WORDS } from './defaults';
export { hearWord } from './hear-word';
export { normalizeWord } from './normalize-word';
export {
  chooseConfirmation,
  confirmationOf,
  createWordReader,
  LISTS,
  readSaid,
  type WordReader,
} from './read-word';
export type { Confirmations, ConsentLanguage, ConsentWords, ReadWord } from './words';
