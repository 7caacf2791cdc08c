import { isMediaAddress } from '../../../../server/src/meta/media-host';

describe('The token goes to an address', () => {
  const GRAPH = 'https://graph.facebook.com';

  it.each([
    'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
    'https://mmg.whatsapp.net/v/t62',
    'https://scontent.fber1-1.fbcdn.net/x',
    'https://graph.facebook.com/file',
  ])('of Meta’s: %s', (address) => expect(isMediaAddress(address, GRAPH)).toBe(true));

  it('where the API itself is, such as a simulator', () => {
    expect(isMediaAddress('http://127.0.0.1:4010/media?mid=1', 'http://127.0.0.1:4010')).toBe(true);
    expect(isMediaAddress('http://127.0.0.1:4011/media?mid=1', 'http://127.0.0.1:4010')).toBe(
      false,
    );
  });

  it.each([
    'http://lookaside.fbsbx.com/x',
    'https://fbsbx.com.example.com/x',
    'https://evilfbsbx.com/x',
    'https://example.com/lookaside.fbsbx.com',
    'https://user@lookaside.fbsbx.com/x',
    'http://169.254.169.254/latest',
    'file:///etc/passwd',
    'lookaside.fbsbx.com',
    '',
  ])('never when it is %j', (address) => expect(isMediaAddress(address, GRAPH)).toBe(false));
});
