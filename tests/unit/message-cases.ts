/**
 * What Meta takes and refuses of messages without a template, written from Meta’s documentation
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 * and its neighbours for each kind, and …/business-phone-numbers/media), and from neither our rules
 * nor the simulator’s. Each limit stands here from both sides.
 */
export interface MessageCase {
  title: string;
  /** As it is handed in here. */
  content: Json;
}

/** A message that only a request written by hand can be: our own form cannot say it. */
export interface HandWritten {
  title: string;
  /** As it is handed in at Meta, without the envelope. */
  message: Json;
}

type Json = Record<string, unknown>;

/** Stand in for the ids of real uploads. */
export const UPLOADS = {
  'media:image': { mime: 'image/png', text: 'a picture' },
  'media:video': { mime: 'video/mp4', text: 'a film' },
  'media:document': { mime: 'application/pdf', text: 'a document' },
  'media:sticker': { mime: 'image/webp', text: 'a sticker' },
  'media:voice': { mime: 'audio/ogg', text: 'a voice' },
  'media:audio': { mime: 'audio/mpeg', text: 'a song' },
} as const;

/** Stands in for the id of a message that the person has sent. */
export const THEIRS = 'message:theirs';

const a = (length: number) => 'a'.repeat(length);
const id = (kind: string) => ({ mediaId: `media:${kind}` });
const LINK = { link: 'https://shop.example/files/a' };

const text = (body: unknown, more: Json = {}): Json => ({ type: 'text', body, ...more });
const file = (type: string, more: Json = {}): Json => ({ type, media: id(type), ...more });
const place = (latitude: unknown, longitude: unknown, more: Json = {}): Json => ({
  type: 'location',
  latitude,
  longitude,
  ...more,
});
const NAME = { formatted_name: 'Ines Okafor', first_name: 'Ines' };
const contacts = (...cards: Json[]): Json => ({
  type: 'contacts',
  contacts: cards.map((card) => ({ name: NAME, ...card })),
});
const reaction = (emoji: unknown, messageId: unknown = THEIRS): Json => ({
  type: 'reaction',
  messageId,
  emoji,
});

const reply = (at: number, more: Json = {}): Json => ({
  id: `b${at}`,
  title: `Reply ${at}`,
  ...more,
});
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
const buttons = (more: Json = {}): Json => ({
  type: 'interactive',
  kind: 'button',
  body: 'Shall we?',
  buttons: [reply(1)],
  ...more,
});
const row = (at: number, more: Json = {}): Json => ({ id: `r${at}`, title: `Row ${at}`, ...more });
const rows = (count: number, from = 0): Json[] => numbers(count).map((at) => row(from + at));
const list = (more: Json = {}): Json => ({
  type: 'interactive',
  kind: 'list',
  body: 'What do you like?',
  button: 'See all',
  sections: [{ rows: rows(1) }],
  ...more,
});
const oneRow = (more: Json): Json => list({ sections: [{ rows: [row(1, more)] }] });
const link = (more: Json = {}): Json => ({
  type: 'interactive',
  kind: 'cta_url',
  body: 'See all dates.',
  displayText: 'See dates',
  url: 'https://shop.example/dates?from=today#list',
  ...more,
});
const headerText = (words: string) => ({ header: { type: 'text', text: words } });
const headerFile = (type: string, more: Json = {}) => ({
  header: { type, media: id(type), ...more },
});
const sections = (count: number, title?: (at: number) => string): Json[] =>
  numbers(count).map((at) => ({
    ...(title && { title: title(at) }),
    rows: rows(1, at),
  }));

export const ALLOWED: MessageCase[] = [
  { title: 'a text of 4,096 characters', content: text(a(4096)) },
  { title: 'a text of 4,096 emoji', content: text('👍'.repeat(4096)) },
  { title: 'a text with a preview', content: text('https://a.example', { previewUrl: true }) },
  { title: 'a text without a preview', content: text('https://a.example', { previewUrl: false }) },
  { title: 'a text of several lines', content: text('*One*\n\n\n_two_\t~three~') },
  ...['image', 'video', 'document'].flatMap((type) => [
    { title: `a ${type} by its upload`, content: file(type) },
    { title: `a ${type} by its link`, content: file(type, { media: LINK }) },
    { title: `a ${type} with 1,024 characters`, content: file(type, { caption: a(1024) }) },
    { title: `a ${type} with blank words`, content: file(type, { caption: ' ' }) },
  ]),
  { title: 'a document with its name', content: file('document', { fileName: 'Rechnung 7.pdf' }) },
  { title: 'sound by its upload', content: file('audio') },
  { title: 'sound by its link', content: file('audio', { media: LINK }) },
  { title: 'a voice note', content: file('audio', { media: id('voice'), voice: true }) },
  { title: 'sound that is no voice note', content: file('audio', { voice: false }) },
  { title: 'a sticker by its upload', content: file('sticker') },
  { title: 'a sticker by its link', content: file('sticker', { media: LINK }) },
  { title: 'a place', content: place(52.52, 13.405, { name: 'Shop', address: 'Torstr. 1' }) },
  { title: 'a place without words', content: place(0, 0) },
  { title: 'the north-east end of the map', content: place(90, 180) },
  { title: 'the south-west end of the map', content: place(-90, -180) },
  { title: 'a contact', content: contacts({}) },
  { title: '257 contacts', content: contacts(...numbers(257).map(() => ({}))) },
  {
    title: 'a contact with everything',
    content: contacts({
      name: {
        formatted_name: 'Dr. Ines A. Okafor Jr.',
        first_name: 'Ines',
        middle_name: 'A.',
        last_name: 'Okafor',
        prefix: 'Dr.',
        suffix: 'Jr.',
      },
      phones: [{ phone: '+49 176 55501234', type: 'Mobile', wa_id: '4917655501234' }],
      emails: [{ email: 'ines@shop.example', type: 'WORK' }],
      urls: [{ url: 'https://shop.example', type: 'HOME' }],
      addresses: [
        {
          street: 'Torstr. 1',
          city: 'Berlin',
          state: 'BE',
          zip: '10119',
          country: 'Germany',
          country_code: 'de',
          type: 'HOME',
        },
      ],
      org: { company: 'Atlas Books', department: 'Design', title: 'Manager' },
      birthday: '2000-02-29',
    }),
  },
  ...['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'].map((part) => ({
    title: `a contact with its ${part} alone`,
    content: contacts({ name: { formatted_name: 'I. O.', [part]: 'I.' } }),
  })),
  ...['👍', '❤️', '❤', '👍🏽', '👨‍👩‍👧', '🏳️‍🌈', '🇩🇪', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '#️⃣'].map((emoji) => ({
    title: `the reaction ${emoji}`,
    content: reaction(emoji),
  })),
  { title: 'a reaction that is taken back', content: reaction('') },
  { title: 'one reply', content: buttons() },
  { title: 'three replies', content: buttons({ buttons: [reply(1), reply(2), reply(3)] }) },
  {
    title: 'a reply of 20 characters',
    content: buttons({ buttons: [reply(1, { title: a(20) })] }),
  },
  {
    title: 'a reply of 20 emoji',
    content: buttons({ buttons: [reply(1, { title: '👍'.repeat(20) })] }),
  },
  { title: 'an id of 256 characters', content: buttons({ buttons: [reply(1, { id: a(256) })] }) },
  { title: 'replies below 1,024 characters', content: buttons({ body: a(1024) }) },
  ...[buttons, link].flatMap((message, at) =>
    [
      ['60 characters', headerText(a(60))],
      ['an emoji', headerText('👍')],
      ['a picture', headerFile('image')],
      ['a film', headerFile('video')],
      ['a document', headerFile('document', { fileName: 'a.pdf' })],
      ['a linked picture', { header: { type: 'image', media: LINK } }],
    ].map(([what, header]) => ({
      title: `${at ? 'a link' : 'replies'} below ${what as string}`,
      content: message(header as Json),
    })),
  ),
  ...[buttons, link, list].flatMap((message, at) => [
    { title: `a footer of 60 characters (${at})`, content: message({ footer: a(60) }) },
    { title: `a blank footer (${at})`, content: message({ footer: ' ' }) },
  ]),
  { title: 'a list', content: list() },
  { title: 'a list below 4,096 characters', content: list({ body: a(4096) }) },
  { title: 'a list below 60 characters', content: list(headerText(a(60))) },
  { title: 'a list behind 20 characters', content: list({ button: a(20) }) },
  { title: 'ten rows', content: list({ sections: [{ rows: rows(10) }] }) },
  { title: 'ten sections', content: list({ sections: sections(10, (at) => `Section ${at}`) }) },
  { title: 'a section of 24 characters', content: list({ sections: sections(1, () => a(24)) }) },
  {
    title: 'a blank title of the only section',
    content: list({ sections: sections(1, () => ' ') }),
  },
  { title: 'a row of 24 characters', content: oneRow({ title: a(24) }) },
  { title: 'a row with an id of 200 characters', content: oneRow({ id: a(200) }) },
  { title: 'a row with 72 characters below', content: oneRow({ description: a(72) }) },
  { title: 'a link', content: link() },
  { title: 'a link below 1,024 characters', content: link({ body: a(1024) }) },
  { title: 'a link of 20 characters', content: link({ displayText: a(20) }) },
  { title: 'a link that is not encrypted', content: link({ url: 'http://shop.example' }) },
  { title: 'a link with a port', content: link({ url: 'https://shop.example:8443/a' }) },
  {
    title: 'a link with letters of all scripts',
    content: link({ url: 'https://bücher.example/ä' }),
  },
];

export const FORBIDDEN: MessageCase[] = [
  { title: 'no text', content: text('') },
  { title: 'a blank text', content: text(' \n') },
  { title: 'a text of 4,097 characters', content: text(a(4097)) },
  ...['image', 'video', 'document'].map((type) => ({
    title: `a ${type} with 1,025 characters`,
    content: file(type, { caption: a(1025) }),
  })),
  ...['image', 'video', 'document', 'audio', 'sticker'].flatMap((type) => [
    { title: `${type} without a file`, content: file(type, { media: {} }) },
    {
      title: `${type} with two files`,
      content: file(type, { media: { ...LINK, ...id(type) } }),
    },
    { title: `${type} by a link that is none`, content: file(type, { media: { link: 'a.png' } }) },
    {
      title: `${type} by a link that is none of the web`,
      content: file(type, { media: { link: 'ftp://shop.example/a' } }),
    },
    { title: `${type} by no upload`, content: file(type, { media: { mediaId: '' } }) },
  ]),
  { title: 'sound with words', content: file('audio', { caption: 'a' }) },
  { title: 'a sticker with words', content: file('sticker', { caption: 'a' }) },
  { title: 'a picture with a file name', content: file('image', { fileName: 'a.png' }) },
  { title: 'a latitude of 91', content: place(90.0001, 0) },
  { title: 'a latitude of -91', content: place(-90.0001, 0) },
  { title: 'a longitude of 181', content: place(0, 180.0001) },
  { title: 'a longitude of -181', content: place(0, -180.0001) },
  { title: 'a place without a latitude', content: place(undefined, 0) },
  { title: 'a place without a longitude', content: place(0, undefined) },
  { title: 'no contacts', content: contacts() },
  { title: '258 contacts', content: contacts(...numbers(258).map(() => ({}))) },
  { title: 'a contact without a name', content: contacts({ name: undefined }) },
  { title: 'a contact without its whole name', content: contacts({ name: { first_name: 'I' } }) },
  {
    title: 'a contact with a blank name',
    content: contacts({ name: { formatted_name: ' ', first_name: 'I' } }),
  },
  {
    title: 'a contact with its whole name alone',
    content: contacts({ name: { formatted_name: 'Ines' } }),
  },
  {
    title: 'a contact with a blank part',
    content: contacts({ name: { formatted_name: 'Ines', first_name: ' ' } }),
  },
  { title: 'a contact with no number', content: contacts({ phones: [{ type: 'HOME' }] }) },
  { title: 'a contact with an empty number', content: contacts({ phones: [{ phone: '' }] }) },
  { title: 'a contact with no email', content: contacts({ emails: [{ type: 'HOME' }] }) },
  { title: 'a contact with a wrong email', content: contacts({ emails: [{ email: 'ines' }] }) },
  { title: 'a contact with no address', content: contacts({ urls: [{ type: 'HOME' }] }) },
  { title: 'a contact with a wrong address', content: contacts({ urls: [{ url: 'shop' }] }) },
  {
    title: 'a contact with a long code of its country',
    content: contacts({ addresses: [{ country_code: 'DEU' }] }),
  },
  ...['1.1.1990', '1990-1-1', '1990-13-01', '1990-02-30', '2100-02-29', ''].map((birthday) => ({
    title: `a contact born on “${birthday}”`,
    content: contacts({ birthday }),
  })),
  { title: 'a contact with a field that there is not', content: contacts({ nickname: 'Ini' }) },
  ...['👍👍', 'a', '1', '👍!', ' 👍', '🇩', ':)', '#'].map((emoji) => ({
    title: `the reaction “${emoji}”`,
    content: reaction(emoji),
  })),
  { title: 'a reaction to nothing', content: reaction('👍', '') },
  { title: 'a reaction without an emoji', content: reaction(undefined) },
  { title: 'no replies', content: buttons({ buttons: [] }) },
  { title: 'four replies', content: buttons({ buttons: numbers(4).map((at) => reply(at)) }) },
  {
    title: 'a reply of 21 characters',
    content: buttons({ buttons: [reply(1, { title: a(21) })] }),
  },
  { title: 'a reply without words', content: buttons({ buttons: [reply(1, { title: '' })] }) },
  {
    title: 'the same reply twice',
    content: buttons({ buttons: [reply(1), reply(2, { title: 'Reply 1' })] }),
  },
  { title: 'an id of 257 characters', content: buttons({ buttons: [reply(1, { id: a(257) })] }) },
  { title: 'no id', content: buttons({ buttons: [reply(1, { id: '' })] }) },
  { title: 'a space before an id', content: buttons({ buttons: [reply(1, { id: ' b' })] }) },
  { title: 'a space behind an id', content: buttons({ buttons: [reply(1, { id: 'b ' })] }) },
  { title: 'the same id twice', content: buttons({ buttons: [reply(1), reply(2, { id: 'b1' })] }) },
  { title: 'replies below 1,025 characters', content: buttons({ body: a(1025) }) },
  { title: 'a link below 1,025 characters', content: link({ body: a(1025) }) },
  { title: 'a list below 4,097 characters', content: list({ body: a(4097) }) },
  ...[buttons, link, list].flatMap((message, at) => [
    { title: `no body (${at})`, content: message({ body: '' }) },
    { title: `a header of 61 characters (${at})`, content: message(headerText(a(61))) },
    { title: `a header without words (${at})`, content: message(headerText('')) },
    { title: `a header of another kind (${at})`, content: message(headerFile('sticker')) },
    { title: `a footer of 61 characters (${at})`, content: message({ footer: a(61) }) },
  ]),
  {
    title: 'a picture without a file above replies',
    content: buttons({ header: { type: 'image' } }),
  },
  ...['image', 'video', 'document'].map((type) => ({
    title: `a list below a ${type}`,
    content: list(headerFile(type)),
  })),
  { title: 'a list behind nothing', content: list({ button: '' }) },
  { title: 'a list behind 21 characters', content: list({ button: a(21) }) },
  { title: 'no sections', content: list({ sections: [] }) },
  { title: 'eleven sections', content: list({ sections: sections(11, (at) => `S ${at}`) }) },
  { title: 'a section without rows', content: list({ sections: [{ title: 'A', rows: [] }] }) },
  { title: 'two sections without titles', content: list({ sections: sections(2) }) },
  { title: 'two sections with blank titles', content: list({ sections: sections(2, () => ' ') }) },
  { title: 'a section of 25 characters', content: list({ sections: sections(1, () => a(25)) }) },
  { title: 'eleven rows', content: list({ sections: [{ rows: rows(11) }] }) },
  {
    title: 'eleven rows in two sections',
    content: list({
      sections: [
        { title: 'A', rows: rows(6) },
        { title: 'B', rows: rows(5, 6) },
      ],
    }),
  },
  { title: 'a row without a title', content: oneRow({ title: '' }) },
  { title: 'a row of 25 characters', content: oneRow({ title: a(25) }) },
  { title: 'a row without an id', content: oneRow({ id: '' }) },
  { title: 'a row with an id of 201 characters', content: oneRow({ id: a(201) }) },
  { title: 'a row with 73 characters below', content: oneRow({ description: a(73) }) },
  {
    title: 'the same row id in two sections',
    content: list({
      sections: [
        { title: 'A', rows: rows(1) },
        { title: 'B', rows: rows(1) },
      ],
    }),
  },
  { title: 'a link without words', content: link({ displayText: '' }) },
  { title: 'a link of 21 characters', content: link({ displayText: a(21) }) },
  { title: 'a link without an address', content: link({ url: '' }) },
  { title: 'a link to nowhere', content: link({ url: 'shop.example' }) },
  { title: 'a link to a script', content: link({ url: 'javascript:alert(1)' }) },
  { title: 'a link of 2,001 characters', content: link({ url: `https://a.example/${a(1983)}` }) },
  { title: 'a kind that does not exist', content: { type: 'fax', fax: {} } },
  { title: 'an interactive kind that does not exist', content: buttons({ kind: 'quiz' }) },
];

const interactive = (more: Json): Json => ({
  type: 'interactive',
  interactive: { body: { text: 'Choose' }, ...more },
});

/** What the simulator must refuse as well, though nobody can write it here. */
export const HAND_WRITTEN: HandWritten[] = [
  {
    title: 'a picture by upload and link',
    message: { type: 'image', image: { id: 'media:image', link: LINK.link } },
  },
  { title: 'a picture without a file', message: { type: 'image', image: {} } },
  {
    title: 'a picture with a field that there is not',
    message: { type: 'image', image: { id: 'media:image', filename: 'a.png' } },
  },
  {
    title: 'sound with words',
    message: { type: 'audio', audio: { id: 'media:audio', caption: 'a' } },
  },
  {
    title: 'a voice note that is no Ogg file',
    message: { type: 'audio', audio: { id: 'media:audio', voice: true } },
  },
  {
    title: 'a sticker that is a picture',
    message: { type: 'sticker', sticker: { id: 'media:image' } },
  },
  {
    title: 'a picture that is a sticker',
    message: { type: 'image', image: { id: 'media:sticker' } },
  },
  {
    title: 'a preview that is neither wanted nor unwanted',
    message: { type: 'text', text: { body: 'a', preview_url: 'yes' } },
  },
  {
    title: 'a text with a field that there is not',
    message: { type: 'text', text: { body: 'a', x: 1 } },
  },
  { title: 'a contact that is none', message: { type: 'contacts', contacts: ['Ines'] } },
  { title: 'contacts that are no list', message: { type: 'contacts', contacts: { name: NAME } } },
  {
    title: 'a reaction to a message of nobody',
    message: { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } },
  },
  {
    title: 'a button that is no reply',
    message: interactive({
      type: 'button',
      action: { buttons: [{ type: 'url', reply: { id: 'a', title: 'A' } }] },
    }),
  },
  {
    title: 'a list below a picture',
    message: interactive({
      type: 'list',
      header: { type: 'image', image: { id: 'media:image' } },
      action: { button: 'Open', sections: [{ rows: [{ id: 'a', title: 'A' }] }] },
    }),
  },
  {
    title: 'rows that are no list',
    message: interactive({
      type: 'list',
      action: { button: 'Open', sections: [{ rows: { id: 'a', title: 'A' } }] },
    }),
  },
  {
    title: 'a link without the name of its action',
    message: interactive({
      type: 'cta_url',
      action: { parameters: { display_text: 'Go', url: 'https://shop.example' } },
    }),
  },
];
