import { error, passes, warning } from '../../../../shared/domain/issue';

describe('Issues', () => {
  it('let pass what is only worth telling', () => {
    expect(passes([])).toBe(true);
    expect(passes([warning('category.promotional', 'category')])).toBe(true);
  });

  it('stop at one that must be mended', () => {
    expect(passes([warning('category.promotional', 'category'), error('name.empty', 'name')])).toBe(
      false,
    );
  });

  it('say what, where, with which values and how bad', () => {
    expect(error('name.empty', 'name')).toEqual({
      code: 'name.empty',
      path: 'name',
      severity: 'error',
    });
    expect(warning('language.unknown', 'language', { language: 'xx' })).toEqual({
      code: 'language.unknown',
      path: 'language',
      params: { language: 'xx' },
      severity: 'warning',
    });
  });
});
