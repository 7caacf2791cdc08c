import { PHRASES } from '../../../shared/domain/phrases';
import { SENTENCES } from '../../../shared/domain/sentences';
import { toIcu } from './to-icu';
import en from './en.json';

/** Everything in English: the words of the pages, and the sentences that the server uses too. */
const english = {
  ...en,
  ...Object.fromEntries(
    Object.entries(SENTENCES).map(([code, sentence]) => [`issue.${code}`, toIcu(sentence)]),
  ),
  ...Object.fromEntries(
    Object.entries(PHRASES).map(([code, phrase]) => [`phrase.${code}`, toIcu(phrase)]),
  ),
};

export default english;
