import {
  changeInboxUrl,
  isFiltered,
  readInboxUrl,
} from '../../../../admin/src/pages/Inbox/inbox-url';

const read = (query: string) => readInboxUrl(new URLSearchParams(query));
const change = (query: string, changes: Parameters<typeof changeInboxUrl>[1]) =>
  changeInboxUrl(new URLSearchParams(query), changes).toString();

describe('The address of the inbox', () => {
  it('says what is listed, and passes on nothing else', () => {
    expect(read('')).toEqual({ tab: 'all' });
    expect(read('tab=mine&_q=+ines+&unread=true&sort=waiting&limit=9&x=y')).toEqual({
      tab: 'mine',
      _q: 'ines',
      unread: 'true',
      sort: 'waiting',
    });
    expect(read('tab=parrot&sort=parrot&unread=no&label=')).toEqual({ tab: 'all' });
  });

  it('is changed one by one, and does not say what is usual', () => {
    expect(change('tab=mine&_q=a', { label: 'vip' })).toBe('tab=mine&_q=a&label=vip');
    expect(change('tab=mine&_q=a', { tab: 'all', _q: undefined })).toBe('');
    expect(change('sort=waiting', { sort: 'newest' })).toBe('');
    expect(change('x=y', { unread: 'true' })).toBe('x=y&unread=true');
  });

  it('tells whether the list is narrowed', () => {
    expect(isFiltered(read('tab=mine&sort=waiting'))).toBe(false);
    expect(isFiltered(read('snoozed=true'))).toBe(true);
  });
});
