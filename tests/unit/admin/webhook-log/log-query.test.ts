import { readQuery } from '../../../../admin/src/pages/WebhookLog/log-query';

describe('What the address of the webhook log asks for', () => {
  test('pages are counted from one, and nothing else is passed on', () => {
    expect(readQuery({ page: 'x', verdict: 'parked', other: 1 } as never)).toEqual({
      page: 1,
      pageSize: 20,
      verdict: 'parked',
    });
    expect(readQuery({ page: '3', pageSize: '50' })).toMatchObject({ page: 3, pageSize: 50 });
  });
});
