import { createHash } from 'node:crypto';

import {
  endingOf,
  fitsChecksum,
  isTypeAllowed,
  safeName,
} from '../../../../shared/domain/received-file';

describe('The type of a file that somebody sent', () => {
  it.each(['image/jpeg', 'audio/ogg; codecs=opus', 'application/pdf', 'application/x-unheard-of'])(
    'may be %s',
    (mime) => expect(isTypeAllowed(mime, {})).toBe(true),
  );

  it.each([
    'text/html',
    'TEXT/HTML; charset=utf-8',
    'application/xhtml+xml',
    'image/svg+xml',
    'text/xml',
    'application/javascript',
    'application/x-msdownload',
    '',
  ])('is never %j, whatever the lists say', (mime) =>
    expect(isTypeAllowed(mime, { allowedTypes: ['*/*', mime] })).toBe(false),
  );

  it('is what the Media Library takes', () => {
    const lists = { allowedTypes: ['image/*', 'application/pdf'], deniedTypes: ['image/gif'] };
    expect(isTypeAllowed('image/png', lists)).toBe(true);
    expect(isTypeAllowed('application/PDF', lists)).toBe(true);
    expect(isTypeAllowed('image/gif', lists)).toBe(false);
    expect(isTypeAllowed('video/mp4', lists)).toBe(false);
    expect(isTypeAllowed('video/mp4', { allowedTypes: [] })).toBe(false);
    expect(isTypeAllowed('video/mp4', { deniedTypes: ['video/*'] })).toBe(false);
  });

  it('alone decides how the file ends', () => {
    expect(endingOf('audio/ogg; codecs=opus')).toBe('.ogg');
    expect(
      endingOf('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
    ).toBe('.docx');
    expect(endingOf('application/x-unheard-of')).toBe('.bin');
  });
});

describe('The name of a file that somebody sent', () => {
  it.each([
    ['invoice 12.pdf', 'invoice 12.pdf'],
    ['../../etc/passwd', 'etc passwd'],
    ['a\u0000b\u202Efdp.exe', 'a b fdp.exe'],
    ['   ', 'fallback'],
    [undefined, 'fallback'],
  ])('%j becomes %j', (name, safe) => expect(safeName(name, 'fallback')).toBe(safe));

  it('is never too long', () => expect(safeName('x'.repeat(500), 'f')).toHaveLength(120));
});

describe('A checksum', () => {
  const digest = createHash('sha256').update('bytes').digest();
  const [hex, base64] = [digest.toString('hex'), digest.toString('base64')];
  const other = createHash('sha256').update('other').digest();

  it('fits in either writing', () => {
    expect(fitsChecksum(hex.toUpperCase(), hex, base64)).toBe(true);
    expect(fitsChecksum(base64, hex, base64)).toBe(true);
    expect(fitsChecksum(digest.toString('base64url'), hex, base64)).toBe(true);
  });

  it('of other bytes does not', () => {
    expect(fitsChecksum(other.toString('hex'), hex, base64)).toBe(false);
    expect(fitsChecksum(other.toString('base64'), hex, base64)).toBe(false);
  });

  it('that is none says nothing', () => {
    expect(fitsChecksum(null, hex, base64)).toBe(true);
    expect(fitsChecksum('b7c1=', hex, base64)).toBe(true);
  });
});
