import fc from 'fast-check';
import { passes } from '../../shared/domain/issue';
import type { TemplateButton } from '../../shared/domain/template/button';
import { checkTemplate, textsOf } from '../../shared/domain/template/check';
import { isMediaHeader, type MediaHeader } from '../../shared/domain/template/header/media';
import { toMetaMessage, withHeaderMedia } from '../../shared/domain/template/message-payload';
import { toMetaTemplate } from '../../shared/domain/template/payload';
import { readMetaTemplate } from '../../shared/domain/template/read-meta';
import type { TemplateContent } from '../../shared/domain/template/template';
import {
  newVariable,
  reconcileVariables,
  variableKey,
  type Variable,
} from '../../shared/domain/template/variables';
import { createSimulator, SEED } from '../../simulator/src/index';
import { anyTemplate, templateOf } from './shared/domain/template/content';

const simulator = createSimulator();

beforeAll(() => simulator.start(0));

beforeEach(() => {
  simulator.reset();
  simulator.setOptions({ limits: { templatesPerAccount: 10_000 } });
});

afterAll(() => simulator.stop());

interface Answer {
  id?: string;
  error?: { code: number; error_subcode?: number; message: string; error_user_msg?: string };
}

async function post(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${simulator.url}/v26.0/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${SEED.tokens.full}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

const BYTES = Buffer.from('a file');
const MIMES = { image: 'image/png', video: 'video/mp4', document: 'application/pdf' } as const;

/** The handle of a file that is uploaded as the sample of a header. */
async function uploadSample({ type }: MediaHeader): Promise<string> {
  const mime = encodeURIComponent(MIMES[type]);
  const opened = await post(
    `${SEED.app.id}/uploads?file_length=${BYTES.length}&file_type=${mime}`,
    {},
  );
  const done = await fetch(`${simulator.url}/v26.0/${opened.id}`, {
    method: 'POST',
    headers: { authorization: `OAuth ${SEED.tokens.full}`, file_offset: '0' },
    body: BYTES,
  });
  return ((await done.json()) as { h: string }).h;
}

/** The id of a file that is uploaded to be sent. */
async function uploadMedia({ type }: MediaHeader): Promise<string> {
  const form = new FormData();
  form.append('messaging_product', 'whatsapp');
  form.append('type', MIMES[type]);
  form.append('file', new Blob([BYTES], { type: MIMES[type] }), 'file');
  const answer = await fetch(`${simulator.url}/v26.0/${SEED.realNumber.id}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SEED.tokens.full}` },
    body: form,
  });
  return ((await answer.json()) as { id: string }).id;
}

/** What the simulator, who stands for Meta, says to a template as it is handed in from here. */
async function submit(content: TemplateContent): Promise<Answer> {
  const headerHandle = isMediaHeader(content.header) ? await uploadSample(content.header) : null;
  const payload = toMetaTemplate(content, { headerHandle, linkBase: 'https://cms.example.com' });
  return post(`${SEED.businessAccount.id}/message_templates`, payload);
}

const quick = (text: string): TemplateButton => ({ type: 'quick_reply', text });
const link: TemplateButton = {
  type: 'url',
  text: 'Open',
  url: 'https://shop.example/a',
  urlType: 'static',
};
const phone: TemplateButton = {
  type: 'phone_number',
  text: 'Call',
  phoneNumber: '+493055501020',
};
const header = (text: string) => ({ type: 'text' as const, text });
const body = (text: string, more: Partial<TemplateContent> = {}): Partial<TemplateContent> => ({
  body: text,
  ...more,
});
const named = (text: string) => body(text, { parameterFormat: 'NAMED' });
const withoutSample = (text: string) =>
  body(text, {
    variables: [newVariable({ component: 'body', buttonIndex: null, placeholder: '1' })],
  });

/** What Meta’s documentation forbids. */
const FORBIDDEN: [string, Partial<TemplateContent>][] = [
  ['three braces before a variable', body('Here stands {{{1}} in the middle.')],
  ['three braces behind a variable', body('Here stands {{1}}} in the middle.')],
  ['a name with capitals', { name: 'Order' }],
  ['a name with a hyphen', { name: 'order-ready' }],
  ['a name with a space', { name: 'order ready' }],
  ['a name with a letter outside a–z', { name: 'größe' }],
  ['no name', { name: '' }],
  ['a name of 513 characters', { name: 'a'.repeat(513) }],
  ['a language that Meta does not list', { language: 'xx' }],
  ['a language with a hyphen', { language: 'en-US' }],
  ['no language', { language: '' }],
  ['a category that Meta does not have', { category: 'TRANSACTIONAL' }],
  ['no category', { category: '' }],
  ['an authentication template with a text of its own', { category: 'AUTHENTICATION' }],
  ['an empty header', { header: header(' ') }],
  ['a header of 61 characters', { header: header('a'.repeat(61)) }],
  ['a header with two variables', { header: header('{{1}} or {{2}}') }],
  ['a bold header', { header: header('*Sale*') }],
  ['an italic header', { header: header('_Sale_!') }],
  ['a struck header', { header: header('~Sale~') }],
  ['a header in code', { header: header('`Sale`') }],
  ['a header of two lines', { header: header('News\nof today') }],
  ['a gap in the numbers of the header', { header: header('News for {{2}}') }],
  ['unbalanced braces in the header', { header: header('News for {{1}') }],
  ['an empty body', body('')],
  ['a blank body', body(' \n ')],
  ['a body of 1,025 characters', body('a'.repeat(1025))],
  ['a body of 1,025 emoji', body('👍'.repeat(1025))],
  ['a variable at the start', body('{{1}} is ready for you now')],
  ['a variable at the start behind a space', body(' {{1}} is ready for you now')],
  ['a variable at the end', body('Your order for today is {{1}}')],
  ['a variable at the end before a line break', body('Your order for today is {{1}}\n')],
  ['neighbouring variables', body('Hello my dear {{1}}{{2}}, your order is ready now')],
  ['variables with a space between', body('Hello my dear {{1}} {{2}}, your order is ready')],
  ['variables with a line break between', body('Hello my dear {{1}}\n{{2}}, your order is ready')],
  ['too many variables for the text', body('Hi {{1}} and {{2}}!')],
  ['a gap in the numbers', body('Hello {{1}}, your order {{3}} is ready for you now')],
  ['numbers that do not begin with one', body('Hello {{2}}, your order is ready')],
  ['a number of zero', body('Hello {{0}}, your order is ready')],
  ['a # in a variable', body('Hello {{#1}}, your order is ready')],
  ['a $ in a variable', body('Hello {{$1}}, your order is ready')],
  ['a % in a variable', body('Hello {{1%}}, your order is ready')],
  ['spaces in a variable', body('Hello {{ 1 }}, your order is ready')],
  ['nothing in a variable', body('Hello {{}}, your order is ready')],
  ['a name among numbers', body('Hello {{who}}, your order is ready')],
  ['capitals in a named variable', named('Hello {{Who}}, your order is ready')],
  ['a hyphen in a named variable', named('Hello {{order-no}}, your order is ready')],
  ['a space in a named variable', named('Hello {{order no}}, your order is ready')],
  ['a variable without its last brace', body('Hello {{1}, your order is ready')],
  ['a variable without its first brace', body('Hello {1}}, your order is ready')],
  ['a variable that never ends', body('Hello {{1, your order is ready')],
  ['a variable in a variable', body('Hello {{a{{1}}b}}, your order is ready')],
  ['a variable without a sample', withoutSample('Hello {{1}}, your order is ready')],
  ['an empty footer', { footer: ' ' }],
  ['a footer of 61 characters', { footer: 'a'.repeat(61) }],
  ['a footer with a variable', { footer: 'By {{1}}' }],
  ['eleven buttons', { buttons: Array.from({ length: 11 }, (_, at) => quick(`Q${at}`)) }],
  ['a button without a label', { buttons: [quick('')] }],
  ['a label of 26 characters', { buttons: [quick('a'.repeat(26))] }],
  ['a label with a variable', { buttons: [quick('Yes, {{1}}')] }],
  ['a link between quick replies', { buttons: [quick('A'), link, quick('B')] }],
  ['a quick reply between others', { buttons: [link, quick('A'), phone] }],
];

/** What Meta’s documentation allows, at its limits. */
const ALLOWED: [string, Partial<TemplateContent>][] = [
  ['Meta’s own sample', body('Hi {{1}}, order {{2}} is ready.')],
  ['Chinese', body('您好{{1}}，您的订单{{2}}已经发货，请注意查收。')],
  ['Thai', body('สวัสดีคุณ{{1}} คำสั่งซื้อ{{2}}ของคุณพร้อมแล้ว')],
  ['a body alone', {}],
  ['a name of 512 characters', { name: 'a'.repeat(512) }],
  ['a name of digits and underscores', { name: '_2026_' }],
  ['a header of 60 characters', { header: header('ä'.repeat(60)) }],
  ['a header that ends with its variable', { header: header('News for {{1}}') }],
  ['a header that is its variable', { header: header('{{1}}') }],
  [
    'a named header variable with underscores',
    { parameterFormat: 'NAMED', header: header('News for {{first_name}}') },
  ],
  ['a body of 1,024 characters', body('a'.repeat(1024))],
  ['a body of 1,024 emoji', body('👍'.repeat(1024))],
  ['a formatted body', body('*Good news*, _your_ order is ~late~ here 👍')],
  ['just enough words', body('Hello {{1}}, your order {{2}} is ready.')],
  ['numbers in another order', body('Hello {{2}}, your order {{1}} is ready.')],
  ['a number twice', body('Hello {{1}}, yes, {{1}}, we mean you and nobody else.')],
  ['named variables', named('Hello {{who}}, your order {{order_no_2}} is ready.')],
  ['single braces', body('Write {1} or } as you like.')],
  ['an empty line', body('Hello there.\n\nYour order is ready.')],
  ['a footer of 60 characters', { footer: 'ß'.repeat(60) }],
  ['ten buttons', { buttons: Array.from({ length: 10 }, (_, at) => quick(`Q${at}`)) }],
  ['a label of 25 characters', { buttons: [quick('👍'.repeat(25))] }],
  ['quick replies before others', { buttons: [quick('A'), quick('B'), link, phone] }],
  ['quick replies after others', { buttons: [link, phone, quick('A'), quick('B')] }],
];

describe('What Meta forbids in a template', () => {
  it.each(FORBIDDEN)('is refused here and there: %s', async (_title, changes) => {
    const content = templateOf(changes);
    expect(passes(checkTemplate(content))).toBe(false);
    expect(await submit(content)).toMatchObject({ error: { code: 100 } });
  });
});

describe('What Meta allows in a template', () => {
  it.each(ALLOWED)('is taken here and there: %s', async (_title, changes) => {
    const content = templateOf(changes);
    const stopping = checkTemplate(content).filter(({ severity }) => severity === 'error');
    expect(stopping).toEqual([]);
    expect(await submit(content)).toEqual(
      expect.objectContaining({ id: expect.any(String), status: 'PENDING' }),
    );
  });
});

describe('A template that passes our checks', () => {
  /** Good templates with something done to them that may or may not make them bad. */
  const CHANGES: ((content: TemplateContent) => Partial<TemplateContent>)[] = [
    () => ({}),
    ({ body: text }) => ({ body: `${text} {{9}}` }),
    ({ body: text }) => ({ body: text.replace('{{', '{') }),
    ({ body: text }) => ({ body: text.replace('}}', '}') }),
    ({ body: text }) => ({ body: text.replace('{{', '{{ ') }),
    ({ body: text }) => ({ body: `{{${text}` }),
    ({ body: text }) => ({ body: text.replaceAll(' ', '\n') }),
    ({ body: text }) => ({ body: text.replaceAll(/\p{L}+ /gu, '') }),
    ({ footer }) => ({ footer: footer && `${footer} {{1}}` }),
    ({ header: head }) => ({ header: head?.type === 'text' ? header(`${head.text}_`) : head }),
    ({ header: head }) => ({ header: head?.type === 'text' ? header(`${head.text}\n`) : head }),
    ({ buttons }) => ({ buttons: [...buttons].reverse() }),
    ({ variables }) => ({ variables: variables.slice(1) }),
    ({ variables }) => ({ variables: variables.map((each) => ({ ...each, sampleValue: '\n' })) }),
  ];
  /** Gives every media header the file that its kind wants. */
  const withFile = (content: TemplateContent): TemplateContent => {
    if (!isMediaHeader(content.header)) return content;
    const mime = MIMES[content.header.type];
    const file = { id: 1, name: 'file', mime, sizeBytes: BYTES.length, url: '/uploads/file' };
    return { ...content, header: { ...content.header, file } };
  };
  /** Kinds that are not written here come from Meta alone, and so are right: no GIF without a sample, nothing doubled. */
  const withRightForeigners = ({
    header: head,
    buttons,
    ...content
  }: TemplateContent): TemplateContent => ({
    ...content,
    header: head?.type === 'other' ? null : head,
    buttons: buttons.filter(
      ({ type }, at) => type !== 'other' || buttons.findIndex((one) => one.type === type) === at,
    ),
  });
  const tracked = (content: TemplateContent): Partial<TemplateContent> => ({
    buttons: content.buttons.map((button) =>
      button.type === 'url' && button.urlType === 'static'
        ? { ...button, urlType: 'tracked' }
        : button,
    ),
  });
  const otp: fc.Arbitrary<TemplateButton> = fc.record({
    type: fc.constant('otp' as const),
    text: fc.constantFrom('Copy code', 'a'.repeat(26)),
    otpType: fc.constantFrom('COPY_CODE' as const, 'ONE_TAP' as const, 'ZERO_TAP' as const),
    autofillText: fc.constantFrom(null, 'Fill in'),
    supportedApps: fc.array(
      fc.constant({ packageName: 'com.example.shop', signatureHash: 'K8a/AINcGX7' }),
      { maxLength: 6 },
    ),
    zeroTapTermsAccepted: fc.boolean(),
  });
  const authentication = fc
    .record({
      addSecurityRecommendation: fc.boolean(),
      codeExpirationMinutes: fc.constantFrom(null, 1, 10, 90, 91),
      button: otp,
    })
    .map(({ button, ...options }) => {
      const read = readMetaTemplate(
        toMetaTemplate(
          templateOf({
            category: 'AUTHENTICATION',
            authentication: options,
            buttons: [button],
            variables: [],
          }),
          { headerHandle: null, linkBase: null },
        ),
      );
      return { ...read, buttons: [button] };
    });
  const changed = fc
    .tuple(
      anyTemplate.map(withFile).map(withRightForeigners),
      fc.subarray([...CHANGES, tracked], { maxLength: 2 }),
    )
    .map(([content, changes]) =>
      changes.reduce((current, change) => ({ ...current, ...change(current) }), content),
    );

  /** A value as somebody may write it, where it stands. */
  const valueOf = ({ component, placeholder }: Variable): string => {
    if (component === 'header' && placeholder === 'latitude') return '52,5';
    if (component === 'header' && placeholder === 'longitude') return ' 13.4';
    if (component === 'button') return placeholder === 'code' ? 'SAVE 9' : ' ä&b /c';
    return ` a\n\t${placeholder}      b`;
  };

  /** Whether the content passes here; if so it must be taken there, and be sent as it is written. */
  const isTakenAndSent = async (content: TemplateContent, code?: string): Promise<boolean> => {
    if (!passes(checkTemplate(content))) return false;
    const created = await submit(content);
    expect(created).not.toHaveProperty('error');
    simulator.reviewTemplate(created.id!, { decision: 'APPROVED' });
    const values = Object.fromEntries(
      reconcileVariables(textsOf(content), content.variables).map((each) => [
        variableKey(each),
        code ?? valueOf(each),
      ]),
    );
    const codes = Object.fromEntries(
      content.buttons.map((_, index) => [`button.${index}`, 'Zm9yLXJldmll']),
    );
    const { header } = content;
    const plain = toMetaMessage(content, values, codes);
    const template = isMediaHeader(header)
      ? withHeaderMedia(plain, header.type, { id: await uploadMedia(header), fileName: 'a.pdf' })
      : plain;
    const sent = await post(`${SEED.realNumber.id}/messages`, {
      messaging_product: 'whatsapp',
      to: `+${SEED.customers.lena.phone}`,
      type: 'template',
      template,
    });
    expect(sent).toMatchObject({ messages: [{ message_status: 'accepted' }] });
    return true;
  };

  /** How many of the templates passed: if hardly any did, nothing would have been tried. */
  const countTaken = async (
    templates: fc.Arbitrary<TemplateContent>,
    numRuns: number,
    code?: string,
  ): Promise<number> => {
    let taken = 0;
    let at = 0;
    await fc.assert(
      fc.asyncProperty(templates, async (any) => {
        const content = { ...any, name: `made_up_${(at += 1)}` };
        if (await isTakenAndSent(content, code)) taken += 1;
      }),
      { numRuns },
    );
    return taken;
  };

  it('passes the simulator’s, and a message with it is taken as it is written', async () => {
    expect(await countTaken(changed, 300)).toBeGreaterThan(30);
  });

  it('passes the simulator’s when it is for one-time passwords, and the code goes out', async () => {
    expect(await countTaken(authentication, 100, '123456')).toBeGreaterThan(5);
  });
});
