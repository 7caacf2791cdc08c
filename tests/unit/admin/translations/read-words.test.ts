import { readWords } from '../../../../admin/src/translations/read-words';
import { DIAGNOSES } from '../../../../shared/domain/diagnosis';
import {
  fillSentence,
  sentenceOf,
  SENTENCES,
  type SentenceKey,
} from '../../../../shared/domain/sentences';

/** Something for each parameter of a sentence. */
const paramsOf = (sentence: string): Record<string, string> =>
  Object.fromEntries(
    [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name], index) => [name, `a.b*c? ${index}`]),
  );

/** What was read, said again in English. */
const sayAgain = (words: string): string | undefined =>
  readWords(words)
    ?.map(({ key, params }) => fillSentence(ENGLISH[key]!, params))
    .join(' ');

const ENGLISH: Record<string, string> = {
  ...Object.fromEntries(Object.entries(SENTENCES).map(([code, words]) => [`issue.${code}`, words])),
  ...Object.fromEntries(
    DIAGNOSES.flatMap(({ key, title, action }) => [
      [`diagnosis.${key}.title`, title],
      [`diagnosis.${key}.action`, action],
    ]),
  ),
};

describe('A sentence of the server', () => {
  it.each(Object.keys(SENTENCES) as SentenceKey[])('is known again: %s', (code) => {
    const params = paramsOf(SENTENCES[code]);
    const words = sentenceOf(code, params);
    expect(readWords(words)?.map((known) => known.params)).toEqual([params]);
    expect(sayAgain(words)).toBe(words);
  });

  it('is known again in what Meta’s errors mean, title and action together', () => {
    for (const { title, action } of DIAGNOSES)
      expect(sayAgain(`${title} ${action}`)).toBe(`${title} ${action}`);
  });

  it('is known again as the reason of another', () => {
    const reason = sentenceOf('campaign.accountGone');
    expect(readWords(sentenceOf('run.error', { reason }))).toEqual([
      { key: 'issue.run.error', params: { reason } },
    ]);
  });

  it('is not found in what people and Meta write', () => {
    expect(readWords('Please call me back. Thank you.')).toBeNull();
    expect(readWords('(#131030) Recipient phone number not in allowed list')).toBeNull();
    expect(readWords('')).toBeNull();
  });
});
