import { withQuery } from '../../../../admin/src/api/with-query';

describe('putting parameters behind a path', () => {
  it('encodes values and leaves out empty ones', () => {
    expect(withQuery('/x', { _q: '+49 & co', page: 2, state: '', template: undefined })).toBe(
      '/x?_q=%2B49+%26+co&page=2',
    );
  });

  it('leaves the path alone when there are none', () => {
    expect(withQuery('/x', {})).toBe('/x');
  });
});
