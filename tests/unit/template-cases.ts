/**
 * What Meta takes and refuses when a template is handed in, written from Meta’s documentation
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components and
 * its neighbours on management, review, authentication, carousels, offers and time to live), and
 * from neither our rules nor the simulator’s. Each limit stands here from both sides.
 */
export interface TemplateCase {
  rule: string;
  title: string;
  accepted: boolean;
  /** What is handed in on top of `BASE`. */
  payload: Partial<Payload>;
  /** Only a request that is written by hand can be so: our own form of a template cannot say it. */
  byHand: boolean;
}

/** The body of `POST /{waba}/message_templates`. */
export interface Payload {
  name: string;
  language: string;
  category: string;
  parameter_format?: string;
  message_send_ttl_seconds?: number;
  components: Component[];
}

/** Meta’s form, right or wrong. */
export type Component = Record<string, unknown>;

/** Stand in for the handles of real uploads of these types. */
export const SAMPLE_FILES = {
  'sample:image': { mime: 'image/png', name: 'sample.png' },
  'sample:photo': { mime: 'image/jpeg', name: 'sample.jpg' },
  'sample:video': { mime: 'video/mp4', name: 'sample.mp4' },
  'sample:document': { mime: 'application/pdf', name: 'sample.pdf' },
} as const;

/** Stands in for the id of a file that was uploaded for sending. */
export const MEDIA_ID = 'media:image';

const body = (text: string, ...examples: string[]): Component => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 && { example: { body_text: [examples] } }),
});
const namedBody = (text: string, ...names: string[]): Component => ({
  type: 'BODY',
  text,
  example: {
    body_text_named_params: names.map((name) => ({ param_name: name, example: `an ${name}` })),
  },
});
const header = (text: string, ...examples: string[]): Component => ({
  type: 'HEADER',
  format: 'TEXT',
  text,
  ...(examples.length > 0 && { example: { header_text: examples } }),
});
const media = (format: string, ...handles: unknown[]): Component => ({
  type: 'HEADER',
  format,
  ...(handles.length > 0 && { example: { header_handle: handles } }),
});
const footer = (text: string): Component => ({ type: 'FOOTER', text });
const buttons = (...list: object[]): Component => ({ type: 'BUTTONS', buttons: list });

const PLAIN = body('Your order is ready for you.');
const NAMED = { parameter_format: 'NAMED' };
const MARKETING = { category: 'MARKETING' };
const AUTHENTICATION = { category: 'AUTHENTICATION' };

/** A template that nothing is wrong with. */
export const BASE: Payload = {
  name: 'order_ready',
  language: 'en_US',
  category: 'UTILITY',
  components: [PLAIN],
};

const quick = (text = 'Yes'): object => ({ type: 'QUICK_REPLY', text });
const quicks = (count: number): object[] =>
  Array.from({ length: count }, (_, at) => quick(`Reply ${at + 1}`));
const url = (more: object = {}): object => ({
  type: 'URL',
  text: 'Visit',
  url: 'https://shop.example/a',
  ...more,
});
const dynamicUrl = (more: object = {}): object =>
  url({
    text: 'Track',
    url: 'https://shop.example/t/{{1}}',
    example: ['https://shop.example/t/77'],
    ...more,
  });
const phone = (more: object = {}): object => ({
  type: 'PHONE_NUMBER',
  text: 'Call',
  phone_number: '+493055501020',
  ...more,
});
const copyCode = (example: unknown = 'SPRING25'): object => ({ type: 'COPY_CODE', example });
const flow = (more: object = { flow_id: '771100' }): object => ({
  type: 'FLOW',
  text: 'Book',
  flow_action: 'navigate',
  navigate_screen: 'START',
  ...more,
});
const otp = (more: object = {}): object => ({
  type: 'OTP',
  otp_type: 'COPY_CODE',
  text: 'Copy code',
  ...more,
});
const APP = { package_name: 'com.example.shop', signature_hash: 'K8a/AINcGX7' };
const oneTap = (more: object = { supported_apps: [APP] }): object =>
  otp({ otp_type: 'ONE_TAP', autofill_text: 'Autofill', ...more });
const zeroTap = (more: object = { zero_tap_terms_accepted: true }): object =>
  otp({ otp_type: 'ZERO_TAP', supported_apps: [APP], ...more });

const withButtons = (...list: object[]) => ({ components: [PLAIN, buttons(...list)] });
const withHeader = (component: Component) => ({ components: [component, PLAIN] });
const authentication = (button: object = otp(), ...more: Component[]) => ({
  ...AUTHENTICATION,
  components: [{ type: 'BODY' }, ...more, buttons(button)],
});

const card = (more: { text?: string; format?: string; buttons?: object[] } = {}): object => {
  const { text, format = 'IMAGE', buttons: list = [quick()] } = more;
  return {
    components: [
      media(format, format === 'VIDEO' ? 'sample:video' : 'sample:image'),
      ...(text === undefined ? [] : [body(text)]),
      ...(list.length === 0 ? [] : [buttons(...list)]),
    ],
  };
};
const cards = (...list: object[]) => ({
  ...MARKETING,
  components: [PLAIN, { type: 'CAROUSEL', cards: list }],
});
const manyCards = (count: number) => cards(...Array.from({ length: count }, () => card()));
const offer = (limited: object, ...more: Component[]) => ({
  ...MARKETING,
  components: [
    PLAIN,
    { type: 'LIMITED_TIME_OFFER', limited_time_offer: limited },
    ...more,
    buttons(copyCode(), dynamicUrl()),
  ],
});

type Row = [title: string, payload: Partial<Payload>, how?: 'byHand'];

/** Kinds that are only ever made elsewhere cannot be doubled in our form either. */
const twoOf = (kind: string, button: object, how?: 'byHand'): Row => [
  `two ${kind} buttons`,
  withButtons(button, button),
  how,
];

/** One rule with what it lets through and what it stops. */
const rule = (name: string, accepted: Row[], refused: Row[]): TemplateCase[] =>
  (
    [
      [true, accepted],
      [false, refused],
    ] as const
  ).flatMap(([isAccepted, rows]) =>
    rows.map(([title, payload, how]) => ({
      rule: name,
      title,
      accepted: isAccepted,
      payload,
      byHand: how === 'byHand',
    })),
  );

const ORDER = 'Hi {{1}}, order {{2}} is ready.';
const NAMED_ORDER = 'Hi {{who}}, order {{order_no}} is ready.';
const LONG_URL = 'https://shop.example/';

export const TEMPLATE_CASES: TemplateCase[] = [
  ...rule(
    'name, language and category',
    [
      ['a name of 512 characters', { name: 'a'.repeat(512) }],
      ['a name of digits and underscores', { name: '_2026_01' }],
      ['a language with a country', { language: 'pt_BR' }],
      ['a language without a country', { language: 'de' }],
      ['Chinese', { language: 'zh_CN' }],
      ['marketing', MARKETING],
    ],
    [
      ['a name of 513 characters', { name: 'a'.repeat(513) }],
      ['no name', { name: '' }],
      ['a capital in the name', { name: 'orderReady' }],
      ['a hyphen in the name', { name: 'order-ready' }],
      ['a space in the name', { name: 'order ready' }],
      ['a dot in the name', { name: 'order.ready' }],
      ['an umlaut in the name', { name: 'größe' }],
      ['no language', { language: '' }],
      ['a language with a hyphen', { language: 'en-US' }, 'byHand'],
      ['a language that is not on the list', { language: 'tlh' }],
      ['no category', { category: '' }],
      ['a category of old', { category: 'TRANSACTIONAL' }],
    ],
  ),
  ...rule(
    'components',
    [
      ['a body alone', {}],
      [
        'header, body, footer and buttons',
        { components: [header('News'), PLAIN, footer('Bye'), buttons(quick())] },
      ],
    ],
    [
      ['no component', { components: [] }],
      ['no body', { components: [header('News')] }],
      ['two bodies', { components: [PLAIN, PLAIN] }, 'byHand'],
      ['two headers', { components: [header('A'), header('B'), PLAIN] }, 'byHand'],
      ['a component of no known type', { components: [PLAIN, { type: 'ASIDE' }] }, 'byHand'],
      ['a header without a format', withHeader({ type: 'HEADER', text: 'News' }), 'byHand'],
      ['a header of no known format', withHeader(media('AUDIO', 'sample:video')), 'byHand'],
    ],
  ),
  ...rule(
    'text header',
    [
      ['60 characters', withHeader(header('a'.repeat(60)))],
      ['60 umlauts', withHeader(header('ä'.repeat(60)))],
      ['a variable', withHeader(header('News for {{1}} today', 'Berlin'))],
      ['a variable at its end', withHeader(header('News for {{1}}', 'Berlin'))],
      ['a variable at its start', withHeader(header('{{1}} has news', 'Berlin'))],
      [
        'a named variable',
        {
          ...NAMED,
          ...withHeader({
            ...header('News for {{city}}'),
            example: { header_text_named_params: [{ param_name: 'city', example: 'Berlin' }] },
          }),
        },
      ],
    ],
    [
      ['61 characters', withHeader(header('a'.repeat(61)))],
      ['no text', withHeader(header(''))],
      ['a blank text', withHeader(header('  '))],
      ['two variables', withHeader(header('{{1}} or {{2}}', 'Berlin', 'Rome'))],
      ['bold', withHeader(header('*Sale* today'))],
      ['italic', withHeader(header('_Sale_ today'))],
      ['struck', withHeader(header('~Sale~ today'))],
      ['code', withHeader(header('`Sale` today'))],
      ['a line break', withHeader(header('News\nof today'))],
      ['a gap in the numbering', withHeader(header('News for {{2}}', 'Berlin'))],
      ['unbalanced braces', withHeader(header('News for {{1}', 'Berlin'))],
      ['a variable without an example', withHeader(header('News for {{1}}'))],
      ['an empty example', withHeader(header('News for {{1}}', ''))],
      ['two examples for one variable', withHeader(header('For {{1}}', 'A', 'B')), 'byHand'],
      [
        'the example of another name',
        {
          ...NAMED,
          ...withHeader({
            ...header('News for {{city}}'),
            example: { header_text_named_params: [{ param_name: 'town', example: 'Berlin' }] },
          }),
        },
      ],
    ],
  ),
  ...rule(
    'media header',
    [
      ['an image in PNG', withHeader(media('IMAGE', 'sample:image'))],
      ['an image in JPEG', withHeader(media('IMAGE', 'sample:photo'))],
      ['a video', withHeader(media('VIDEO', 'sample:video'))],
      ['a document', withHeader(media('DOCUMENT', 'sample:document'))],
      ['an image in marketing', { ...MARKETING, ...withHeader(media('IMAGE', 'sample:image')) }],
    ],
    [
      ['an image without a sample', withHeader(media('IMAGE'))],
      ['a video without a sample', withHeader(media('VIDEO'))],
      ['a document without a sample', withHeader(media('DOCUMENT'))],
      ['a handle that nobody was given', withHeader(media('IMAGE', '4::aW1hZ2U')), 'byHand'],
      ['the id of a file for sending', withHeader(media('IMAGE', MEDIA_ID)), 'byHand'],
      ['a link', withHeader(media('IMAGE', 'https://shop.example/a.png')), 'byHand'],
      [
        'a handle outside a list',
        withHeader({ ...media('IMAGE'), example: { header_handle: 'sample:image' } }),
        'byHand',
      ],
      ['a video as an image', withHeader(media('IMAGE', 'sample:video'))],
      ['an image as a video', withHeader(media('VIDEO', 'sample:image'))],
      ['an image as a document', withHeader(media('DOCUMENT', 'sample:image'))],
      ['a document as an image', withHeader(media('IMAGE', 'sample:document'))],
      ['a GIF in utility', withHeader(media('GIF', 'sample:video')), 'byHand'],
    ],
  ),
  ...rule(
    'location header',
    [
      ['utility', withHeader({ type: 'HEADER', format: 'LOCATION' })],
      ['marketing', { ...MARKETING, ...withHeader({ type: 'HEADER', format: 'LOCATION' }) }],
    ],
    [
      [
        'authentication',
        {
          ...AUTHENTICATION,
          components: [{ type: 'HEADER', format: 'LOCATION' }, { type: 'BODY' }, buttons(otp())],
        },
      ],
    ],
  ),
  ...rule(
    'body',
    [
      ['1,024 characters', { components: [body('a'.repeat(1024))] }],
      ['1,024 emoji', { components: [body('👍'.repeat(1024))] }],
      ['formats, emoji and lines', { components: [body('*Good*, _it_ ~was~ is here 👍\n\nBye')] }],
      ['single braces', { components: [body('Write {1} or } as you like.')] }],
    ],
    [
      ['1,025 characters', { components: [body('a'.repeat(1025))] }],
      ['1,025 emoji', { components: [body('👍'.repeat(1025))] }],
      ['no text', { components: [body('')] }],
      ['a blank text', { components: [body(' \n ')] }],
    ],
  ),
  ...rule(
    'positional variables',
    [
      ['Meta’s own sample', { components: [body(ORDER, 'Ines', 'A-17')] }],
      ['another order', { components: [body('Hi {{2}}, order {{1}} is ready.', 'A-17', 'Ines')] }],
      [
        'one variable twice',
        { components: [body('Hi {{1}}, yes, {{1}}, we mean you alone.', 'Ines')] },
      ],
    ],
    [
      ['a gap', { components: [body('Hi {{1}}, order {{3}} is ready.', 'Ines', 'A-17')] }],
      ['a start at two', { components: [body('Hi {{2}}, it is ready.', 'Ines')] }],
      ['zero', { components: [body('Hi {{0}}, it is ready.', 'Ines')] }],
      ['a name', { components: [body('Hi {{who}}, it is ready.', 'Ines')] }],
      ['a #', { components: [body('Hi {{#1}}, it is ready.', 'Ines')] }],
      ['a $', { components: [body('Hi {{$1}}, it is ready.', 'Ines')] }],
      ['a %', { components: [body('Hi {{1%}}, it is ready.', 'Ines')] }],
      ['spaces', { components: [body('Hi {{ 1 }}, it is ready.', 'Ines')] }],
      ['nothing', { components: [body('Hi {{}}, it is ready.', 'Ines')] }],
    ],
  ),
  ...rule(
    'named variables',
    [
      ['Meta’s own sample', { ...NAMED, components: [namedBody(NAMED_ORDER, 'who', 'order_no')] }],
      [
        'digits and underscores',
        { ...NAMED, components: [namedBody('Hi {{_who_2}}, it is ready.', '_who_2')] },
      ],
      [
        'examples in another order',
        { ...NAMED, components: [namedBody(NAMED_ORDER, 'order_no', 'who')] },
      ],
    ],
    [
      ['capitals', { ...NAMED, components: [namedBody('Hi {{Who}}, it is ready.', 'Who')] }],
      ['a hyphen', { ...NAMED, components: [namedBody('Hi {{who-is}}, it is ready.', 'who-is')] }],
      ['a space', { ...NAMED, components: [namedBody('Hi {{who is}}, it is ready.', 'who is')] }],
      ['an umlaut', { ...NAMED, components: [namedBody('Hi {{größe}}, it is ready.', 'größe')] }],
    ],
  ),
  ...rule(
    'where variables stand',
    [
      ['words around', { components: [body('Dear {{1}}, hello!', 'Ines')] }],
      ['a full stop behind', { components: [body('Your order for today is {{1}}.', 'A-17')] }],
      [
        'a comma between',
        { components: [body('Hello dear {{1}}, {{2}}: it is ready.', 'Ines', 'A-17')] },
      ],
    ],
    [
      ['the very start', { components: [body('{{1}} is ready for you.', 'A-17')] }],
      ['the very end', { components: [body('Your order for today is {{1}}', 'A-17')] }],
      ['the start behind a space', { components: [body(' {{1}} is ready for you.', 'A-17')] }],
      ['the end before a line break', { components: [body('Your order is {{1}}\n', 'A-17')] }],
      ['side by side', { components: [body('Hello dear {{1}}{{2}}, it is all ready.', 'A', 'B')] }],
      ['a space between', { components: [body('Hello dear {{1}} {{2}}, it is ready.', 'A', 'B')] }],
      ['a line between', { components: [body('Hello dear {{1}}\n{{2}}, it is ready.', 'A', 'B')] }],
      ['a brace too few', { components: [body('Hi {{1}, it is ready.', 'Ines')] }],
      ['a brace too few before', { components: [body('Hi {1}}, it is ready.', 'Ines')] }],
      ['a brace too many', { components: [body('Hi {{{1}}}, it is ready.', 'Ines')] }],
      ['one in another', { components: [body('Hi {{a{{1}}b}}, it is ready.', 'Ines')] }],
    ],
  ),
  ...rule(
    'many variables for the text',
    [
      ['three words with one', { components: [body('Hi {{1}} there', 'Ines')] }],
      ['five words with two', { components: [body('Hi {{1}} and {{2}} there', 'Ines', 'Jo')] }],
    ],
    [
      ['two words with one', { components: [body('Hi {{1}}!', 'Ines')] }],
      ['four words with two', { components: [body('Hi {{1}} and {{2}}!', 'Ines', 'Jo')] }],
    ],
  ),
  ...rule(
    'examples of the body',
    [
      ['none where there is no variable', {}],
      ['one for each', { components: [body(ORDER, 'Ines', 'A-17')] }],
    ],
    [
      ['none', { components: [body(ORDER)] }],
      ['one too few', { components: [body(ORDER, 'Ines')] }],
      ['one too many', { components: [body(ORDER, 'Ines', 'A-17', 'Jo')] }, 'byHand'],
      ['an empty one', { components: [body(ORDER, 'Ines', ' ')] }],
      [
        'a list that is not a list of lists',
        { components: [{ ...body(ORDER), example: { body_text: ['Ines', 'A-17'] } }] },
        'byHand',
      ],
      [
        'positional ones for names',
        { ...NAMED, components: [body(NAMED_ORDER, 'Ines', 'A-17')] },
        'byHand',
      ],
      ['named ones for numbers', { components: [namedBody(ORDER, 'who', 'order_no')] }, 'byHand'],
      ['a name too few', { ...NAMED, components: [namedBody(NAMED_ORDER, 'who')] }],
      ['another name', { ...NAMED, components: [namedBody(NAMED_ORDER, 'who', 'order')] }],
    ],
  ),
  ...rule(
    'footer',
    [['60 characters', { components: [PLAIN, footer('ß'.repeat(60))] }]],
    [
      ['61 characters', { components: [PLAIN, footer('a'.repeat(61))] }],
      ['a blank text', { components: [PLAIN, footer(' ')] }],
      ['a variable', { components: [PLAIN, footer('By {{1}} today')] }],
    ],
  ),
  ...rule(
    'number of buttons',
    [
      ['ten quick replies', withButtons(...quicks(10))],
      ['ten in all', withButtons(...quicks(7), url(), dynamicUrl(), phone())],
      ['two URLs', withButtons(url(), dynamicUrl())],
      ['one of each call to action', withButtons(url(), phone(), copyCode())],
    ],
    [
      ['none in BUTTONS', { components: [PLAIN, buttons()] }, 'byHand'],
      ['eleven quick replies', withButtons(...quicks(11))],
      ['eleven in all', withButtons(...quicks(8), url(), dynamicUrl(), phone())],
      ['three URLs', withButtons(url(), url(), url())],
      twoOf('phone', phone()),
      twoOf('copy-code', copyCode()),
      twoOf('flow', flow()),
      twoOf('voice-call', { type: 'VOICE_CALL', text: 'Call us' }, 'byHand'),
      twoOf('catalogue', { type: 'CATALOG', text: 'View catalog' }, 'byHand'),
      twoOf('multi-product', { type: 'MPM', text: 'View items' }, 'byHand'),
      twoOf('single-product', { type: 'SPM', text: 'View' }, 'byHand'),
      twoOf('contact', { type: 'REQUEST_CONTACT_INFO' }, 'byHand'),
      ['a button of no known type', withButtons({ type: 'LIKE', text: 'Like' }), 'byHand'],
    ],
  ),
  ...rule(
    'order of buttons',
    [
      ['Q, Q, U, P', withButtons(quick('A'), quick('B'), url(), phone())],
      ['U, P, Q, Q', withButtons(url(), phone(), quick('A'), quick('B'))],
      ['P, U', withButtons(phone(), url())],
      ['Q, copy code, flow', withButtons(quick(), copyCode(), flow())],
    ],
    [
      ['Q, U, Q', withButtons(quick('A'), url(), quick('B'))],
      ['U, Q, U', withButtons(url(), quick('A'), dynamicUrl())],
      ['U, Q, P', withButtons(url(), quick('A'), phone())],
      ['Q, P, Q, U', withButtons(quick('A'), phone(), quick('B'), url())],
    ],
  ),
  ...rule(
    'labels of buttons',
    [
      ['25 characters', withButtons(quick('a'.repeat(25)))],
      ['25 characters of a URL', withButtons(url({ text: 'a'.repeat(25) }))],
      ['25 characters of a phone', withButtons(phone({ text: 'a'.repeat(25) }))],
      ['25 characters of a flow', withButtons(flow({ flow_id: '1', text: 'a'.repeat(25) }))],
    ],
    [
      ['26 characters', withButtons(quick('a'.repeat(26)))],
      ['26 characters of a URL', withButtons(url({ text: 'a'.repeat(26) }))],
      ['26 characters of a phone', withButtons(phone({ text: 'a'.repeat(26) }))],
      ['26 characters of a flow', withButtons(flow({ flow_id: '1', text: 'a'.repeat(26) }))],
      ['none of a quick reply', withButtons(quick(''))],
      ['none of a URL', withButtons(url({ text: '' }))],
      ['none of a phone', withButtons(phone({ text: '' }))],
      ['none of a flow', withButtons(flow({ flow_id: '1', text: '' }))],
    ],
  ),
  ...rule(
    'URL button',
    [
      ['https', withButtons(url())],
      ['http', withButtons(url({ url: 'http://shop.example/a' }))],
      [
        '2,000 characters',
        withButtons(url({ url: LONG_URL + 'a'.repeat(2000 - LONG_URL.length) })),
      ],
      ['a variable at its end', withButtons(dynamicUrl())],
      [
        'a variable in its query',
        withButtons(
          url({
            url: 'https://shop.example/?o={{1}}',
            example: ['https://shop.example/?o=77'],
          }),
        ),
      ],
    ],
    [
      ['no URL', withButtons(url({ url: '' }))],
      ['no scheme', withButtons(url({ url: 'shop.example/a' }))],
      ['another scheme', withButtons(url({ url: 'ftp://shop.example/a' }))],
      ['a script', withButtons(url({ url: 'javascript:alert(1)' }))],
      ['a space', withButtons(url({ url: 'https://shop.example/a b' }))],
      [
        '2,001 characters',
        withButtons(url({ url: LONG_URL + 'a'.repeat(2001 - LONG_URL.length) })),
      ],
      [
        'a variable in its middle',
        withButtons(
          url({ url: 'https://shop.example/{{1}}/a', example: ['https://shop.example/77/a'] }),
        ),
      ],
      [
        'two variables',
        withButtons(
          url({ url: 'https://shop.example/{{1}}/{{2}}', example: ['https://shop.example/1/2'] }),
        ),
      ],
      ['no example for its variable', withButtons(dynamicUrl({ example: undefined }))],
      ['an empty example', withButtons(dynamicUrl({ example: [''] }))],
      [
        'two examples',
        withButtons(
          dynamicUrl({ example: ['https://shop.example/t/1', 'https://shop.example/t/2'] }),
        ),
        'byHand',
      ],
    ],
  ),
  ...rule(
    'phone button',
    [
      ['20 characters', withButtons(phone({ phone_number: `+49${'3'.repeat(17)}` }))],
      ['no plus', withButtons(phone({ phone_number: '493055501020' }))],
    ],
    [
      ['21 characters', withButtons(phone({ phone_number: `+49${'3'.repeat(18)}` }))],
      ['no number', withButtons(phone({ phone_number: '' }))],
      ['letters', withButtons(phone({ phone_number: '+49 CALL NOW' }))],
    ],
  ),
  ...rule(
    'copy-code button',
    [
      ['15 characters', withButtons(copyCode('A'.repeat(15)))],
      ['an example in a list', withButtons(copyCode(['SPRING25']))],
    ],
    [
      ['16 characters', withButtons(copyCode('A'.repeat(16)))],
      ['no example', withButtons({ type: 'COPY_CODE' })],
      ['an empty example', withButtons(copyCode(''))],
    ],
  ),
  ...rule(
    'flow button',
    [
      ['by id', withButtons(flow({ flow_id: '771100' }))],
      ['by name', withButtons(flow({ flow_name: 'booking' })), 'byHand'],
      ['by its JSON', withButtons(flow({ flow_json: '{"version":"5.0","screens":[]}' })), 'byHand'],
      [
        'with data exchange',
        withButtons(
          flow({ flow_id: '771100', flow_action: 'data_exchange', navigate_screen: undefined }),
        ),
      ],
    ],
    [
      ['no flow', withButtons(flow({}))],
      ['another action', withButtons(flow({ flow_id: '771100', flow_action: 'jump' })), 'byHand'],
    ],
  ),
  ...rule(
    'buttons that are made elsewhere',
    [
      ['voice call', withButtons({ type: 'VOICE_CALL', text: 'Call us' })],
      ['catalogue', { ...MARKETING, ...withButtons({ type: 'CATALOG', text: 'View catalog' }) }],
      ['products', { ...MARKETING, ...withButtons({ type: 'MPM', text: 'View items' }) }],
      ['a product', { ...MARKETING, ...withButtons({ type: 'SPM', text: 'View' }) }],
      ['contact', withButtons({ type: 'REQUEST_CONTACT_INFO' })],
    ],
    [],
  ),
  ...rule(
    'one-time passwords are for authentication',
    [],
    [
      ['in utility', withButtons(otp())],
      ['in marketing', { ...MARKETING, ...withButtons(otp()) }],
    ],
  ),
  ...rule(
    'authentication',
    [
      ['the shortest', authentication()],
      [
        'with the security line',
        {
          ...AUTHENTICATION,
          components: [{ type: 'BODY', add_security_recommendation: true }, buttons(otp())],
        },
      ],
      ['one minute', authentication(otp(), { type: 'FOOTER', code_expiration_minutes: 1 })],
      ['90 minutes', authentication(otp(), { type: 'FOOTER', code_expiration_minutes: 90 })],
      ['one-tap', authentication(oneTap())],
      [
        'one-tap for five apps',
        authentication(oneTap({ supported_apps: Array.from({ length: 5 }, () => APP) })),
      ],
      [
        'a package of 224 characters',
        authentication(
          oneTap({ supported_apps: [{ ...APP, package_name: `com.${'a'.repeat(220)}` }] }),
        ),
      ],
      ['zero-tap with its terms accepted', authentication(zeroTap())],
      ['a label of 25 characters', authentication(otp({ text: 'a'.repeat(25) }))],
    ],
    [
      ['a text of its own', { ...AUTHENTICATION, components: [PLAIN, buttons(otp())] }, 'byHand'],
      ['no body', { ...AUTHENTICATION, components: [buttons(otp())] }, 'byHand'],
      ['no button', { ...AUTHENTICATION, components: [{ type: 'BODY' }] }],
      ['two buttons', { ...AUTHENTICATION, components: [{ type: 'BODY' }, buttons(otp(), otp())] }],
      ['a quick reply', authentication(quick())],
      ['a URL', authentication(url())],
      [
        'a text header',
        {
          ...AUTHENTICATION,
          components: [header('Your code'), { type: 'BODY' }, buttons(otp())],
        },
      ],
      [
        'an image',
        {
          ...AUTHENTICATION,
          components: [media('IMAGE', 'sample:image'), { type: 'BODY' }, buttons(otp())],
        },
      ],
      ['zero minutes', authentication(otp(), { type: 'FOOTER', code_expiration_minutes: 0 })],
      ['91 minutes', authentication(otp(), { type: 'FOOTER', code_expiration_minutes: 91 })],
      [
        'a minute and a half',
        authentication(otp(), { type: 'FOOTER', code_expiration_minutes: 1.5 }),
      ],
      ['a footer of its own', authentication(otp(), footer('Bye')), 'byHand'],
      ['another way of the code', authentication(otp({ otp_type: 'THREE_TAP' })), 'byHand'],
      ['one-tap without an app', authentication(oneTap({}))],
      [
        'one-tap for six apps',
        authentication(oneTap({ supported_apps: Array.from({ length: 6 }, () => APP) })),
      ],
      [
        'a package of 225 characters',
        authentication(
          oneTap({ supported_apps: [{ ...APP, package_name: `com.${'a'.repeat(221)}` }] }),
        ),
      ],
      [
        'an app without a package',
        authentication(oneTap({ supported_apps: [{ signature_hash: APP.signature_hash }] })),
      ],
      [
        'a hash of 10 characters',
        authentication(oneTap({ supported_apps: [{ ...APP, signature_hash: 'K8a/AINcGX' }] })),
      ],
      [
        'a hash of 12 characters',
        authentication(oneTap({ supported_apps: [{ ...APP, signature_hash: 'K8a/AINcGX77' }] })),
      ],
      ['zero-tap without its terms', authentication(zeroTap({}))],
      [
        'zero-tap with its terms turned down',
        authentication(zeroTap({ zero_tap_terms_accepted: false })),
      ],
      ['a label of 26 characters', authentication(otp({ text: 'a'.repeat(26) }))],
      ['an emoji in the label', authentication(otp({ text: 'Copy 👍' }))],
    ],
  ),
  ...rule(
    'time to live',
    [
      ['30 seconds in utility', { message_send_ttl_seconds: 30 }],
      ['43,200 seconds in utility', { message_send_ttl_seconds: 43_200 }],
      ['-1 in utility', { message_send_ttl_seconds: -1 }],
      ['30 seconds for a code', { ...authentication(), message_send_ttl_seconds: 30 }],
      ['900 seconds for a code', { ...authentication(), message_send_ttl_seconds: 900 }],
      ['43,200 seconds in marketing', { ...MARKETING, message_send_ttl_seconds: 43_200 }],
      ['2,592,000 seconds in marketing', { ...MARKETING, message_send_ttl_seconds: 2_592_000 }],
    ],
    [
      ['29 seconds in utility', { message_send_ttl_seconds: 29 }],
      ['43,201 seconds in utility', { message_send_ttl_seconds: 43_201 }],
      ['29 seconds for a code', { ...authentication(), message_send_ttl_seconds: 29 }],
      ['901 seconds for a code', { ...authentication(), message_send_ttl_seconds: 901 }],
      ['43,199 seconds in marketing', { ...MARKETING, message_send_ttl_seconds: 43_199 }],
      ['2,592,001 seconds in marketing', { ...MARKETING, message_send_ttl_seconds: 2_592_001 }],
      ['-1 in marketing', { ...MARKETING, message_send_ttl_seconds: -1 }],
    ],
  ),
  ...rule(
    'carousel',
    [
      ['two cards', manyCards(2)],
      ['ten cards', manyCards(10)],
      ['videos', cards(card({ format: 'VIDEO' }), card({ format: 'VIDEO' }))],
      [
        'bodies of 160 characters',
        cards(card({ text: 'a'.repeat(160) }), card({ text: 'a'.repeat(160) })),
      ],
      [
        'two buttons on each',
        cards(card({ buttons: [quick(), url()] }), card({ buttons: [quick(), url()] })),
      ],
    ],
    (
      [
        ['one card', manyCards(1)],
        ['eleven cards', manyCards(11)],
        ['in utility', { ...manyCards(2), category: 'UTILITY' }],
        ['a document', cards(card({ format: 'DOCUMENT' }), card({ format: 'DOCUMENT' }))],
        ['cards of two shapes', cards(card(), card({ text: 'More' }))],
        ['cards of two formats', cards(card(), card({ format: 'VIDEO' }))],
        [
          'bodies of 161 characters',
          cards(card({ text: 'a'.repeat(161) }), card({ text: 'a'.repeat(161) })),
        ],
        [
          'three buttons on each',
          cards(
            card({ buttons: [quick('A'), quick('B'), quick('C')] }),
            card({ buttons: [quick('A'), quick('B'), quick('C')] }),
          ),
        ],
      ] as Row[]
    ).map(([title, payload]): Row => [title, payload, 'byHand']),
  ),
  ...rule(
    'limited-time offer',
    [
      ['a text of 16 characters', offer({ text: 'a'.repeat(16), has_expiration: true })],
      [
        'a body of 600 characters',
        {
          ...MARKETING,
          components: [
            body('a'.repeat(600)),
            { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Only today' } },
          ],
        },
      ],
    ],
    (
      [
        ['a text of 17 characters', offer({ text: 'a'.repeat(17) })],
        ['no text', offer({})],
        ['a footer', offer({ text: 'Only today' }, footer('Bye'))],
        ['in utility', { ...offer({ text: 'Only today' }), category: 'UTILITY' }],
        [
          'a body of 601 characters',
          {
            ...MARKETING,
            components: [
              body('a'.repeat(601)),
              { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Only today' } },
            ],
          },
        ],
      ] as Row[]
    ).map(([title, payload]): Row => [title, payload, 'byHand']),
  ),
];
