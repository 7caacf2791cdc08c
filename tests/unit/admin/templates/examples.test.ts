import { EXAMPLES } from '../../../../admin/src/pages/Templates/content/examples';
import { languageName } from '../../../../admin/src/pages/Templates/content/languages';
import { isNarrowed, toTemplateQuery } from '../../../../admin/src/pages/Templates/List/list-query';
import { checkTemplate } from '../../../../shared/domain/template/check';

describe('An example', () => {
  it.each(EXAMPLES.map(({ id, content }) => [id, content] as const))(
    '%s has nothing to fix',
    (_id, content) => expect(checkTemplate(content)).toEqual([]),
  );
});

describe('A language', () => {
  it('is named in the language of the admin, or by its code', () => {
    expect(languageName('pt_BR', 'en')).toBe('Brazilian Portuguese');
    expect(languageName('de', 'de')).toBe('Deutsch');
    expect(languageName('no such!', 'en')).toBe('no such!');
  });
});

describe('The address of the list', () => {
  it('is read with care, because anybody can write into it', () => {
    expect(toTemplateQuery({ page: '-3', pageSize: 'x', _q: '100%25' })).toMatchObject({
      page: 1,
      pageSize: 10,
      sort: 'updatedAt:DESC',
      _q: '100%',
    });
    expect(toTemplateQuery({ _q: '100%' })._q).toBe('100%');
  });

  it('tells an empty list from one that is narrowed to nothing', () => {
    expect(isNarrowed({ page: '2', sort: 'name:ASC' })).toBe(false);
    expect(isNarrowed({ status: 'DRAFT' })).toBe(true);
  });
});
