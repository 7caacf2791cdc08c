import {
  emptyLanguage,
  faultyLanguages,
  languagesBeside,
  toConsentWords,
  isRemovable,
  toInput,
  toValues,
} from '../../../../admin/src/pages/Preferences/preference-values';
import type { InboxPreferences, Settings } from '../../../../shared/contracts/preferences';
import { USUAL_HOURS } from '../../../../shared/domain/opening-hours';
import { DEFAULT_WORDS } from '../../../../shared/domain/consent-words';

const reply = { enabled: false, text: '', everyHours: 24, personButton: null };
const inbox: InboxPreferences = {
  readReceipts: 'opened',
  showTyping: true,
  hours: USUAL_HOURS,
  away: reply,
  welcome: reply,
};
const preferences = {
  trackLinks: true,
  isTrackLinksLocked: false,
  noticeText: '',
  consentWords: DEFAULT_WORDS,
  inbox,
  settings: {
    'sending.undoSeconds': { value: 8, standard: 8, isLocked: false, range: null },
    'retention.mediaDays': { value: null, standard: null, isLocked: false, range: null },
  } as unknown as Settings,
};
const values = toValues(preferences);

describe('The preferences as they are edited', () => {
  it('set nothing when nothing was changed: somebody else may have, meanwhile', () => {
    expect(toInput(values, values)).toEqual({
      consentWords: { languages: [], removed: [] },
      inbox: {},
      settings: {},
    });
  });

  it('set of each part only what was changed', () => {
    const [english, ...others] = values.languages;
    const edited = {
      ...values,
      trackLinks: false,
      languages: [{ ...english!, stopAll: 'enough' }, ...others],
      inbox: { ...values.inbox, showTyping: !inbox.showTyping },
      settings: { ...values.settings, 'retention.mediaDays': 30 },
    };
    const input = toInput(edited, values);
    expect(input).toMatchObject({
      trackLinks: false,
      inbox: { showTyping: !inbox.showTyping },
      settings: { 'retention.mediaDays': 30 },
    });
    expect(Object.keys(input.inbox!)).toEqual(['showTyping']);
    expect(input.consentWords).toEqual({
      languages: [expect.objectContaining({ language: english!.language, stopAll: ['enough'] })],
      removed: [],
    });
  });

  it('name the languages that were taken out, which are none of the plugin’s own', () => {
    const saved = { ...values, languages: [...values.languages, emptyLanguage('da')] };
    expect(toInput(values, saved).consentWords).toMatchObject({ removed: ['da'] });
    expect([isRemovable('da'), isRemovable('de')]).toEqual([true, false]);
  });

  it('have a word a line, without what is only space', () => {
    const [english] = values.languages;
    const edited = { ...english!, stopAll: ' stop \n\n no more\r\n ' };
    const { languages } = toConsentWords({ confirms: true, languages: [edited] });
    expect(languages[0]!.stopAll).toEqual(['stop', 'no more']);
  });

  it('can have another language, with or without its country, and each once', () => {
    const beside = languagesBeside(values.languages);
    expect(beside).toEqual(expect.arrayContaining(['da', 'pt_BR']));
    expect(beside).not.toContain('de');
    expect(new Set(beside).size).toBe(beside.length);
    const languages = [...values.languages, emptyLanguage('da')];
    expect(languagesBeside(languages)).not.toContain('da');
    expect(toConsentWords({ confirms: true, languages }).languages.at(-1)).toMatchObject({
      language: 'da',
      stopAll: [],
      confirmations: { start: '' },
    });
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
