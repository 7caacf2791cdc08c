import fc from 'fast-check';
import { passes } from '../../../../../../shared/domain/issue';
import {
  checkContent,
  CONTENTS,
  mediaOf,
  readContent,
  renderContent,
  toContentBlocks,
  toMetaContent,
  type Sent,
} from '../../../../../../shared/domain/message/content';
import type {
  ContentMedia,
  FreeContent,
  InteractiveContent,
} from '../../../../../../shared/domain/message/content/content';
import { anyContent } from './any-content';
import table from './payload-cases.json';

interface Case {
  title: string;
  content: FreeContent;
  sent?: Sent;
  message: object;
}

const cases = (table as unknown as Case[]).map((each) => [each.title, each] as const);

const LINK = { link: 'https://shop.example/a.png' };
const buttons = (more: object = {}) => ({
  type: 'interactive',
  kind: 'button',
  body: 'Shall we?',
  buttons: [{ id: 'yes', title: 'Yes' }],
  ...more,
});
const list = (row: object) => ({
  type: 'interactive',
  kind: 'list',
  body: 'What?',
  button: 'Open',
  sections: [{ rows: [{ id: 'a', title: 'A' }, row] }],
});

describe('What is handed in as a message', () => {
  it.each(cases)('is read as it was written: %s', (_title, { content }) => {
    expect(readContent(JSON.parse(JSON.stringify(content)))).toEqual({ content, issues: [] });
  });

  it('is read as it was written, whatever it is', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(readContent(structuredClone(content))).toEqual({ content, issues: [] });
      }),
    );
  });

  it.each<[string, unknown, string, string]>([
    ['nothing', undefined, 'content', 'content.notObject'],
    ['a list', [], 'content', 'content.notObject'],
    ['no type', { body: 'a' }, 'content.type', 'content.missing'],
    ['an unknown type', { type: 'fax' }, 'content.type', 'content.choice'],
    ['a type of the language', { type: 'constructor' }, 'content.type', 'content.choice'],
    ['no text', { type: 'text' }, 'content.body', 'content.missing'],
    ['null as text', { type: 'text', body: null }, 'content.body', 'content.notText'],
    ['a number as text', { type: 'text', body: 5 }, 'content.body', 'content.notText'],
    ['a NUL', { type: 'text', body: 'a\u0000' }, 'content.body', 'content.characters'],
    ['half a character', { type: 'text', body: 'a\ud83d' }, 'content.body', 'content.characters'],
    [
      'a word as switch',
      { type: 'text', body: 'a', previewUrl: 'true' },
      'content.previewUrl',
      'content.notFlag',
    ],
    [
      'a field of Meta',
      { type: 'text', body: 'a', preview_url: true },
      'content.preview_url',
      'content.unknownField',
    ],
    [
      'a field of the language',
      JSON.parse('{"type":"text","body":"a","__proto__":{}}'),
      'content.__proto__',
      'content.unknownField',
    ],
    [
      'a number in words',
      { type: 'location', latitude: '52', longitude: 13 },
      'content.latitude',
      'content.notNumber',
    ],
    [
      'no number',
      { type: 'location', latitude: NaN, longitude: 13 },
      'content.latitude',
      'content.notNumber',
    ],
    ['no file', { type: 'image' }, 'content.media', 'content.missing'],
    ['an address as file', { type: 'image', media: LINK.link }, 'content.media', 'content.file'],
    [
      'two files',
      { type: 'image', media: { ...LINK, fileId: 1 } },
      'content.media',
      'content.file',
    ],
    [
      'an id as text',
      { type: 'image', media: { fileId: '1' } },
      'content.media.fileId',
      'content.notNumber',
    ],
    [
      'words below sound',
      { type: 'audio', media: LINK, caption: 'a' },
      'content.caption',
      'content.unknownField',
    ],
    ['one contact', { type: 'contacts', contacts: {} }, 'content.contacts', 'content.notList'],
    [
      'a name as contact',
      { type: 'contacts', contacts: ['Ines'] },
      'content.contacts.0',
      'content.notObject',
    ],
    [
      'a phone number as text',
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'I', first_name: 'I' }, phones: ['+49'] }],
      },
      'content.contacts.0.phones.0',
      'content.notObject',
    ],
    ['no kind', { type: 'interactive' }, 'content.kind', 'content.missing'],
    ['an unknown kind', buttons({ kind: 'carousel' }), 'content.kind', 'content.choice'],
    ['a header without type', buttons({ header: {} }), 'content.header.type', 'content.missing'],
    [
      'a header of another kind',
      buttons({ header: { type: 'location' } }),
      'content.header.type',
      'content.choice',
    ],
    [
      'a picture with a name as header',
      buttons({ header: { type: 'image', media: LINK, fileName: 'a' } }),
      'content.header.fileName',
      'content.unknownField',
    ],
    [
      'a row without title',
      list({ id: 'b' }),
      'content.sections.0.rows.1.title',
      'content.missing',
    ],
    [
      'a row with a number as title',
      list({ id: 'b', title: 1 }),
      'content.sections.0.rows.1.title',
      'content.notText',
    ],
    [
      'a row with a picture',
      list({ id: 'b', title: 'B', image: 'a' }),
      'content.sections.0.rows.1.image',
      'content.unknownField',
    ],
  ])('is refused with the place that is wrong: %s', (_title, input, path, code) => {
    const { content, issues } = readContent(input);
    expect(content).toBeNull();
    expect(issues).toMatchObject([{ path, code, severity: 'error' }]);
  });

  it('is told everything that is wrong at once, but not without end', () => {
    const input = { type: 'location', latitude: 'a', name: 5, city: 'Berlin' };
    expect(readContent(input).issues.map(({ path }) => path)).toEqual([
      'content.city',
      'content.latitude',
      'content.longitude',
      'content.name',
    ]);
    const rubbish = { type: 'contacts', contacts: Array(10_000).fill(0) };
    expect(readContent(rubbish).issues).toHaveLength(50);
  });

  it('may hold null for what may be left out', () => {
    expect(readContent(buttons({ header: null, footer: null }))).toEqual({
      content: buttons(),
      issues: [],
    });
  });

  it('never throws, whatever it is', () => {
    const fields = [
      'type',
      'kind',
      'body',
      'media',
      'header',
      'contacts',
      'name',
      'sections',
      'rows',
    ];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.anything(),
        fc.constantFrom(...Object.keys(CONTENTS), 'button', 'list', 'cta_url'),
        fc.dictionary(fc.constantFrom(...fields), tie('any')),
        fc.array(tie('any'), { maxLength: 3 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, fc.constantFrom(...Object.keys(CONTENTS)), (any, type) => {
        const { content, issues } = readContent({ ...(any as object), type });
        expect(content === null).toBe(issues.length > 0);
        if (content) checkContent(content);
      }),
    );
  });
});

describe('A rule of Meta that is broken', () => {
  it.each<[string, FreeContent, string, string]>([
    ['a long text', { type: 'text', body: 'a'.repeat(4097) }, 'content.body', 'body.tooLong'],
    [
      'a link that is none',
      { type: 'image', media: { link: 'a.png' } },
      'content.media.link',
      'button.url.invalid',
    ],
    [
      'no file of the library',
      { type: 'video', media: { fileId: -1 } },
      'content.media.fileId',
      'content.fileId',
    ],
    [
      'a file name that is too long',
      { type: 'document', media: LINK, fileName: 'a'.repeat(241) },
      'content.fileName',
      'header.fileName',
    ],
    [
      'a wrong file above replies',
      buttons({ header: { type: 'image', media: { fileId: 0 } } }) as FreeContent,
      'content.header.media.fileId',
      'content.fileId',
    ],
    [
      'an empty title of a row',
      list({ id: 'b', title: '' }) as FreeContent,
      'content.sections.0.rows.1.title',
      'row.title.empty',
    ],
    [
      'the same id twice',
      list({ id: 'a', title: 'B' }) as FreeContent,
      'content.sections.0.rows.1.id',
      'reply.id.duplicate',
    ],
  ])('is told with its place: %s', (_title, content, path, code) => {
    expect(checkContent(content)).toMatchObject([{ path, code, severity: 'error' }]);
  });

  it.each<[string, FreeContent, string]>([
    [
      'an address that nobody sees',
      { type: 'location', latitude: 1, longitude: 1, address: 'Torstr. 1' },
      'location.addressAlone',
    ],
    [
      'rows that look the same',
      list({ id: 'b', title: 'A' }) as FreeContent,
      'row.title.duplicate',
    ],
    [
      'a link that is not encrypted',
      { type: 'image', media: { link: 'http://shop.example/a.png' } },
      'button.url.http',
    ],
  ])('may be only a warning: %s', (_title, content, code) => {
    const issues = checkContent(content);
    expect(issues).toMatchObject([{ code, severity: 'warning' }]);
    expect(passes(issues)).toBe(true);
  });
});

describe('A message on its way to Meta', () => {
  it.each(cases)('is written as Meta takes it: %s', (_title, { content, sent, message }) => {
    expect(JSON.parse(JSON.stringify(toMetaContent(content, sent)))).toEqual(message);
  });

  it('does not go without its file', () => {
    const content: FreeContent = { type: 'image', media: { fileId: 7 } };
    expect(() => toMetaContent(content)).toThrow('File 7 of the Media Library');
  });
});

describe('The file of a message', () => {
  const media: ContentMedia = { fileId: 7 };

  it.each<[FreeContent, object | null]>([
    [
      { type: 'image', media },
      { kind: 'image', media, use: 'message', path: 'content.media' },
    ],
    [
      { type: 'audio', media },
      { kind: 'audio', media, use: 'message', path: 'content.media' },
    ],
    [
      { type: 'audio', media, voice: true },
      { kind: 'audio', media, use: 'voice', path: 'content.media' },
    ],
    [
      { type: 'document', media, fileName: 'A.pdf' },
      { kind: 'document', media, use: 'message', fileName: 'A.pdf', path: 'content.media' },
    ],
    [
      { type: 'sticker', media },
      { kind: 'sticker', media, use: 'message', path: 'content.media' },
    ],
    [
      buttons({ header: { type: 'document', media, fileName: 'A.pdf' } }) as FreeContent,
      { kind: 'document', media, use: 'message', fileName: 'A.pdf', path: 'content.header.media' },
    ],
    [
      buttons({ header: { type: 'video', media } }) as FreeContent,
      { kind: 'video', media, use: 'message', path: 'content.header.media' },
    ],
    [buttons({ header: { type: 'text', text: 'A' } }) as FreeContent, null],
    [buttons() as FreeContent, null],
    [{ type: 'text', body: 'a' }, null],
  ])('is found with its place: %j', (content, expected) => {
    expect(mediaOf(content)).toEqual(expected);
  });
});

describe('The text of a message in the log', () => {
  it.each<[FreeContent, string]>([
    [{ type: 'text', body: 'Hello' }, 'Hello'],
    [{ type: 'image', media: LINK }, 'Image'],
    [{ type: 'image', media: LINK, caption: 'Look' }, 'Look'],
    [{ type: 'video', media: LINK, caption: ' ' }, 'Video'],
    [{ type: 'audio', media: LINK }, 'Audio'],
    [{ type: 'audio', media: LINK, voice: true }, 'Voice message'],
    [{ type: 'document', media: LINK }, 'Document'],
    [{ type: 'document', media: LINK, fileName: 'A.pdf' }, 'A.pdf'],
    [{ type: 'document', media: LINK, fileName: 'A.pdf', caption: 'Read' }, 'Read'],
    [{ type: 'sticker', media: LINK }, 'Sticker'],
    [{ type: 'location', latitude: 52.5, longitude: 13.4 }, 'Location: 52.5, 13.4'],
    [
      { type: 'location', latitude: 1, longitude: 1, name: 'Shop', address: 'Torstr. 1' },
      'Location: Shop, Torstr. 1',
    ],
    [{ type: 'contacts', contacts: [{ name: { formatted_name: 'Ines O.' } }] }, 'Contact: Ines O.'],
    [
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Ines' } }, { name: { formatted_name: 'Jo' } }],
      },
      'Contacts: Ines, Jo',
    ],
    [{ type: 'reaction', messageId: 'a', emoji: '👍' }, '👍'],
    [{ type: 'reaction', messageId: 'a', emoji: '' }, 'Reaction taken back'],
    [
      buttons({ header: { type: 'text', text: 'Dates' }, footer: 'Shop' }) as FreeContent,
      'Dates\n\nShall we?\n\nShop',
    ],
    [buttons({ header: { type: 'image', media: LINK }, footer: ' ' }) as FreeContent, 'Shall we?'],
  ])('tells what it is: %j', (content, text) => {
    expect(renderContent(content)).toBe(text);
  });

  it('is never empty when the message can be sent', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        fc.pre(passes(checkContent(content)));
        expect(renderContent(content).trim()).not.toBe('');
      }),
    );
  });
});

describe('A message as a bubble shows it', () => {
  const NOTHING = { header: null, media: null, body: [], footer: null, buttons: [] };
  const file = { url: '/uploads/a.png', name: 'a.png' };

  it.each<[FreeContent, object]>([
    [{ type: 'text', body: 'Hello' }, { body: [{ text: 'Hello' }] }],
    [
      { type: 'image', media: { fileId: 7 }, caption: 'Look' },
      { media: { type: 'IMAGE', ...file }, body: [{ text: 'Look' }] },
    ],
    [
      { type: 'document', media: { fileId: 7 }, fileName: 'B.pdf' },
      { media: { type: 'DOCUMENT', url: file.url, name: 'B.pdf' } },
    ],
    [
      { type: 'audio', media: { fileId: 7 }, voice: true },
      { media: { type: 'AUDIO', ...file, isVoice: true } },
    ],
    [{ type: 'sticker', media: { fileId: 7 } }, { media: { type: 'STICKER', ...file } }],
    [
      { type: 'location', latitude: 52.5, longitude: 13.4, name: 'Shop', address: 'Torstr. 1' },
      { media: { type: 'LOCATION', url: null, name: 'Shop', address: 'Torstr. 1' } },
    ],
    [
      { type: 'location', latitude: 52.5, longitude: 13.4 },
      { media: { type: 'LOCATION', url: null, name: '52.5, 13.4', address: null } },
    ],
    [
      {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Ines' },
            org: { company: 'Atlas', title: 'Manager' },
            phones: [{ phone: '+49 1' }],
            emails: [{ email: 'i@a.example' }],
            urls: [{ url: 'https://a.example' }],
          },
          { name: { formatted_name: 'Jo' } },
        ],
      },
      {
        contacts: [
          {
            name: 'Ines',
            lines: ['Manager, Atlas', '+49 1', 'i@a.example', 'https://a.example'],
          },
          { name: 'Jo', lines: [] },
        ],
      },
    ],
    [{ type: 'reaction', messageId: 'a', emoji: '👍' }, { reaction: { emoji: '👍' } }],
    [
      buttons({ header: { type: 'image', media: { fileId: 7 } }, footer: 'Shop' }) as FreeContent,
      {
        media: { type: 'IMAGE', ...file },
        body: [{ text: 'Shall we?' }],
        footer: 'Shop',
        buttons: [{ type: 'quick_reply', text: 'Yes' }],
      },
    ],
    [
      {
        type: 'interactive',
        kind: 'cta_url',
        header: { type: 'text', text: 'News' },
        body: 'See',
        displayText: 'Go',
        url: LINK.link,
      },
      {
        header: [{ text: 'News' }],
        body: [{ text: 'See' }],
        buttons: [{ type: 'url', text: 'Go', url: LINK.link }],
      },
    ],
    [
      {
        ...(list({ id: 'b', title: 'B', description: 'The second' }) as InteractiveContent),
      },
      {
        body: [{ text: 'What?' }],
        list: {
          button: 'Open',
          sections: [
            {
              title: null,
              rows: [
                { title: 'A', description: null },
                { title: 'B', description: 'The second' },
              ],
            },
          ],
        },
      },
    ],
  ])('has its parts: %j', (content, parts) => {
    expect(toContentBlocks(content, file)).toEqual({ ...NOTHING, ...parts });
  });

  it('shows a link itself when the file is not known, and nothing of what lies at Meta', () => {
    expect(toContentBlocks({ type: 'image', media: LINK }).media).toMatchObject({ url: LINK.link });
    expect(toContentBlocks({ type: 'image', media: { mediaId: '1' } }).media).toEqual({
      type: 'IMAGE',
      url: null,
      name: null,
    });
  });
});
