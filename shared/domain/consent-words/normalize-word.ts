/** Marks that writers leave out: accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels. */
const LEFT_OUT =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]/gu;

/** What decomposes into nothing simpler, and what each stands for. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ى: 'ي',
};

/** Everything that is neither a letter with its marks, nor a digit, nor a space. */
const NO_WORD = /[^\p{L}\p{M}\p{N}\s]/gu;

/** Marks that belong to emoji: what makes a picture of them, and the frame of a key. */
const OF_EMOJI = /[\ufe00-\ufe0f\u20e3]/gu;

/**
 * A text as words are compared: in lower case, without accents, punctuation and emoji, with one space
 * between words. Empty when no letter and no digit is in it.
 */
export const normalizeWord = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .replace(OF_EMOJI, '')
    .replace(/[ßłøđıæœى]/gu, (letter) => PLAIN[letter]!)
    .replace(NO_WORD, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
