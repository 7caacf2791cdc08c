import {
  faultyLanguages,
  toConsentWords,
  toInput,
  toValues,
} from '../../../../admin/src/pages/Preferences/preference-values';
import { DEFAULT_WORDS } from '../../../../shared/domain/consent-words';

const preferences = {
  trackLinks: true,
  isTrackLinksLocked: false,
  noticeText: '',
  consentWords: DEFAULT_WORDS,
};
const values = toValues(preferences);

describe('The preferences as they are edited', () => {
  it('are stored as they were when nothing was changed', () => {
    expect(toInput(values)).toEqual({ trackLinks: true, consentWords: DEFAULT_WORDS });
  });

  it('have a word a line, without what is only space', () => {
    const [english] = values.languages;
    const edited = { ...english!, stopAll: ' stop \n\n no more\r\n ' };
    const { languages } = toConsentWords({ confirms: true, languages: [edited] });
    expect(languages[0]!.stopAll).toEqual(['stop', 'no more']);
  });

  it('say in which languages something is wrong', () => {
    const errors = {
      'consentWords.languages.de.start': 'Twice',
      'consentWords.languages.zh': 'No language',
      'consentWords.languages': 'No stop',
      trackLinks: 'Locked',
    };
    expect(faultyLanguages(values.languages, errors)).toEqual(['de', 'zh']);
    expect(faultyLanguages(values.languages, {})).toEqual([]);
  });
});
