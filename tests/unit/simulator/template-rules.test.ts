import { SEED } from '../../../simulator/src/index';
import { startHarness, type Harness } from './harness';

const TEMPLATES = `${SEED.businessAccount.id}/message_templates`;

const body = (text: string, ...examples: string[]): object => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
});
const PLAIN = body('Your order is ready for you.');
const buttons = (...list: object[]): object => ({ type: 'BUTTONS', buttons: list });
const quick = (text: string): object => ({ type: 'QUICK_REPLY', text });
const link = (extra: object = {}): object => ({
  type: 'URL',
  text: 'Open',
  url: 'https://shop.example/a',
  ...extra,
});
const header = (text: string, extra: object = {}): object => ({
  type: 'HEADER',
  format: 'TEXT',
  text,
  ...extra,
});
const otp = (button: object = {}): object =>
  buttons({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code', ...button });
const BASE = { name: 'a_template', language: 'en', category: 'UTILITY', components: [PLAIN] };

/** What is handed in on top of a right template, and the subcode that refuses it (undefined: code 100 alone). */
const REFUSED: [string, object, number | undefined][] = [
  ['a name with capitals', { name: 'Order' }, undefined],
  ['a name with a hyphen', { name: 'order-ready' }, undefined],
  ['a name of 513 characters', { name: 'a'.repeat(513) }, undefined],
  ['no name', { name: undefined }, undefined],
  ['a language that Meta does not list', { language: 'xx' }, undefined],
  ['a language with a hyphen', { language: 'en-US' }, undefined],
  ['a category that does not exist', { category: 'TRANSACTIONAL' }, undefined],
  ['no components', { components: [] }, undefined],
  ['no body', { components: [header('Hello')] }, 2388043],
  ['an empty body', { components: [body(' ')] }, 2388043],
  ['two bodies', { components: [PLAIN, PLAIN] }, undefined],
  ['a component of an unknown type', { components: [PLAIN, { type: 'ASIDE' }] }, undefined],
  ['a body of 1,025 characters', { components: [body('a'.repeat(1025))] }, 2388040],
  ['a variable at the start', { components: [body('{{1}} is ready for you', 'A')] }, 2388299],
  ['a variable at the end', { components: [body('Your code is {{1}}', 'A')] }, 2388299],
  [
    'too many variables for the text',
    { components: [body('Hi {{1}} and {{2}}!', 'A', 'B')] },
    2388293,
  ],
  [
    'a gap in the numbering',
    { components: [body('Hi {{1}}, your {{3}} is ready now', 'A', 'B')] },
    2388072,
  ],
  [
    'neighbouring variables',
    { components: [body('Hello dear {{1}} {{2}} we are ready for you', 'A', 'B')] },
    2388072,
  ],
  ['unbalanced braces', { components: [body('Hi {{1} how are you', 'A')] }, 2388072],
  [
    'a special character in a variable',
    { components: [body('Hi {{#1}} how are you', 'A')] },
    2388072,
  ],
  [
    'a name as a positional variable',
    { components: [body('Hi {{name}} how are you', 'A')] },
    2388072,
  ],
  [
    'capitals in a named variable',
    { parameter_format: 'NAMED', components: [body('Hi {{Name}} how are you')] },
    2388072,
  ],
  ['a variable without an example', { components: [body('Hi {{1}} how are you')] }, 2388043],
  [
    'fewer examples than variables',
    { components: [body('Hi {{1}}, order {{2}} is ready.', 'A')] },
    2388043,
  ],
  ['an empty example', { components: [body('Hi {{1}} how are you', ' ')] }, 2388043],
  [
    'examples that are not a list of lists',
    { components: [{ type: 'BODY', text: 'Hi {{1}} how are you', example: { body_text: ['A'] } }] },
    2388043,
  ],
  [
    'a named example for another variable',
    {
      parameter_format: 'NAMED',
      components: [
        {
          type: 'BODY',
          text: 'Hi {{who}} how are you',
          example: { body_text_named_params: [{ param_name: 'whom', example: 'A' }] },
        },
      ],
    },
    2388043,
  ],
  ['a header of 61 characters', { components: [header('a'.repeat(61)), PLAIN] }, 2388040],
  ['a header with formatting', { components: [header('*Sale*'), PLAIN] }, 2388047],
  [
    'a header with two variables',
    { components: [header('{{1}} or {{2}}', { example: { header_text: ['A', 'B'] } }), PLAIN] },
    2388047,
  ],
  [
    'a header variable without an example',
    { components: [header('News for {{1}}'), PLAIN] },
    2388043,
  ],
  [
    'an image header without a sample',
    { components: [{ type: 'HEADER', format: 'IMAGE' }, PLAIN] },
    2388043,
  ],
  [
    'an image header with a handle that was never given',
    {
      components: [
        { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1h'] } },
        PLAIN,
      ],
    },
    2388047,
  ],
  [
    'a GIF header outside marketing',
    { components: [{ type: 'HEADER', format: 'GIF' }, PLAIN] },
    2388047,
  ],
  [
    'a footer of 61 characters',
    { components: [PLAIN, { type: 'FOOTER', text: 'a'.repeat(61) }] },
    2388040,
  ],
  [
    'a footer with a variable',
    { components: [PLAIN, { type: 'FOOTER', text: 'By {{1}}' }] },
    2388073,
  ],
  ['no buttons in BUTTONS', { components: [PLAIN, buttons()] }, 2388043],
  [
    'eleven buttons',
    { components: [PLAIN, buttons(...Array.from({ length: 11 }, (_, at) => quick(`Q${at}`)))] },
    undefined,
  ],
  ['three URL buttons', { components: [PLAIN, buttons(link(), link(), link())] }, undefined],
  [
    'two phone buttons',
    {
      components: [
        PLAIN,
        buttons(
          ...[1, 2].map(() => ({
            type: 'PHONE_NUMBER',
            text: 'Call',
            phone_number: '+493055501020',
          })),
        ),
      ],
    },
    undefined,
  ],
  ['a label of 26 characters', { components: [PLAIN, buttons(quick('a'.repeat(26)))] }, undefined],
  ['a button without a label', { components: [PLAIN, buttons({ type: 'QUICK_REPLY' })] }, 2388043],
  [
    'an unknown button',
    { components: [PLAIN, buttons({ type: 'LIKE', text: 'Like' })] },
    undefined,
  ],
  [
    'interleaved quick replies',
    { components: [PLAIN, buttons(quick('A'), link(), quick('B'))] },
    undefined,
  ],
  [
    'a URL of 2,001 characters',
    { components: [PLAIN, buttons(link({ url: `https://shop.example/${'a'.repeat(1980)}` }))] },
    undefined,
  ],
  [
    'a URL that is none',
    { components: [PLAIN, buttons(link({ url: 'shop.example' }))] },
    undefined,
  ],
  [
    'a URL with the variable in its middle',
    { components: [PLAIN, buttons(link({ url: 'https://shop.example/{{1}}/a', example: ['x'] }))] },
    undefined,
  ],
  [
    'a URL with two variables',
    {
      components: [
        PLAIN,
        buttons(link({ url: 'https://shop.example/{{1}}/{{2}}', example: ['x'] })),
      ],
    },
    undefined,
  ],
  [
    'a URL whose domain is a variable',
    { components: [PLAIN, buttons(link({ url: 'https://{{1}}', example: ['x'] }))] },
    undefined,
  ],
  [
    'a URL variable without an example',
    { components: [PLAIN, buttons(link({ url: 'https://shop.example/{{1}}' }))] },
    2388043,
  ],
  [
    'a phone number of 21 characters',
    {
      components: [
        PLAIN,
        buttons({ type: 'PHONE_NUMBER', text: 'Call', phone_number: `+${'4'.repeat(20)}` }),
      ],
    },
    undefined,
  ],
  [
    'a code of 16 characters',
    { components: [PLAIN, buttons({ type: 'COPY_CODE', example: 'a'.repeat(16) })] },
    undefined,
  ],
  [
    'a flow button without a flow',
    { components: [PLAIN, buttons({ type: 'FLOW', text: 'Open' })] },
    2388043,
  ],
  ['a one-time password in a utility template', { components: [PLAIN, otp()] }, undefined],
  [
    'an authentication body with a text',
    { category: 'AUTHENTICATION', components: [PLAIN, otp()] },
    undefined,
  ],
  [
    'an authentication template without a button',
    { category: 'AUTHENTICATION', components: [{ type: 'BODY' }] },
    2388043,
  ],
  [
    'an authentication template with a header',
    { category: 'AUTHENTICATION', components: [header('Code'), { type: 'BODY' }, otp()] },
    undefined,
  ],
  [
    'codes that expire after 91 minutes',
    {
      category: 'AUTHENTICATION',
      components: [{ type: 'BODY' }, { type: 'FOOTER', code_expiration_minutes: 91 }, otp()],
    },
    undefined,
  ],
  [
    'one-tap without an app',
    { category: 'AUTHENTICATION', components: [{ type: 'BODY' }, otp({ otp_type: 'ONE_TAP' })] },
    2388043,
  ],
  [
    'one-tap with a short hash',
    {
      category: 'AUTHENTICATION',
      components: [
        { type: 'BODY' },
        otp({
          otp_type: 'ONE_TAP',
          supported_apps: [{ package_name: 'com.example', signature_hash: 'abc' }],
        }),
      ],
    },
    undefined,
  ],
  [
    'zero-tap without its terms',
    {
      category: 'AUTHENTICATION',
      components: [
        { type: 'BODY' },
        otp({
          otp_type: 'ZERO_TAP',
          supported_apps: [{ package_name: 'com.example', signature_hash: 'K8a/AINcGX7' }],
        }),
      ],
    },
    undefined,
  ],
  ['a time to live outside its range', { message_send_ttl_seconds: 29 }, undefined],
  [
    'a carousel outside marketing',
    { components: [PLAIN, { type: 'CAROUSEL', cards: [] }] },
    undefined,
  ],
  [
    'a limited-time offer with a footer',
    {
      category: 'MARKETING',
      components: [
        PLAIN,
        { type: 'FOOTER', text: 'Bye' },
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Only today' } },
      ],
    },
    undefined,
  ],
  [
    'a limited-time offer with a long text',
    {
      category: 'MARKETING',
      components: [
        PLAIN,
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'a'.repeat(17) } },
      ],
    },
    undefined,
  ],
];

const ACCEPTED: [string, object][] = [
  ['the shortest template', {}],
  [
    'lower-case component types',
    { components: [{ type: 'body', text: 'Your order is ready for you.' }] },
  ],
  ['a body of 1,024 characters', { components: [body('a'.repeat(1024))] }],
  [
    'variables that are just few enough',
    { components: [body('Hi {{1}}, order {{2}} is ready.', 'Ines', 'A-17')] },
  ],
  [
    'named variables',
    {
      parameter_format: 'NAMED',
      components: [
        {
          type: 'BODY',
          text: 'Hi {{who}}, order {{order_no}} is ready.',
          example: {
            body_text_named_params: [
              { param_name: 'who', example: 'Ines' },
              { param_name: 'order_no', example: 'A-17' },
            ],
          },
        },
      ],
    },
  ],
  [
    'a header that ends with its variable',
    { components: [header('News for {{1}}', { example: { header_text: ['Berlin'] } }), PLAIN] },
  ],
  ['a location header', { components: [{ type: 'HEADER', format: 'LOCATION' }, PLAIN] }],
  [
    'quick replies before other buttons',
    {
      components: [
        PLAIN,
        buttons(quick('A'), quick('B'), link(), {
          type: 'PHONE_NUMBER',
          text: 'Call',
          phone_number: '+493055501020',
        }),
      ],
    },
  ],
  [
    'quick replies after other buttons',
    { components: [PLAIN, buttons(link(), quick('A'), quick('B'))] },
  ],
  [
    'a URL with a variable at its end',
    {
      components: [
        PLAIN,
        buttons(
          link({ url: 'https://shop.example/t/{{1}}', example: ['https://shop.example/t/77'] }),
        ),
      ],
    },
  ],
  [
    'a code of 15 characters',
    { components: [PLAIN, buttons({ type: 'COPY_CODE', example: 'a'.repeat(15) })] },
  ],
  [
    'an authentication template',
    {
      category: 'AUTHENTICATION',
      components: [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 10 },
        otp(),
      ],
    },
  ],
  [
    'a one-tap template with its hash percent-encoded',
    {
      category: 'AUTHENTICATION',
      components: [
        { type: 'BODY' },
        otp({
          otp_type: 'ONE_TAP',
          package_name: 'com.example.shop',
          signature_hash: 'K8a%2FAINcGX7',
        }),
      ],
    },
  ],
  [
    'a limited-time offer',
    {
      category: 'MARKETING',
      components: [
        PLAIN,
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Only today' } },
      ],
    },
  ],
];

describe('creating a template', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  it.each(REFUSED)('is refused with %s', async (_title, extra, subcode) => {
    const { status, body: answer } = await harness.graph('POST', TEMPLATES, { ...BASE, ...extra });
    expect(status).toBe(400);
    expect(answer.error.code).toBe(100);
    expect(answer.error.error_subcode).toBe(subcode);
    expect(answer.error.fbtrace_id).toMatch(/^A/);
  });

  it.each(ACCEPTED)('succeeds with %s', async (_title, extra) => {
    const { status, body: answer } = await harness.graph('POST', TEMPLATES, { ...BASE, ...extra });
    expect(answer.error).toBeUndefined();
    expect(status).toBe(200);
    expect(answer).toEqual({
      id: expect.stringMatching(/^\d{15}$/),
      status: 'PENDING',
      category: expect.any(String),
    });
  });

  it('is refused when name and language are taken', async () => {
    await harness.graph('POST', TEMPLATES, BASE);
    const { body: answer } = await harness.graph('POST', TEMPLATES, BASE);
    expect(answer.error).toMatchObject({ code: 100, error_subcode: 2388024, is_transient: false });
    expect(answer.error.error_user_msg).toContain('en');
  });

  it('is refused for 30 days under the name of a deleted template that was approved', async () => {
    const again = { ...BASE, name: 'order_shipped' };
    await harness.graph('DELETE', `${TEMPLATES}?name=order_shipped`);
    const soon = await harness.graph('POST', TEMPLATES, again);
    expect(soon.body.error.error_subcode).toBe(2388023);
    harness.simulator.setClock({ offsetSeconds: 31 * 86_400 });
    const later = await harness.graph('POST', TEMPLATES, again);
    expect(later.status).toBe(200);
  });

  it('is refused beyond the limit of the account', async () => {
    harness.simulator.setOptions({ limits: { templatesPerAccount: 5 } });
    const { body: answer } = await harness.graph('POST', TEMPLATES, BASE);
    expect(answer.error.error_subcode).toBe(2388019);
  });

  it('is refused beyond the hourly limit when that is switched on', async () => {
    harness.simulator.setOptions({ limits: { templatesPerHour: 1 } });
    await harness.graph('POST', TEMPLATES, BASE);
    const { status, body: answer } = await harness.graph('POST', TEMPLATES, { ...BASE, name: 'b' });
    expect([status, answer.error.code]).toEqual([429, 80008]);
  });

  it('takes the handle of a finished upload as a sample, but only of a fitting type', async () => {
    const opened = await harness.graph(
      'POST',
      `${SEED.app.id}/uploads?file_name=a.png&file_length=4&file_type=image/png`,
    );
    const done = await fetch(`${harness.simulator.url}/v26.0/${opened.body.id}`, {
      method: 'POST',
      headers: { authorization: `OAuth ${SEED.tokens.full}`, file_offset: '0' },
      body: Buffer.from('\x89PNG', 'latin1'),
    });
    const { h } = (await done.json()) as { h: string };
    const withSample = (format: string): object => ({
      ...BASE,
      name: `with_${format.toLowerCase()}`,
      components: [{ type: 'HEADER', format, example: { header_handle: [h] } }, PLAIN],
    });
    const image = await harness.graph('POST', TEMPLATES, withSample('IMAGE'));
    const video = await harness.graph('POST', TEMPLATES, withSample('VIDEO'));
    expect(image.status).toBe(200);
    expect(video.body.error.error_subcode).toBe(2388047);
  });

  it('reads an authentication template back with the preset texts', async () => {
    const { body: created } = await harness.graph('POST', TEMPLATES, {
      ...BASE,
      category: 'AUTHENTICATION',
      components: [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 10 },
        otp(),
      ],
    });
    const { body: template } = await harness.graph('GET', created.id);
    expect(template.components[0].text).toContain('*{{1}}*');
    expect(template.components[1].text).toContain('10 minutes');
    expect(template.components[2].buttons[0]).toMatchObject({ type: 'URL', text: 'Copy code' });
  });
});

describe('editing a template', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());
  const approved = SEED.templates.orderShipped.id;
  const edit = { components: [PLAIN] };

  it('replaces all components and returns it to review', async () => {
    await harness.graph('POST', approved, edit);
    const { body: template } = await harness.graph('GET', approved);
    expect(template.components).toEqual([PLAIN]);
    expect(template.status).toBe('PENDING');
  });

  it('is refused while it is in review', async () => {
    await harness.graph('POST', approved, edit);
    const { body: answer } = await harness.graph('POST', approved, edit);
    expect(answer.error.error_subcode).toBe(2388039);
  });

  it('is refused twice in 24 hours once approved, and allowed a day later', async () => {
    await harness.graph('POST', approved, edit);
    harness.simulator.reviewTemplate(approved, { decision: 'APPROVED' });
    const soon = await harness.graph('POST', approved, edit);
    expect(soon.body.error.error_subcode).toBe(2388039);
    harness.simulator.setClock({ offsetSeconds: 90_000 });
    expect((await harness.graph('POST', approved, edit)).status).toBe(200);
  });

  it('does not change the category of an approved template', async () => {
    const { body: answer } = await harness.graph('POST', approved, {
      ...edit,
      category: 'MARKETING',
    });
    expect(answer.error.error_subcode).toBe(2388039);
  });

  it('checks what it is given', async () => {
    const { body: answer } = await harness.graph('POST', SEED.templates.rejected.id, {
      components: [body('{{1}} comes first here', 'A')],
    });
    expect(answer.error.error_subcode).toBe(2388299);
  });
});
