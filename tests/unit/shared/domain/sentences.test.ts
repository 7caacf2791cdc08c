import { parsePhone } from '../../../../server/src/phone';
import type { Issue } from '../../../../shared/domain/issue';
import { checkMediaFile } from '../../../../shared/domain/media';
import { checkContent, readContent } from '../../../../shared/domain/message/content';
import { readPhone } from '../../../../shared/domain/phone';
import {
  fillSentence,
  sentenceOf,
  SENTENCES,
  type SentenceKey,
} from '../../../../shared/domain/sentences';
import { checkTemplate } from '../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { templateOf, variable } from './template/content';

const PARAMETER = /\{(\w+)\}/g;
const parametersOf = (code: SentenceKey) =>
  [...SENTENCES[code].matchAll(PARAMETER)].map((match) => match[1]!);

const quick = (text: string) => ({ type: 'quick_reply' as const, text });

const url = (address: string, urlType: 'static' | 'dynamic' | 'tracked' = 'static') => ({
  buttons: [{ type: 'url' as const, text: 'Open', url: address, urlType }],
});
const call = (phoneNumber: string) => ({
  buttons: [{ type: 'phone_number' as const, text: 'Call', phoneNumber }],
});
const OTP = {
  type: 'otp' as const,
  text: 'Copy',
  otpType: 'ZERO_TAP' as const,
  autofillText: null,
  supportedApps: [] as { packageName: string; signatureHash: string }[],
  zeroTapTermsAccepted: false,
};
const image = {
  type: 'image' as const,
  file: null,
  source: { from: 'field' as const, path: null, orFile: false },
  fileName: ' ',
};
const sampled = (sampleValue: string) => ({
  body: 'Here stands {{1}} in the middle.',
  variables: [{ ...variable('body', '1'), sampleValue }],
});

const WRONG: Partial<TemplateContent>[] = [
  { header: image },
  {
    header: {
      ...image,
      file: { id: 1, name: 'a.gif', mime: 'image/gif', sizeBytes: 9e6, url: '/a.gif' },
    },
  },
  { header: { ...image, file: { id: 1, name: 'a', mime: 'image/png', sizeBytes: 0, url: '' } } },
  { body: `${'a '.repeat(505)}{{1}} b.`, variables: [variable('body', '1', 'x'.repeat(99))] },
  { buttons: [OTP, OTP] },
  { buttons: [{ ...OTP, text: 'Copy 👍' }] },
  { buttons: [{ ...quick('a\nb') }] },
  { buttons: [{ ...OTP, supportedApps: [{ packageName: 'a', signatureHash: 'b' }] }] },
  {
    buttons: [
      { type: 'flow', text: 'Go', flowId: '', flowAction: 'navigate', navigateScreen: null },
    ],
  },
  url(''),
  url(`https://shop.example/${'a'.repeat(2000)}`),
  url('shop'),
  url('http://shop.example'),
  url('https://bit.ly/a'),
  url('https://shop.example/{{1}}'),
  url('https://shop.example/', 'dynamic'),
  url('https://shop.example/{{1}}/a', 'dynamic'),
  url('https://shop.example{{1}}', 'dynamic'),
  url('https://shop.example/{{A b}}', 'tracked'),
  call(''),
  call('1'.repeat(21)),
  call('abc'),
  {
    category: 'AUTHENTICATION',
    authentication: { addSecurityRecommendation: true, codeExpirationMinutes: 91 },
    header: { type: 'location' },
  },
  { ttlSeconds: 5 },
  sampled('a\tb'),
  sampled('{{1}}'),
  sampled('test'),
  {
    buttons: [{ type: 'copy_code', text: 'Copy offer code' }],
    variables: [variable(0, 'code', 'A'.repeat(16))],
  },
  {
    ...url('https://shop.example/{{1}}', 'dynamic'),
    variables: [{ ...variable(0, '1'), type: 'tracked_link' }],
  },
  {
    ...url('https://shop.example/{{1}}', 'dynamic'),
    variables: [{ ...variable(0, '1'), type: 'portal_link' }],
  },
  { name: '' },
  { name: 'A' },
  { name: 'a'.repeat(513) },
  { language: 'xx' },
  { category: 'OTHER' },
  { category: 'AUTHENTICATION' },
  { body: 'We have a special offer for you today.' },
  { header: { type: 'text', text: '' } },
  { header: { type: 'text', text: 'a'.repeat(61) } },
  { header: { type: 'text', text: '{{1}} or {{2}}' } },
  { header: { type: 'text', text: 'a\nb' } },
  { header: { type: 'text', text: '*a*' } },
  { body: '' },
  { body: 'a'.repeat(1025) },
  { body: '{{1}} is at the start of this' },
  { body: 'At the end of this is {{1}}' },
  { body: 'Here are {{1}} {{2}} side by side, my friend.' },
  { body: 'Hi {{1}}!' },
  { body: 'a     b' },
  { body: 'a\n\n\nb' },
  { body: 'Hi {{1}}, order {{2}} is ready.' },
  { footer: '' },
  { footer: 'a'.repeat(61) },
  { footer: '{{1}}' },
  { footer: 'a\nb' },
  { buttons: Array.from({ length: 11 }, (_, at) => quick(`${at}`)) },
  {
    buttons: [quick('A'), { type: 'other', text: 'B', raw: { type: 'URL' } }, quick('C')],
  },
  { buttons: [quick('')] },
  { buttons: [quick('a'.repeat(26))] },
  { buttons: [quick('{{1}}')] },
  { buttons: [quick('A'), quick('A')] },
  { parameterFormat: 'NAMED', body: 'Here stands {{Who}} in the middle.' },
  { body: 'Here stands {{who}} in the middle.' },
  { body: 'Here stands {{1} in the middle.' },
  { body: 'Here stands {{2}} in the middle.' },
  { body: 'Here stands {{1}} in the middle.', variables: [] },
  {
    body: 'Here stands {{1}} in the middle.',
    variables: [{ ...variable('body', '1'), type: 'field' }],
  },
  {
    body: 'Here stands {{1}} in the middle.',
    variables: [{ ...variable('body', '1'), type: 'fixed_text' }],
  },
];

const media = { link: 'https://shop.example/a' };
const buttons = (more: object): object => ({
  type: 'interactive',
  kind: 'button',
  body: 'Choose',
  buttons: [],
  ...more,
});
const list = (more: object): object => ({
  ...buttons({ kind: 'list', button: 'Open', sections: [], ...more }),
  buttons: undefined,
});
const rows = (...more: object[]) =>
  list({ sections: [{ rows: more.map((one) => ({ id: 'a', title: 'A', ...one })) }] });
const card = (more: object): object => ({
  type: 'contacts',
  contacts: [{ name: { formatted_name: 'Ines', first_name: 'Ines' }, ...more }],
});

/** What somebody may hand in as a message without a template, each wrong in its own way. */
const WRONG_CONTENTS: unknown[] = [
  null,
  {},
  { type: 'fax' },
  { type: 'text', body: 1, text: 'a' },
  { type: 'text', body: 'a\u0000' },
  { type: 'text', body: 'a', previewUrl: 'yes' },
  { type: 'location', latitude: '1', longitude: 181 },
  { type: 'location', latitude: 91, longitude: 0, address: 'Torstr. 1' },
  { type: 'contacts', contacts: {} },
  { type: 'contacts', contacts: [] },
  { type: 'contacts', contacts: Array(258).fill({ name: { formatted_name: ' ' } }) },
  card({ phones: [{ phone: '' }], emails: [{ email: 'a' }], birthday: '1.1.90' }),
  card({ addresses: [{ country_code: 'Germany' }], urls: [{ url: 'shop' }] }),
  { type: 'image', media: {} },
  { type: 'image', media: { fileId: 0 }, caption: 'a'.repeat(1025) },
  { type: 'audio', media: { mediaId: '' } },
  { type: 'document', media, fileName: '' },
  { type: 'reaction', messageId: '', emoji: 'x' },
  buttons({}),
  buttons({ buttons: [{ id: '', title: '' }] }),
  buttons({ buttons: [{ id: ' a', title: 'A' }] }),
  buttons({ buttons: Array(2).fill({ id: 'a', title: 'A' }) }),
  buttons({ buttons: [{ id: 'a'.repeat(257), title: 'a'.repeat(21) }] }),
  list({ header: { type: 'image', media }, button: '' }),
  list({ sections: Array(11).fill({ rows: [] }), button: 'a'.repeat(21) }),
  list({ sections: Array(2).fill({ rows: [] }) }),
  list({ sections: [{ title: 'a'.repeat(25), rows: [] }] }),
  rows(...Array(11).fill({})),
  rows({}, {}),
  rows({ title: '', description: 'a'.repeat(73) }),
  rows({ title: 'a'.repeat(25) }),
];

const contentIssues = (input: unknown): Issue[] => {
  const { content, issues } = readContent(input);
  return content ? [...issues, ...checkContent(content)] : issues;
};

const sound = { name: 'a.ogg', mime: 'audio/ogg', sizeBytes: 9 };

const ISSUES: Issue[] = [
  ...WRONG_CONTENTS.flatMap(contentIssues),
  ...checkMediaFile('audio', { ...sound, opusChannels: null }, 'voice', 'media'),
  ...checkMediaFile('audio', { ...sound, opusChannels: 2 }, 'voice', 'media'),
  ...checkMediaFile(
    'sticker',
    { name: 'a.webp', mime: 'image/webp', sizeBytes: 200_000 },
    'message',
    'media',
  ),
  ...WRONG.flatMap((changes) => checkTemplate(templateOf(changes))),
  ...['', {}, '12 34', '+49'].flatMap((value) => readPhone(value, null, parsePhone).issue ?? []),
];

const byCode = new Map(ISSUES.map((issue) => [issue.code, issue]));

describe('The sentence of an issue', () => {
  it('exists and is met by a test for every rule of a message and of a phone number', () => {
    const rules = (Object.keys(SENTENCES) as SentenceKey[]).filter((code) =>
      /^(name|language|category|header|body|footer|buttons?|placeholder|authentication|ttl|content|caption|contacts|reaction|reply|list|section|row)\./.test(
        code,
      ),
    );
    // Only the database knows the names of the other templates.
    const met = [...byCode.keys(), 'name.taken'];
    expect(rules.filter((code) => !met.includes(code))).toEqual([]);
    expect(met).toEqual(
      expect.arrayContaining([
        'variable.sample',
        'variable.field',
        'variable.fixedText',
        'variable.sampleSpaces',
        'variable.sampleBraces',
        'variable.sampleUnrealistic',
        'variable.sampleTooLong',
        'variable.trackedInButton',
        'variable.portalInButton',
        'media.type',
        'media.tooLarge',
        'media.empty',
        'media.animatedOnly',
        'media.notOpus',
        'media.notMono',
        'location.degrees',
        'location.addressAlone',
        'phone.empty',
        'phone.notText',
        'phone.noCountry',
        'phone.invalid',
      ]),
    );
  });

  it.each([...byCode])('%s gets every parameter that it names', (code, { params = {} }) => {
    expect(Object.keys(params)).toEqual(expect.arrayContaining(parametersOf(code)));
    const marked = Object.fromEntries(Object.keys(params).map((name) => [name, `‹${name}›`]));
    expect(sentenceOf(code, marked)).not.toMatch(/[{}]/);
  });

  it.each(Object.keys(SENTENCES) as SentenceKey[])('%s is a whole sentence', (code) => {
    // A reason is a sentence of its own.
    expect(SENTENCES[code]).toMatch(/^[A-Z“{].*(\.|: \{reason\})$/);
    // What is left in braces are parameters, nothing half-written.
    expect(SENTENCES[code].replace(PARAMETER, '')).not.toMatch(/[{}]/);
  });
});

describe('Filling a sentence', () => {
  it('puts a value in as it is, whatever it holds', () => {
    expect(sentenceOf('button.duplicate', { text: '{limit} $& $1 {{1}}' })).toBe(
      'Two buttons are called “{limit} $& $1 {{1}}”. Give each its own label.',
    );
    expect(fillSentence('{a} {b}', { a: '{b}', b: 0 })).toBe('{b} 0');
  });

  it('leaves a parameter that is not given as it is written', () => {
    expect(fillSentence('{a} and {b}', { a: 1 })).toBe('1 and {b}');
    expect(fillSentence('{constructor} and {toString}')).toBe('{constructor} and {toString}');
  });
});
