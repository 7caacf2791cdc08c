import {
  checkWords,
  chooseConfirmation,
  confirmationOf,
  createWordReader,
  DEFAULT_WORDS,
  LISTS,
  normalizeWord,
  readSaid,
  type ConsentLanguage,
  type ConsentWords,
} from '../../../../../shared/domain/consent-words';

const read = createWordReader(DEFAULT_WORDS);
const english = DEFAULT_WORDS.languages.find(({ language }) => language === 'en')!;
const withEnglish = (change: Partial<ConsentLanguage>, more: Partial<ConsentWords> = {}) => ({
  ...DEFAULT_WORDS,
  ...more,
  languages: DEFAULT_WORDS.languages.map((one) => (one === english ? { ...one, ...change } : one)),
});
const faults = (words: ConsentWords) =>
  checkWords(words).map(({ path, code }) => `${path} ${code}`);

describe('A stop word', () => {
  test.each([
    'stop',
    'STOP',
    ' Stop ',
    'Stop.',
    'STOP!!!',
    '“Stop”',
    '¡STOP!',
    'S.T.O.P',
    '*stop*',
    'stop 🙏',
    '🛑 Stop 🛑🏽',
    'stóp',
    'ＳＴＯＰ',
    '\u200eStop\u200f',
    'stop\n',
    'Stop all',
    'stop   ALL',
    'UNSUBSCRIBE',
    'Opt-out',
    'opt out',
    'Arret',
    'ARRÊT',
    'Desabonner',
    'Cancelar suscripcion',
    'Abonelikten cik',
    'DURDUR',
    'Стоп!',
    'إيقاف',
    'ايقاف',
    'توقّف',
    'הסר',
    'הָסֵר',
    'रोकें',
    'रोकें।',
    '配信停止。',
    'ｽﾄｯﾌﾟ',
    '退订！',
    'Berhenti',
  ])('%s ends everything', (text) => {
    expect(read(text)).toMatchObject({ kind: 'stop', purpose: 'all' });
  });

  test.each(['Stop promotions', 'STOP PROMOTIONS.', 'Keine Werbung', 'Stop promosi', '拒收广告'])(
    '%s ends marketing alone',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'stop', purpose: 'marketing' });
    },
  );

  test.each([
    'stop by tomorrow',
    'Please stop',
    'stop it',
    'stop, please',
    'Can you stop by at 5?',
    'Nonstop',
    'bus stop',
    'stops',
    'st op',
    'Start or stop?',
    'I want to unsubscribe my brother from your newsletter',
    'bitte nicht abmelden',
    'no',
    'cancel',
    'end',
    'quit',
    '🛑',
    '👎',
    '...',
    '',
    '   ',
    `stop${' '.repeat(1000)}`,
    'x'.repeat(100_000),
  ])('is not read in “%s”', (text) => {
    expect(read(text)).toBeNull();
  });

  test('is the whole message, whatever stands before or behind it', () => {
    for (const one of DEFAULT_WORDS.languages)
      for (const { list } of LISTS)
        for (const word of one[list])
          for (const more of [`${word} xyz`, `xyz ${word}`, `${word}${word}q`])
            expect([more, read(more)]).toEqual([more, null]);
  });
});

describe('A start word', () => {
  test.each(['START', 'start!', 'Subscribe', 'opt-in', 'Alta', 'başlat', 'СТАРТ', '配信再開'])(
    '%s opts in',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'start' });
    },
  );

  test.each([
    'yes',
    'ok',
    'Hello',
    'let’s start',
    'start tomorrow',
    'voltar',
    'ja',
    '👍',
    'thanks',
  ])('is not read in “%s”', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('What a message says', () => {
  const said = (kind: string, text: string | null, payload: string | null = null) =>
    readSaid({ kind, text, payload }, read);

  test('is read where it is typed, or stands on what is tapped', () => {
    expect(said('text', 'Stop')).toMatchObject({ kind: 'stop', purpose: 'all' });
    expect(said('button', 'Stop promotions', 'x')).toMatchObject({ purpose: 'marketing' });
    expect(said('button', 'Leave me alone', 'STOP')).toMatchObject({ purpose: 'all' });
    expect(said('interactive', 'Stop', 'row_1')).toMatchObject({ purpose: 'all' });
  });

  test('is not read in what the application calls an answer, nor in anything else', () => {
    expect(said('interactive', 'Stop the delivery', 'stop')).toBeNull();
    expect(said('text', null)).toBeNull();
    for (const kind of ['image', 'reaction', 'audio', 'document', 'order', 'unsupported', 'edit'])
      expect(said(kind, 'STOP')).toBeNull();
  });

  test('opts in only where it is typed', () => {
    expect(said('text', 'start')).toMatchObject({ kind: 'start' });
    expect(said('button', 'Start', 'start')).toBeNull();
    expect(said('interactive', 'Start')).toBeNull();
  });
});

describe('A confirmation', () => {
  const answer = (text: string, person: string | null, usual = 'en') => {
    const word = read(text)!;
    return chooseConfirmation(DEFAULT_WORDS, word, { person, usual }).language;
  };

  test('is in the person’s language, else in that of the word, else in the usual one', () => {
    expect(answer('stop', 'de')).toBe('de');
    expect(answer('stop', 'pt_BR')).toBe('pt');
    expect(answer('abmelden', null, 'fr')).toBe('de');
    expect(answer('abmelden', 'fr')).toBe('fr');
    // 停止 is Japanese and Chinese.
    expect(answer('停止', null, 'zh_CN')).toBe('zh');
    expect(answer('停止', null, 'xx')).toBe('ja');
    expect(answer('退订', 'xx', 'en')).toBe('zh');
  });

  test('says what was understood', () => {
    const texts = english.confirmations;
    expect(confirmationOf(english, read('stop')!)).toBe(texts.stopAll);
    expect(confirmationOf(english, read('stop promotions')!)).toBe(texts.stopMarketing);
    expect(confirmationOf(english, read('start')!)).toBe(texts.start);
  });

  test.each(DEFAULT_WORDS.languages.map((one) => [one.language, one] as const))(
    'in %s names a word with which the person can change their mind',
    (_, { confirmations }) => {
      const bears = (text: string, kind: string) => {
        const plain = normalizeWord(text).replaceAll(' ', '');
        return DEFAULT_WORDS.languages
          .flatMap((one) => (kind === 'start' ? one.start : one.stopAll))
          .some((word) => plain.includes(normalizeWord(word).replaceAll(' ', '')));
      };
      expect(bears(confirmations.stopAll, 'start')).toBe(true);
      expect(bears(confirmations.stopMarketing, 'start')).toBe(true);
      expect(bears(confirmations.start, 'stop')).toBe(true);
    },
  );
});

describe('The words of a business', () => {
  test('are right as they come, in every language that is promised', () => {
    expect(faults(DEFAULT_WORDS)).toEqual([]);
    expect(DEFAULT_WORDS.languages.map(({ language }) => language)).toEqual(
      'en de fr es pt it nl pl tr ru ar he hi ja zh id'.split(' '),
    );
  });

  test('are read instead of those that come with the plugin', () => {
    const own = createWordReader(withEnglish({ stopAll: ['Enough!'], stopMarketing: ['stop'] }));
    expect(own('enough')).toMatchObject({ kind: 'stop', purpose: 'all' });
    expect(own('Stop')).toMatchObject({ purpose: 'marketing' });
    expect(own('unsubscribe')).toBeNull();
  });

  test('are refused where they could not be read, or in two ways', () => {
    expect(faults(withEnglish({ stopAll: ['stop', '🛑'] }))).toEqual([
      'languages.en.stopAll words.noLetters',
    ]);
    expect(faults(withEnglish({ start: ['x'.repeat(61)] }))).toEqual([
      'languages.en.start words.tooLong',
    ]);
    expect(faults(withEnglish({ start: ['Stop!'] }))).toEqual([
      'languages.en.start words.twoMeanings',
    ]);
    // Also where another language means something else by it.
    expect(faults(withEnglish({ start: ['abmelden'] }))).toEqual([
      'languages.de.stopAll words.twoMeanings',
    ]);
  });

  test('leave a way out', () => {
    const none = DEFAULT_WORDS.languages.map((one) => ({ ...one, stopAll: [] }));
    expect(faults({ ...DEFAULT_WORDS, languages: none })).toEqual(['languages words.noStop']);
    expect(faults({ ...DEFAULT_WORDS, languages: [] })).toEqual(['languages words.noStop']);
  });

  test('are confirmed by texts that are no such words themselves', () => {
    const confirmations = { stopAll: ' ', stopMarketing: 'x'.repeat(5_000), start: 'Start.' };
    expect(faults(withEnglish({ confirmations }))).toEqual([
      'languages.en.confirmations.stopAll words.textEmpty',
      'languages.en.confirmations.stopMarketing body.tooLong',
      'languages.en.confirmations.start words.textIsWord',
    ]);
    // What is told to nobody need not be written.
    const silent = { ...withEnglish({ confirmations }), confirms: false };
    expect(faults(silent)).not.toContain('languages.en.confirmations.stopAll words.textEmpty');
  });

  test('are of languages that there are, each once', () => {
    const twice = [...DEFAULT_WORDS.languages, english, { ...english, language: 'klingon' }];
    expect(faults({ ...DEFAULT_WORDS, languages: twice })).toEqual([
      'languages.en words.languageTwice',
      'languages.klingon words.language',
    ]);
  });
});
