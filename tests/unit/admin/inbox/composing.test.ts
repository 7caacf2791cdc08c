import {
  checkAttachment,
  readFacts,
  toContents,
} from '../../../../admin/src/pages/Inbox/composer/attachment';
import type { DraftFile } from '../../../../admin/src/pages/Inbox/composer/draft-store';
import {
  firstValues,
  toInteractive,
} from '../../../../admin/src/pages/Inbox/composer/interactive-values';
import { quickReplyAt } from '../../../../admin/src/pages/Inbox/composer/quick-reply-search';
import { kindOf } from '../../../../shared/domain/media';
import { checkContent } from '../../../../shared/domain/message/content';

const MB = 1024 * 1024;

const file = (changes: Partial<DraftFile> = {}): DraftFile => ({
  fileId: 7,
  name: 'invoice.pdf',
  mime: 'application/pdf',
  sizeBytes: 1000,
  kind: 'document',
  ...changes,
});

describe('a file', () => {
  test.each([
    ['image/png', 'image'],
    ['image/webp', 'sticker'],
    ['image/heic', 'image'],
    ['video/mp4', 'video'],
    ['audio/ogg; codecs=opus', 'audio'],
    ['application/pdf', 'document'],
    ['application/zip', 'document'],
  ])('of the type %s goes as %s', (mime, kind) => {
    expect(kindOf(mime)).toBe(kind);
  });

  const codes = (one: Partial<DraftFile>) => checkAttachment(file(one), {}).map(({ code }) => code);

  test('is looked at before it is uploaded', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ mime: 'application/zip' })).toEqual(['media.type']);
    expect(codes({ kind: 'image', mime: 'image/png', sizeBytes: 6 * MB })).toEqual([
      'media.tooLarge',
    ]);
    expect(codes({ sizeBytes: 0 })).toEqual(['media.empty']);
  });

  test('tells by its first bytes what WhatsApp can play', async () => {
    const ogg = new Blob([new TextEncoder().encode(`OggS${'\0'.repeat(60)}`)]);
    const sound = file({ kind: 'audio', mime: 'audio/ogg' });
    expect(checkAttachment(sound, await readFacts(ogg)).map(({ code }) => code)).toEqual([
      'media.notOpus',
    ]);
  });
});

describe('a text and its files', () => {
  test('are one message where the file can carry the words', () => {
    expect(toContents(' Here you are ', [file()])).toEqual([
      { type: 'document', media: { fileId: 7 }, fileName: 'invoice.pdf', caption: 'Here you are' },
    ]);
  });

  test('are as many messages as there are files; the words stand below the first that can carry them', () => {
    const sound = file({ fileId: 1, kind: 'audio', mime: 'audio/mpeg' });
    const picture = file({ fileId: 2, kind: 'image', mime: 'image/png' });
    expect(toContents('Look', [sound, picture, picture])).toEqual([
      { type: 'audio', media: { fileId: 1 } },
      { type: 'image', media: { fileId: 2 }, caption: 'Look' },
      { type: 'image', media: { fileId: 2 } },
    ]);
  });

  test('go on their own where no file can carry the words, or they are too long for it', () => {
    const sound = file({ kind: 'audio', mime: 'audio/mpeg' });
    expect(toContents('Listen', [sound]).map(({ type }) => type)).toEqual(['audio', 'text']);
    expect(toContents('x'.repeat(1025), [file()]).map(({ type }) => type)).toEqual([
      'document',
      'text',
    ]);
  });

  test('are nothing where there is nothing', () => {
    expect(toContents(' \n', [])).toEqual([]);
  });
});

describe('a quick reply', () => {
  test.each([
    ['/', 1, { from: 0, to: 1, query: '' }],
    ['/thx', 4, { from: 0, to: 4, query: 'thx' }],
    ['Dear Ana, /th', 13, { from: 10, to: 13, query: 'th' }],
    ['/thx and more', 4, { from: 0, to: 4, query: 'thx' }],
  ])('is looked for in %j', (text, caret, found) => {
    expect(quickReplyAt(text, caret)).toEqual(found);
  });

  test.each([
    ['and/or', 6],
    ['https://x', 9],
    ['/thx more', 9],
    ['thx', 3],
  ])('is not looked for in %j', (text, caret) => {
    expect(quickReplyAt(text, caret)).toBeNull();
  });
});

describe('a message with something to tap', () => {
  const values = { ...firstValues('Which one?'), header: ' ', footer: 'Thanks' };

  test('has buttons with ids of their own', () => {
    const content = toInteractive({ ...values, buttons: ['Red ', 'Blue'] });
    expect(content).toEqual({
      type: 'interactive',
      kind: 'button',
      body: 'Which one?',
      footer: 'Thanks',
      buttons: [
        { id: 'button-1', title: 'Red' },
        { id: 'button-2', title: 'Blue' },
      ],
    });
    expect(checkContent(content)).toEqual([]);
  });

  test('has rows with ids that differ over all sections', () => {
    const rows = [{ title: 'A', description: '' }];
    const content = toInteractive({
      ...values,
      kind: 'list',
      opener: 'Choose',
      sections: [
        { title: 'One', rows },
        { title: 'Two', rows: [{ title: 'B', description: 'The second' }] },
      ],
    });
    expect(content).toMatchObject({
      kind: 'list',
      button: 'Choose',
      sections: [
        { title: 'One', rows: [{ id: 'row-1-1', title: 'A' }] },
        { title: 'Two', rows: [{ id: 'row-2-1', title: 'B', description: 'The second' }] },
      ],
    });
    expect(checkContent(content)).toEqual([]);
  });

  test('leads to an address', () => {
    const content = toInteractive({
      ...values,
      kind: 'cta_url',
      label: 'Shop',
      url: ' https://shop.example ',
    });
    expect(content).toMatchObject({ displayText: 'Shop', url: 'https://shop.example' });
    expect(checkContent(content)).toEqual([]);
  });
});
