import fc from 'fast-check';
import type {
  ContactCard,
  ContentMedia,
  FreeContent,
  InteractiveHeader,
} from '../../../../../../shared/domain/message/content/content';
import { THEIRS } from '../../../../message-cases';

/** Mostly right, now and then at a limit or one past it. */
const text = (limit: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
    { weight: 4, arbitrary: fc.constantFrom('Yes', '*bold*', '{{1}}', 'a\nb', '12', '👍') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        ' ',
        'a'.repeat(limit),
        '👍'.repeat(limit),
        'a'.repeat(limit + 1),
      ),
    },
  );

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const address = fc.oneof(
  { weight: 6, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'http://localhost:1337/uploads/a.png',
      'https://192.168.0.1/a',
      'https://999.1.1.1/a',
      'https://1.2.3/a',
      'https://1.2.3.4./a',
      'https://a.0x1f/a',
      'https://shop.example:65536/',
      'https://shop.example:65535?a',
      'https://ines:secret@shop.example/',
      'https://shop.example/a b',
      'https:shop.example',
      '//shop.example',
      'shop.example',
      'https://-a-.example',
      'https://a..example',
      'https://',
    ),
  },
);

const media = (kind: string): fc.Arbitrary<ContentMedia> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({ mediaId: `media:${kind}` }) },
    { weight: 3, arbitrary: address.map((link) => ({ link })) },
    { weight: 1, arbitrary: fc.constantFrom({ mediaId: ' ' }, { fileId: 0 }, { fileId: 1.5 }) },
  );

/** Leaves out what is not there, as JSON does. */
const content = <T>(model: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .record(model)
    .map((value) =>
      Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)),
    ) as unknown as fc.Arbitrary<T>;

const header: fc.Arbitrary<InteractiveHeader> = fc.oneof(
  content<InteractiveHeader>({ type: fc.constant('text'), text: text(60) }),
  fc
    .constantFrom('image' as const, 'video' as const, 'document' as const)
    .chain((type) => media(type).map((source) => ({ type, media: source }))),
);

const id = (limit: number) =>
  fc.oneof({ weight: 9, arbitrary: fc.uuid() }, { weight: 1, arbitrary: text(limit) });

const parts = (limit: number) => ({
  type: fc.constant('interactive'),
  header: maybe(header),
  body: text(limit),
  footer: maybe(text(60)),
});

const label = fc.oneof(
  { weight: 9, arbitrary: fc.string({ minLength: 2, maxLength: 12, unit: 'grapheme-ascii' }) },
  { weight: 1, arbitrary: text(20) },
);

const sections = fc.array(
  content({
    title: fc.oneof(
      { weight: 9, arbitrary: text(24) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    rows: fc.array(content({ id: id(200), title: label, description: maybe(text(72)) }), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  { maxLength: 4 },
);

const card = content<ContactCard>({
  name: content({
    formatted_name: text(100),
    first_name: maybe(text(100)),
    prefix: maybe(text(100)),
  }),
  phones: maybe(fc.array(content({ phone: text(20), type: maybe(text(9)) }), { maxLength: 2 })),
  emails: maybe(
    fc.array(
      content({
        email: fc.oneof(fc.emailAddress(), fc.constantFrom('a@b', 'a b@c.de', '@a', 'a@', 'a@@b')),
      }),
      { maxLength: 1 },
    ),
  ),
  urls: maybe(fc.array(content({ url: address }), { maxLength: 1 })),
  addresses: maybe(
    fc.array(content({ city: text(9), country_code: maybe(fc.constantFrom('DE', 'de', 'X')) }), {
      maxLength: 1,
    }),
  ),
  org: maybe(content({ company: text(9) })),
  birthday: maybe(
    fc
      .tuple(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ max: 13, min: 0 }),
        fc.integer({ max: 32, min: 0 }),
      )
      .map(([year, month, day]) =>
        [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
      ),
  ),
});

const degrees = (limit: number) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.double({ min: -limit, max: limit, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(limit, -limit, limit + 0.1, -0) },
  );

/** Contents of every kind, of which many keep Meta’s rules and some just do not. */
export const anyContent: fc.Arbitrary<FreeContent> = fc.oneof(
  content<FreeContent>({
    type: fc.constant('text'),
    body: text(4096),
    previewUrl: maybe(fc.boolean()),
  }),
  ...(['image', 'video'] as const).map((type) =>
    content<FreeContent>({
      type: fc.constant(type),
      media: media(type),
      caption: maybe(text(1024)),
    }),
  ),
  content<FreeContent>({
    type: fc.constant('document'),
    media: media('document'),
    caption: maybe(text(1024)),
    fileName: maybe(text(240)),
  }),
  content<FreeContent>({
    type: fc.constant('audio'),
    media: media('voice'),
    voice: maybe(fc.boolean()),
  }),
  content<FreeContent>({ type: fc.constant('sticker'), media: media('sticker') }),
  content<FreeContent>({
    type: fc.constant('location'),
    latitude: degrees(90),
    longitude: degrees(180),
    name: maybe(text(100)),
    address: maybe(text(100)),
  }),
  content<FreeContent>({
    type: fc.constant('contacts'),
    contacts: fc.array(card, { minLength: 1, maxLength: 2 }),
  }),
  content<FreeContent>({
    type: fc.constant('reaction'),
    messageId: fc.constant(THEIRS),
    emoji: fc.oneof(
      fc.constantFrom('', '👍', '🫱🏿‍🫲🏻', '🇺🇳', '©️', '™', '5️⃣', '👍👍', '🏽', '\u200d', '️'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
    ),
  }),
  content<FreeContent>({
    ...parts(1024),
    kind: fc.constant('button'),
    buttons: fc.array(content({ id: id(256), title: label }), { minLength: 1, maxLength: 4 }),
  }),
  content<FreeContent>({
    ...parts(4096),
    kind: fc.constant('list'),
    button: text(20),
    sections,
  }),
  content<FreeContent>({
    ...parts(1024),
    kind: fc.constant('cta_url'),
    displayText: text(20),
    url: address,
  }),
);
