import {
  mainLanguage,
  readRate,
  refreshesEvery,
  splitLanguages,
  SHOWN_LANGUAGES,
} from '../../../../admin/src/pages/Templates/List/groups';
import {
  isNarrowed,
  problemsSearch,
  toTemplateQuery,
} from '../../../../admin/src/pages/Templates/List/list-query';
import type { TemplateLanguage } from '../../../../shared/contracts/templates';

const language = (code: string, more: Partial<TemplateLanguage> = {}): TemplateLanguage => ({
  documentId: `id-${code}`,
  language: code,
  status: 'APPROVED',
  qualityScore: 'GREEN',
  rejectedReason: null,
  hasDrift: false,
  ...more,
});

const codesOf = (languages: TemplateLanguage[]) => languages.map((one) => one.language);

describe('The address of the template list', () => {
  it('is read with care, because anybody can write into it', () => {
    expect(toTemplateQuery({ page: '-3', pageSize: 'x', _q: '100%25' })).toMatchObject({
      page: 1,
      pageSize: 10,
      sort: 'updatedAt:DESC',
      _q: '100%',
    });
    expect(toTemplateQuery({ _q: '100%' })._q).toBe('100%');
    expect(toTemplateQuery({ hasProblem: 'yes' }).hasProblem).toBeUndefined();
  });

  it('carries every filter to the server', () => {
    const filters = {
      status: 'PAUSED',
      category: 'UTILITY',
      language: 'de',
      appliesTo: 'api::order.order',
      account: 'a1',
      hasProblem: 'true',
    };
    expect(toTemplateQuery(filters)).toMatchObject(filters);
  });

  it('tells an empty list from one that is narrowed to nothing', () => {
    expect(isNarrowed({ page: '2', sort: 'name:ASC', pageSize: '20' })).toBe(false);
    for (const name of ['status', 'account', 'hasProblem', '_q'] as const)
      expect(isNarrowed({ [name]: 'true' })).toBe(true);
  });

  it('leads from a sync to what that account has to decide', () => {
    const params = Object.fromEntries(new URLSearchParams(problemsSearch('a 1&b')));
    expect(toTemplateQuery(params)).toMatchObject({ hasProblem: 'true', account: 'a 1&b' });
  });
});

describe('The languages of a row', () => {
  it('stand all in view while there are few', () => {
    const few = ['de', 'en', 'es', 'fr', 'it'].map((code) => language(code));
    expect(splitLanguages(few, false)).toEqual({ shown: few, hidden: 0 });
  });

  it('are cut when there are many, those that need somebody first', () => {
    const many = [
      ...['de', 'en', 'es', 'fr', 'it', 'nl'].map((code) => language(code)),
      language('pl', { status: 'REJECTED' }),
      language('pt_BR', { hasDrift: true }),
      language('sv', { qualityScore: 'RED' }),
      language('tr', { qualityScore: 'UNKNOWN' }),
    ];
    const { shown, hidden } = splitLanguages(many, false);
    expect(codesOf(shown)).toEqual(['pl', 'pt_BR', 'sv', 'de']);
    expect(hidden).toBe(many.length - SHOWN_LANGUAGES);
    expect(splitLanguages(many, true)).toMatchObject({ hidden: 0 });
    expect(codesOf(splitLanguages(many, true).shown).sort()).toEqual(codesOf(many).sort());
  });

  it('count one that Meta knows under a new status as one that needs somebody', () => {
    const many = ['de', 'en', 'es', 'fr', 'it'].map((code) => language(code));
    const { shown } = splitLanguages([...many, language('xx', { status: 'LOST' })], false);
    expect(shown[0]?.language).toBe('xx');
  });

  it.each([
    ['en', 'en_GB'],
    ['de', 'de'],
    ['pt-BR', 'pt_BR'],
    ['pt', 'pt_PT'],
    ['ja', 'de'],
  ])('are stood for by the one that the admin %s reads: %s', (locale, code) => {
    const languages = ['de', 'en_GB', 'en_US', 'pt_PT', 'pt_BR'].map((each) => language(each));
    expect(mainLanguage(languages, locale)?.language).toBe(code);
  });

  it('are looked at again while Meta decides on one', () => {
    const group = (status: string) => ({ languages: [language('de'), language('en', { status })] });
    expect(refreshesEvery([group('APPROVED'), group('REJECTED')])).toBe(0);
    expect(refreshesEvery([group('APPROVED'), group('PENDING')])).toBeGreaterThan(0);
    expect(refreshesEvery([group('IN_APPEAL')])).toBeGreaterThan(0);
  });
});

describe('The read rate', () => {
  it('is unknown while nothing was sent, and never more than all', () => {
    expect(readRate({ sent: 0, read: 0 })).toBeNull();
    expect(readRate({ sent: 4, read: 1 })).toBe(0.25);
    expect(readRate({ sent: 4, read: 5 })).toBe(1);
  });
});
