import { SEED } from '../../../simulator/src/index';
import { startHarness, type Harness } from './harness';
import { uploadMedia } from './upload';

const DAY = 86_400;
const PLAIN = { type: 'BODY', text: 'Your order is ready.' };
const headerOf = (format: string) => ({ type: 'HEADER', format });
const buttonsOf = (...buttons: object[]) => ({ type: 'BUTTONS', buttons });
const header = (...parameters: object[]) => ({ type: 'header', parameters });
const body = (...parameters: object[]) => ({ type: 'body', parameters });
const text = (value: string, name?: string) => ({
  type: 'text',
  text: value,
  ...(name && { parameter_name: name }),
});
const button = (sub_type: string, index: number | string, ...parameters: object[]) => ({
  type: 'button',
  sub_type,
  index,
  parameters,
});
const place = (location: object) => header({ type: 'location', location });
const BERLIN = { latitude: 52.5, longitude: 13.4, name: 'Atlas Books', address: 'Main Street 1' };
const action = (value: object) => ({ type: 'action', action: value });
const coupon = (code: string) => ({ type: 'coupon_code', coupon_code: code });
const URL_BUTTON = { type: 'URL', text: 'Track', url: 'https://shop.example/t/{{1}}' };
const FLOW = { type: 'FLOW', text: 'Book', flow_id: '1' };
const MPM = { type: 'MPM', text: 'View items' };
const CODE = { type: 'COPY_CODE', text: 'Copy code' };
const OTP_BUTTON = {
  type: 'URL',
  text: 'Copy code',
  url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
};
const products = (sections: number, each: number) =>
  action({
    thumbnail_product_retailer_id: 'p1',
    sections: Array.from({ length: sections }, (_, at) => ({
      title: `Section ${at}`,
      product_items: Array.from({ length: each }, (_, item) => ({
        product_retailer_id: `${at}-${item}`,
      })),
    })),
  });
const offer = (more: object = {}) => ({
  type: 'LIMITED_TIME_OFFER',
  limited_time_offer: { text: 'Only today', ...more },
});
const until = (expiration_time_ms: unknown) => ({
  type: 'limited_time_offer',
  parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms } }],
});
const IMAGE = headerOf('IMAGE');
const CAROUSEL = {
  type: 'CAROUSEL',
  cards: [
    { components: [IMAGE, { type: 'BODY', text: 'For {{1}} alone.' }, buttonsOf(URL_BUTTON)] },
    { components: [IMAGE, { type: 'BODY', text: 'And {{1}} too.' }, buttonsOf(URL_BUTTON)] },
  ],
};

/** What a template consists of, what is sent with it, and the code that refuses it. */
const REFUSED: [string, object[], object[], number][] = [
  ['no place for a location', [headerOf('LOCATION'), PLAIN], [], 132012],
  ['a text for a location', [headerOf('LOCATION'), PLAIN], [header(text('Berlin'))], 132012],
  ['a place without a latitude', [headerOf('LOCATION'), PLAIN], [place({ longitude: 9 })], 131008],
  ['a place without a longitude', [headerOf('LOCATION'), PLAIN], [place({ latitude: 9 })], 131008],
  [
    'a latitude that is no number',
    [headerOf('LOCATION'), PLAIN],
    [place({ ...BERLIN, latitude: 'north' })],
    131009,
  ],
  [
    'a latitude beyond the pole',
    [headerOf('LOCATION'), PLAIN],
    [place({ ...BERLIN, latitude: 90.1 })],
    131009,
  ],
  [
    'a longitude beyond the date line',
    [headerOf('LOCATION'), PLAIN],
    [place({ ...BERLIN, longitude: -180.1 })],
    131009,
  ],
  ['no image', [IMAGE, PLAIN], [], 132012],
  [
    'a video for an image',
    [IMAGE, PLAIN],
    [header({ type: 'video', video: { link: 'https://shop.example/a.mp4' } })],
    132012,
  ],
  ['an image without a source', [IMAGE, PLAIN], [header({ type: 'image', image: {} })], 100],
  [
    'an image that nobody uploaded',
    [IMAGE, PLAIN],
    [header({ type: 'image', image: { id: '1' } })],
    100,
  ],
  [
    'a sample’s handle as an image',
    [IMAGE, PLAIN],
    [header({ type: 'image', image: { id: '4::aW1hZ2U' } })],
    100,
  ],
  [
    'two images',
    [IMAGE, PLAIN],
    [
      header(
        ...[1, 2].map(() => ({ type: 'image', image: { link: 'https://shop.example/a.png' } })),
      ),
    ],
    132012,
  ],
  ['two bodies', [{ ...PLAIN, text: 'Hi {{1}}!' }], [body(text('a')), body(text('b'))], 131009],
  ['parameters for the footer', [PLAIN], [{ type: 'footer', parameters: [text('a')] }], 132000],
  ['a header where there is none', [PLAIN], [header(text('a'))], 132000],
  ['a component that does not exist', [PLAIN], [{ type: 'aside' }], 132012],
  ['a URL without its value', [PLAIN, buttonsOf(URL_BUTTON)], [], 131008],
  [
    'a URL with two values',
    [PLAIN, buttonsOf(URL_BUTTON)],
    [button('url', 0, text('a'), text('b'))],
    132000,
  ],
  [
    'a URL value with a space',
    [PLAIN, buttonsOf(URL_BUTTON)],
    [button('url', 0, text('a b'))],
    132018,
  ],
  [
    'a URL that is too long once filled',
    [PLAIN, buttonsOf(URL_BUTTON)],
    [button('url', 0, text('a'.repeat(1_980)))],
    132005,
  ],
  [
    'a value for a URL that never changes',
    [PLAIN, buttonsOf({ ...URL_BUTTON, url: 'https://shop.example' })],
    [button('url', 0, text('a'))],
    132018,
  ],
  [
    'a button twice',
    [PLAIN, buttonsOf(URL_BUTTON)],
    [button('url', 0, text('a')), button('url', '0', text('b'))],
    132018,
  ],
  ['no coupon', [PLAIN, buttonsOf(CODE)], [], 131008],
  ['a text for a coupon', [PLAIN, buttonsOf(CODE)], [button('copy_code', 0, text('A'))], 131008],
  [
    'a coupon of 16 characters',
    [PLAIN, buttonsOf(CODE)],
    [button('copy_code', 0, coupon('A'.repeat(16)))],
    132005,
  ],
  ['a text for a flow', [PLAIN, buttonsOf(FLOW)], [button('flow', 0, text('token'))], 132018],
  [
    'another kind of button for a flow',
    [PLAIN, buttonsOf(FLOW)],
    [button('url', 0, text('token'))],
    132018,
  ],
  [
    'a flow token that is a number',
    [PLAIN, buttonsOf(FLOW)],
    [button('flow', 0, action({ flow_token: 7 }))],
    131009,
  ],
  [
    'flow data that is a text',
    [PLAIN, buttonsOf(FLOW)],
    [button('flow', 0, action({ flow_action_data: 'a' }))],
    131009,
  ],
  ['no products', [PLAIN, buttonsOf(MPM)], [], 131008],
  ['31 products', [PLAIN, buttonsOf(MPM)], [button('mpm', 0, products(1, 31))], 131009],
  ['11 sections', [PLAIN, buttonsOf(MPM)], [button('mpm', 0, products(11, 1))], 131009],
  ['no end of an offer', [PLAIN, offer()], [], 131008],
  ['an end of an offer that is no number', [PLAIN, offer()], [until('soon')], 131008],
];

const ACCEPTED: [string, object[], object[]][] = [
  ['a place', [headerOf('LOCATION'), PLAIN], [place(BERLIN)]],
  [
    'a place at the edge of the map, without a name',
    [headerOf('LOCATION'), PLAIN],
    [place({ latitude: '-90', longitude: 180 })],
  ],
  [
    'an image behind a link',
    [IMAGE, PLAIN],
    [header({ type: 'image', image: { link: 'https://shop.example/a.png' } })],
  ],
  [
    'a percent-encoded URL value',
    [PLAIN, buttonsOf(URL_BUTTON)],
    [button('url', '0', text('a%20b'))],
  ],
  [
    'a coupon of 15 characters',
    [PLAIN, buttonsOf(CODE)],
    [button('copy_code', 0, coupon('A'.repeat(15)))],
  ],
  ['a flow without a token', [PLAIN, buttonsOf(FLOW)], [button('flow', 0, action({}))]],
  [
    'a flow with a token and data',
    [PLAIN, buttonsOf(FLOW)],
    [button('flow', 0, action({ flow_token: 't', flow_action_data: { screen: 'A' } }))],
  ],
  ['30 products in 10 sections', [PLAIN, buttonsOf(MPM)], [button('mpm', 0, products(10, 3))]],
  ['the end of an offer', [PLAIN, offer()], [until(1_900_000_000_000)]],
  ['an offer that never ends', [PLAIN, offer({ has_expiration: false })], []],
];

describe('sending a template', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  const sendWith = (
    components: object[],
    given: object[],
    more: object = {},
    number: string = SEED.realNumber.id,
  ) => {
    harness.simulator.addTemplate({ name: 'made', components, category: 'UTILITY', ...more });
    return harness.send(
      { type: 'template', template: { name: 'made', language: { code: 'en' }, components: given } },
      number,
    );
  };
  const codeOf = (answer: { body: { error?: { code: number } } }) => answer.body.error?.code;

  it.each(REFUSED)('is refused with %s', async (_title, components, given, code) => {
    const answer = await sendWith(components, given);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it.each(ACCEPTED)('succeeds with %s', async (_title, components, given) => {
    const answer = await sendWith(components, given);
    expect(answer.body.error).toBeUndefined();
    expect(answer.status).toBe(200);
  });

  describe('with a file', () => {
    const image = (id: string) => [header({ type: 'image', image: { id } })];

    it('takes the one that this number uploaded, for 30 days', async () => {
      const id = await uploadMedia(harness, 'image/png');
      expect((await sendWith([IMAGE, PLAIN], image(id))).status).toBe(200);
      harness.simulator.advanceClock({ advanceSeconds: 30 * DAY - 60 });
      expect((await sendWith([IMAGE, PLAIN], image(id))).status).toBe(200);
      harness.simulator.advanceClock({ advanceSeconds: 120 });
      expect(codeOf(await sendWith([IMAGE, PLAIN], image(id)))).toBe(131053);
    });

    it('refuses the one of another number', async () => {
      const id = await uploadMedia(harness, 'image/png', SEED.testNumber.id);
      expect(codeOf(await sendWith([IMAGE, PLAIN], image(id)))).toBe(131053);
    });

    it('refuses one of another kind', async () => {
      const id = await uploadMedia(harness, 'application/pdf');
      expect(codeOf(await sendWith([IMAGE, PLAIN], image(id)))).toBe(131053);
    });

    it('shows the name of a document', async () => {
      const id = await uploadMedia(harness, 'application/pdf');
      await sendWith(
        [headerOf('DOCUMENT'), PLAIN],
        [header({ type: 'document', document: { id, filename: 'receipt.pdf' } })],
      );
      const { view } = harness.simulator.phone(SEED.customers.lena.phone).thread.at(-1)!;
      expect(view.header).toEqual({ type: 'document', mediaId: id, filename: 'receipt.pdf' });
    });
  });

  describe('with a one-time password', () => {
    const COMPONENTS = [
      { type: 'BODY', text: '*{{1}}* is your verification code.' },
      buttonsOf(OTP_BUTTON),
    ];
    const code = (inBody: string, inButton: string) =>
      sendWith(COMPONENTS, [body(text(inBody)), button('url', 0, text(inButton))], {
        category: 'AUTHENTICATION',
      });

    it('takes it when it stands in the body and in the button', async () => {
      expect((await code('123456', '123456')).status).toBe(200);
      expect((await code('A'.repeat(15), 'A'.repeat(15))).status).toBe(200);
    });

    it('refuses it when it stands in the body alone', async () => {
      const answer = await sendWith(COMPONENTS, [body(text('123456'))], {
        category: 'AUTHENTICATION',
      });
      expect(codeOf(answer)).toBe(131008);
    });

    it.each([
      ['two that differ', '123456', '654321', 132018],
      ['16 characters', '1'.repeat(16), '1'.repeat(16), 132005],
      ['an emoji', '12👍', '12👍', 132018],
      ['a link', 'www.a.example', 'www.a.example', 132018],
    ])('refuses %s', async (_title, inBody, inButton, expected) => {
      expect(codeOf(await code(inBody, inButton))).toBe(expected);
    });
  });

  describe('with a carousel', () => {
    const LINK = { link: 'https://shop.example/a.png' };
    const card = (card_index: number, ...components: object[]) => ({
      card_index,
      components: [
        header({ type: 'image', image: LINK }),
        body(text('Ines')),
        button('url', 0, text('a')),
        ...components,
      ],
    });
    const cards = (...list: object[]) =>
      sendWith([PLAIN, CAROUSEL], [{ type: 'carousel', cards: list }], { category: 'MARKETING' });

    it('takes every card once', async () => {
      expect((await cards(card(1), card(0))).status).toBe(200);
    });

    it.each([
      ['a card too few', [card(0)], 132012],
      ['a card too many', [card(0), card(1), card(2)], 132012],
      ['a card twice', [card(0), card(0)], 132012],
      ['a count from one', [card(1), card(2)], 132012],
      ['a card without its values', [card(0), { card_index: 1, components: [] }], 132012],
      [
        'a card without the value of its text',
        [card(0), { card_index: 1, components: [header({ type: 'image', image: LINK }), body()] }],
        132000,
      ],
      [
        'a card without the value of its button',
        [
          card(0),
          {
            card_index: 1,
            components: [header({ type: 'image', image: LINK }), body(text('Ines'))],
          },
        ],
        131008,
      ],
    ])('refuses %s', async (_title, list, expected) => {
      expect(codeOf(await cards(...list))).toBe(expected);
    });
  });

  describe('with named values', () => {
    const NAMED = { parameterFormat: 'NAMED' };
    const HEADER = { ...headerOf('TEXT'), text: 'News for {{city}}' };

    it('takes them by their names, in the header too', async () => {
      const answer = await sendWith(
        [HEADER, { type: 'BODY', text: 'Hi {{who}}, see {{what}} now.' }],
        [header(text('Berlin', 'city')), body(text('it', 'what'), text('Ines', 'who'))],
        NAMED,
      );
      expect(answer.status).toBe(200);
      const { view } = harness.simulator.phone(SEED.customers.lena.phone).thread.at(-1)!;
      expect([view.header?.text, view.body]).toEqual(['News for Berlin', 'Hi Ines, see it now.']);
    });

    it.each([
      ['without their names', [text('it'), text('Ines')]],
      ['with one name twice', [text('it', 'who'), text('Ines', 'who')]],
      ['with another name', [text('it', 'what'), text('Ines', 'whom')]],
    ])('refuses them %s', async (_title, parameters) => {
      const answer = await sendWith(
        [{ type: 'BODY', text: 'Hi {{who}}, see {{what}} now.' }],
        [body(...parameters)],
        NAMED,
      );
      expect(codeOf(answer)).toBe(132012);
    });
  });
});
