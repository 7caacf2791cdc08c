import {
  bareMime,
  checkMediaFile,
  MEDIA_LIMITS,
  readMediaFacts,
} from '../../../../shared/domain/media';

const MB = 1024 * 1024;
const file = (mime: string, sizeBytes = 1) => ({ name: 'a', mime, sizeBytes });

describe('A file for the header of a message', () => {
  it.each([
    ['image', 'image/jpeg'],
    ['image', 'image/png'],
    ['video', 'video/mp4'],
    ['video', 'video/3gpp'],
    ['document', 'application/pdf'],
    ['document', 'text/plain'],
    ['document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['video', 'Video/MP4; codecs=avc1'],
  ] as const)('may as %s be %s', (kind, mime) => {
    expect(checkMediaFile(kind, file(mime), 'message', 'm')).toEqual([]);
  });

  it.each([
    ['image', 'image/gif'],
    ['image', 'image/webp'],
    ['image', 'image/svg+xml'],
    ['video', 'video/quicktime'],
    ['document', 'application/zip'],
    ['document', 'text/html'],
    ['image', 'application/pdf'],
  ] as const)('may not as %s be %s', (kind, mime) => {
    expect(checkMediaFile(kind, file(mime), 'message', 'm')).toMatchObject([
      { code: 'media.type', path: 'm', severity: 'error' },
    ]);
  });

  it('is told by the names that people have for types', () => {
    const [issue] = checkMediaFile('document', file('application/x-msdownload'), 'message', 'm');
    expect(issue?.params).toMatchObject({
      mime: 'application/x-msdownload',
      allowed: 'PDF, plain text, Word, Excel, PowerPoint',
    });
    expect(checkMediaFile('image', file('image/gif'), 'message', 'm')[0]?.params).toMatchObject({
      mime: 'GIF',
      allowed: 'JPEG, PNG',
    });
  });

  it.each([
    ['image', 5],
    ['video', 16],
    ['document', 100],
  ] as const)('may as %s have %d MB and no more', (kind, limit) => {
    const mime = MEDIA_LIMITS[kind].mimes[0]!;
    expect(checkMediaFile(kind, file(mime, limit * MB), 'message', 'm')).toEqual([]);
    expect(checkMediaFile(kind, file(mime, limit * MB + 1), 'message', 'm')).toMatchObject([
      { code: 'media.tooLarge', params: { limit: `${limit} MB` } },
    ]);
  });

  it('may as a sample only be what Meta’s upload takes', () => {
    expect(checkMediaFile('document', file('text/plain'), 'sample', 'm')).toHaveLength(1);
    expect(checkMediaFile('video', file('video/3gpp'), 'sample', 'm')).toHaveLength(1);
    expect(checkMediaFile('document', file('application/pdf'), 'sample', 'm')).toEqual([]);
  });

  it('is not empty', () => {
    expect(checkMediaFile('image', file('image/png', 0), 'message', 'm')).toMatchObject([
      { code: 'media.empty' },
    ]);
  });

  it('is known by its type without parameters', () => {
    expect(bareMime('Audio/OGG; codecs=opus')).toBe('audio/ogg');
  });
});

describe('A file that a message carries', () => {
  const KB = 1024;

  it.each([
    ['audio', 'audio/aac'],
    ['audio', 'audio/amr'],
    ['audio', 'audio/mpeg'],
    ['audio', 'audio/mp4'],
    ['audio', 'audio/ogg; codecs=opus'],
    ['sticker', 'image/webp'],
  ] as const)('may as %s be %s', (kind, mime) => {
    expect(checkMediaFile(kind, file(mime), 'message', 'm')).toEqual([]);
  });

  it.each([
    ['audio', 'audio/wav'],
    ['audio', 'video/mp4'],
    ['sticker', 'image/png'],
  ] as const)('may not as %s be %s', (kind, mime) => {
    expect(checkMediaFile(kind, file(mime), 'message', 'm')).toMatchObject([
      { code: 'media.type', severity: 'error' },
    ]);
  });

  it('may as sound have 16 MB and no more', () => {
    const sound = (bytes: number) =>
      checkMediaFile('audio', file('audio/mpeg', bytes), 'message', 'm');
    expect(sound(16 * MB)).toEqual([]);
    expect(sound(16 * MB + 1)).toMatchObject([
      { code: 'media.tooLarge', params: { size: '16.1 MB', limit: '16 MB' } },
    ]);
  });

  it('is never the sample of a template', () => {
    expect(checkMediaFile('audio', file('audio/mpeg'), 'sample', 'm')).toHaveLength(1);
    expect(checkMediaFile('sticker', file('image/webp'), 'sample', 'm')).toHaveLength(1);
  });

  it('is as a voice note an Ogg file with Opus in one channel', () => {
    const voice = (mime: string, facts = {}) =>
      checkMediaFile('audio', { ...file(mime), ...facts }, 'voice', 'm').map(({ code }) => code);
    expect(voice('audio/ogg')).toEqual([]);
    expect(voice('audio/ogg', { opusChannels: 1 })).toEqual([]);
    expect(voice('audio/mpeg')).toEqual(['media.type']);
    expect(voice('audio/ogg', { opusChannels: null })).toEqual(['media.notOpus']);
    expect(voice('audio/ogg', { opusChannels: 2 })).toEqual(['media.notMono']);
  });

  it('needs Opus in Ogg when it is no voice note, too', () => {
    const vorbis = { ...file('audio/ogg'), opusChannels: null };
    expect(checkMediaFile('audio', vorbis, 'message', 'm')).toMatchObject([
      { code: 'media.notOpus', severity: 'error' },
    ]);
  });

  it.each<[boolean | undefined, number, string[]]>([
    [false, 100 * KB, []],
    [false, 100 * KB + 1, ['error media.tooLarge']],
    [true, 100 * KB + 1, []],
    [true, 500 * KB, []],
    [true, 500 * KB + 1, ['error media.tooLarge']],
    [false, 500 * KB + 1, ['error media.tooLarge']],
    [undefined, 100 * KB, []],
    [undefined, 100 * KB + 1, ['warning media.animatedOnly']],
    [undefined, 500 * KB + 1, ['error media.tooLarge']],
  ])('is as a sticker small (moves: %s, %d bytes)', (isAnimated, bytes, expected) => {
    const sticker = {
      ...file('image/webp', bytes),
      ...(isAnimated !== undefined && { isAnimated }),
    };
    const issues = checkMediaFile('sticker', sticker, 'message', 'm');
    expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  });

  it('says how large it is in a unit that shows the difference', () => {
    expect(
      checkMediaFile('sticker', file('image/webp', 500 * KB + 1), 'message', 'm'),
    ).toMatchObject([{ params: { size: '501 KB', limit: '500 KB' } }]);
  });
});

describe('The first bytes of a file', () => {
  const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const ogg = (packet: string) => bytes(`OggS${'\0'.repeat(24)}${packet}`);
  const webp = (chunk: string) => bytes(`RIFF\0\0\0\0WEBP${chunk}`);

  it.each<[string, Uint8Array, object]>([
    ['a WebP that moves', webp('VP8X\x0a\0\0\0\x02\0\0\0'), { isAnimated: true }],
    ['a WebP that moves and is transparent', webp('VP8X\x0a\0\0\0\x12\0'), { isAnimated: true }],
    ['a transparent WebP', webp('VP8X\x0a\0\0\0\x10\0\0\0'), { isAnimated: false }],
    ['a simple WebP', webp('VP8 \x0a\0\0\0\x02\0\0\0'), { isAnimated: false }],
    ['a WebP that ends at once', webp(''), { isAnimated: false }],
    ['Opus in one channel', ogg('OpusHead\x01\x01'), { opusChannels: 1 }],
    ['Opus in two channels', ogg('OpusHead\x01\x02'), { opusChannels: 2 }],
    ['Opus that ends at once', ogg('OpusHead'), { opusChannels: null }],
    ['Vorbis', ogg('\x01vorbis\0\0\0\0'), { opusChannels: null }],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n'), {}],
    ['nothing', bytes(''), {}],
  ])('tell of %s', (_title, head, facts) => {
    expect(readMediaFacts(head)).toEqual(facts);
  });
});
