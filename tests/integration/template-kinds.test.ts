import type { Message as PhoneMessage } from '../../simulator/src';
import { createPrepare } from '../../server/src/services/messages/prepare';
import { createRecordReader } from '../../server/src/collections/read-record';
import type { Runtime } from '../../server/src/runtime';
import type { Links } from '../../server/src/services/links';
import type { CollectionSettings } from '../../server/src/collections/settings';
import type { Message, Preview, SendTemplateInput } from '../../shared/contracts/messages';
import type { MediaFile } from '../../shared/domain/media';
import type { TemplateButton } from '../../shared/domain/template/button';
import type { TemplateHeader } from '../../shared/domain/template/header';
import type { TemplateContent } from '../../shared/domain/template/template';
import { textsOf } from '../../shared/domain/template/check';
import { reconcileVariables, type Variable } from '../../shared/domain/template/variables';
import { freePort } from '../ports';
import { approveTemplate, contentWith, type Mapping } from './approved-template';
import { addFile } from './media-library';
import { eventually, openShop, type Shop } from './shop';
import { configOf } from './strapi';

const ORDER = 'api::order.order';
const LENA = '4917655501234';
const PHONE =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';

/** Where the values of the templates below come from. */
const MAPPING: Mapping = {
  'header.1': { type: 'field', fieldPath: 'number', sampleValue: 'A-17' },
  'header.number': { type: 'field', fieldPath: 'number', sampleValue: 'A-17' },
  'header.latitude': { type: 'fixed_text', fixedText: '52.52' },
  'header.longitude': { type: 'fixed_text', fixedText: '13,405' },
  'header.name': { type: 'field', fieldPath: 'delivery.city' },
  'header.address': { type: 'field', fieldPath: 'delivery.street' },
  'body.1': { type: 'field', fieldPath: 'customer.firstName', sampleValue: 'Lena' },
  'body.first_name': { type: 'field', fieldPath: 'customer.firstName', sampleValue: 'Lena' },
  'body.2': {
    type: 'field',
    fieldPath: 'total',
    format: { type: 'currency', currency: 'EUR' },
    sampleValue: '€12.50',
  },
  'body.total': {
    type: 'field',
    fieldPath: 'total',
    format: { type: 'currency', currency: 'EUR' },
    sampleValue: '€12.50',
  },
};

const url = (text: string, address: string, urlType: 'static' | 'dynamic' | 'tracked') =>
  ({ type: 'url', text, url: address, urlType }) as const;

const BUTTONS: Record<string, { button: TemplateButton; mapping?: Partial<Variable> }> = {
  'a quick reply': { button: { type: 'quick_reply', text: 'On my way' } },
  'a static address': { button: url('Shop', 'https://shop.example/', 'static') },
  'a dynamic address': {
    button: url('Order', 'https://shop.example/orders/{{1}}', 'dynamic'),
    mapping: { type: 'field', fieldPath: 'number', sampleValue: 'A-17' },
  },
  'a tracked address': {
    button: url('Order', 'https://shop.example/orders/{{number}}?from=wa', 'tracked'),
    mapping: { type: 'field', fieldPath: 'number' },
  },
  'a call': { button: { type: 'phone_number', text: 'Call us', phoneNumber: '+4930123456' } },
  'a coupon': {
    button: { type: 'copy_code', text: 'Copy offer code' },
    mapping: { type: 'fixed_text', fixedText: 'SPRING25', sampleValue: 'SPRING25' },
  },
  'a flow': {
    button: {
      type: 'flow',
      text: 'Rate us',
      flowId: '1234567890',
      flowAction: 'navigate',
      navigateScreen: 'RATE',
    },
  },
};

describe('templates of every kind', () => {
  let shop: Shop;
  let image: MediaFile;
  let video: MediaFile;
  let paper: MediaFile;
  let templates = 0;
  const strapi = () => shop.booted.strapi;
  const service = <T>(name: string) => strapi().plugin('whatsapp').service(name) as unknown as T;

  beforeAll(async () => {
    const port = await freePort();
    shop = await openShop({
      port,
      config: { publicUrl: `http://127.0.0.1:${port}`, links: { track: true } },
    });
    image = await addFile(strapi(), 'bag.png', 'image/png');
    video = await addFile(strapi(), 'shop.mp4', 'video/mp4');
    paper = await addFile(strapi(), 'invoice.pdf', 'application/pdf');
    await strapi().plugin('i18n').service('locales').create({ code: 'de', name: 'German (de)' });
  });
  afterAll(() => shop?.stop());

  const order = (data: Record<string, unknown> = {}, customer: Record<string, unknown> = {}) =>
    shop.createOrder(
      {
        delivery: { city: 'Berlin', street: 'Linienstraße 7' },
        photo: image.id,
        papers: [paper.id],
        ...data,
      },
      customer,
    );
  const about = ({ documentId }: { documentId: string }): SendTemplateInput['record'] => ({
    uid: ORDER,
    documentId,
  });

  const contentOf = (changes: Partial<TemplateContent>, mapping: Mapping = {}) =>
    contentWith({ name: `kind_${(templates += 1)}`, ...changes }, { ...MAPPING, ...mapping });

  /** Creates a template, hands it in and has it approved. */
  async function approved(
    changes: Partial<TemplateContent>,
    { mapping }: { mapping?: Mapping } = {},
  ): Promise<TemplateContent> {
    const content = contentOf(changes, mapping);
    await approveTemplate(shop, content);
    return content;
  }

  /** Sends and answers what arrived on the phone. */
  async function receive(
    input: SendTemplateInput,
    phone = LENA,
  ): Promise<{ message: Message; received: PhoneMessage }> {
    const { documentId } = await shop.whatsapp.messages.sendTemplate(input);
    const message = await shop.reaches(documentId, 'delivered', 'failed');
    expect(message.failure).toBeNull();
    const received = shop.simulator.phone(phone).thread.find(({ id }) => id === message.wamid);
    return { message, received: received! };
  }

  const preview = (input: SendTemplateInput): Promise<Preview> =>
    shop.whatsapp.messages.preview(input);
  const codes = async (input: SendTemplateInput) =>
    (await preview(input)).issues.map(({ code }) => code);

  const linkRows = (message: { documentId: string }) =>
    strapi()
      .db.query('plugin::whatsapp.link' as 'plugin::whatsapp.message')
      .findMany({
        where: { message: { documentId: message.documentId } } as never,
      }) as unknown as Promise<{ code: string; target: string; variable: string }[]>;

  describe.each(['POSITIONAL', 'NAMED'] as const)('with %s parameters', (parameterFormat) => {
    const isNamed = parameterFormat === 'NAMED';
    const body = isNamed
      ? 'Hi {{first_name}}, your order comes to {{total}} in all.'
      : 'Hi {{1}}, your order comes to {{2}} in all.';

    const headers: [string, () => TemplateHeader | null, (received: PhoneMessage) => unknown][] = [
      ['no header', () => null, () => undefined],
      [
        'a text',
        () => ({ type: 'text', text: isNamed ? 'Order {{number}}' : 'Order {{1}}' }),
        () => ({ type: 'text', text: 'Order A-17' }),
      ],
      [
        'an image of the record',
        () => ({
          type: 'image',
          file: image,
          source: { from: 'field', path: 'photo', orFile: false },
          fileName: null,
        }),
        () => ({ type: 'image', mediaId: expect.stringMatching(/^\d+$/) }),
      ],
      [
        'a video of the template',
        () => ({ type: 'video', file: video, source: { from: 'file' }, fileName: null }),
        () => ({ type: 'video', mediaId: expect.stringMatching(/^\d+$/) }),
      ],
      [
        'the first document of the record',
        () => ({
          type: 'document',
          file: paper,
          source: { from: 'field', path: 'papers', orFile: false },
          fileName: 'Your invoice.pdf',
        }),
        () => ({
          type: 'document',
          mediaId: expect.stringMatching(/^\d+$/),
          filename: 'Your invoice.pdf',
        }),
      ],
      ['a place', () => ({ type: 'location' }), () => undefined],
    ];

    test.each(headers)('sends %s with every button', async (title, header, expected) => {
      const record = about(await order());
      for (const group of [
        ['a quick reply', 'a static address', 'a dynamic address', 'a call'],
        ['a tracked address', 'a coupon'],
        ['a flow'],
      ]) {
        const buttons = group.map((name) => BUTTONS[name]!.button);
        const mapping: Mapping = {};
        group.forEach((name, index) => {
          const { button, mapping: mapped } = BUTTONS[name]!;
          for (const one of reconcileVariables(textsOf(contentOf({ buttons: [button] })), []))
            mapping[`button.${index}.${one.placeholder}`] = mapped ?? {};
        });
        const template = await approved(
          { parameterFormat, header: header(), body, buttons },
          { mapping },
        );
        const { message, received } = await receive({ template: template.name, record });
        expect(received.template).toEqual({ name: template.name, language: 'en' });
        expect(received.view.body).toBe('Hi Ines, your order comes to €12.50 in all.');
        expect(received.view.header).toEqual(expected(received));
        if (title === 'a place')
          expect(received.view.location).toEqual({
            latitude: 52.52,
            longitude: 13.405,
            name: 'Berlin',
            address: 'Linienstraße 7',
          });
        const links = await linkRows(message);
        const shown: Record<string, unknown> = {
          'a quick reply': { type: 'quick_reply', text: 'On my way', payload: 'On my way' },
          'a static address': { type: 'url', text: 'Shop', url: 'https://shop.example/' },
          'a dynamic address': {
            type: 'url',
            text: 'Order',
            url: 'https://shop.example/orders/A-17',
          },
          'a tracked address': {
            type: 'url',
            text: 'Order',
            url: `${shop.booted.url}/api/whatsapp/l/${links[0]?.code}`,
          },
          'a call': { type: 'phone_number', text: 'Call us', phone: '+4930123456' },
          'a coupon': { type: 'copy_code', text: 'Copy offer code', code: 'SPRING25' },
          'a flow': { type: 'flow', text: 'Rate us', payload: 'unused' },
        };
        expect(received.view.buttons).toEqual(
          group.map((name) => expect.objectContaining(shown[name] as object)),
        );
        expect(links).toHaveLength(group.includes('a tracked address') ? 1 : 0);
      }
    });
  });

  test('shows the file, the values and the target of a link before anything is sent', async () => {
    const template = await approved(
      {
        header: {
          type: 'image',
          file: image,
          source: { from: 'field', path: 'photo', orFile: true },
          fileName: null,
        },
        body: 'Hi {{1}}, track it at {{2}} any time.',
        buttons: [BUTTONS['a tracked address']!.button],
      },
      {
        mapping: {
          'body.2': {
            type: 'tracked_link',
            fixedText: 'https://shop.example/track/{documentId}?nr={number}',
            sampleValue: 'https://shop.example/track/1',
          },
          'button.0.number': { type: 'field', fieldPath: 'number' },
        },
      },
    );
    const { documentId } = await order({ number: 'A 18' });
    const input = { template: template.name, record: about({ documentId }) };
    const target = `https://shop.example/track/${documentId}?nr=A%2018`;
    const shown = await preview(input);
    expect(shown.issues).toEqual([]);
    expect(shown.media).toEqual({ kind: 'image', from: 'record', file: image });
    expect(shown.blocks.media).toEqual({ type: 'IMAGE', url: image.url, name: 'bag.png' });
    expect(shown.values).toMatchObject([
      { key: 'body.1', from: 'record', value: 'Ines' },
      { key: 'body.2', from: 'link', value: target },
      { key: 'button.0.number', value: 'A 18' },
    ]);
    expect(shown.blocks.buttons[0]).toMatchObject({
      url: 'https://shop.example/orders/A%2018?from=wa',
    });

    const { message, received } = await receive(input);
    const links = await linkRows(message);
    expect(links.map(({ variable, target: to }) => [variable, to]).sort()).toEqual([
      ['body.2', target],
      ['button.0', 'https://shop.example/orders/A%2018?from=wa'],
    ]);
    const inText = links.find(({ variable }) => variable === 'body.2')!;
    expect(received.view.body).toBe(
      `Hi Ines, track it at ${shop.booted.url}/api/whatsapp/l/${inText.code} any time.`,
    );
    expect(message.rendered).toBe(received.view.body);

    const path = `/api/whatsapp/l/${inText.code}`;
    // What is opened in the seconds after sending is nobody's tap.
    await strapi()
      .db.query('plugin::whatsapp.message')
      .updateMany({
        where: { documentId: message.documentId },
        data: { acceptedAt: new Date(Date.now() - 120_000), sentAt: new Date(Date.now() - 60_000) },
      });
    await shop.booted.request.get(path).set('User-Agent', 'WhatsApp/2.24.12.78 A').expect(302);
    const opened = await shop.booted.request.get(path).set('User-Agent', PHONE).expect(302);
    expect(opened.headers.location).toBe(target);
    const clicks = await eventually('the click', async () => {
      const { clicks: counted } = await shop.whatsapp.messages.findOne(message.documentId);
      return counted && counted.people + counted.robots >= 2 ? counted : undefined;
    });
    expect(clicks).toMatchObject({ people: 1, robots: 1 });
  });

  test('a message that is sent again has links of its own', async () => {
    const template = await approved(
      { buttons: [BUTTONS['a tracked address']!.button] },
      { mapping: { 'button.0.number': { type: 'field', fieldPath: 'number' } } },
    );
    shop.simulator.setFaults({ webhooks: { failStatus: { code: 131026, times: 1 } } });
    const { documentId } = await shop.whatsapp.messages.sendTemplate({
      template: template.name,
      record: about(await order()),
    });
    await shop.reaches(documentId, 'failed');
    const again = await shop.whatsapp.messages.resend(documentId);
    await shop.reaches(again.documentId, 'delivered');
    const [before] = await linkRows({ documentId });
    const [after] = await linkRows(again);
    expect(after!.code).not.toBe(before!.code);
    expect(after!.target).toBe(before!.target);
    const message = await shop.whatsapp.messages.findOne(again.documentId);
    const thread = shop.simulator.phone(LENA).thread;
    expect(thread.find(({ id }) => id === message.wamid)!.view.buttons[0]).toMatchObject({
      url: expect.stringContaining(after!.code),
    });
  });

  describe('checks before anything is queued', () => {
    test.each<[string, Partial<TemplateContent>, Record<string, string>, string[]]>([
      [
        'a coupon that is too long',
        { buttons: [BUTTONS['a coupon']!.button] },
        { 'button.0.code': 'X'.repeat(16) },
        ['value.codeTooLong'],
      ],
      [
        'a place beyond the map',
        { header: { type: 'location' } },
        { 'header.latitude': '95', 'header.longitude': 'here' },
        ['location.coordinate', 'location.coordinate'],
      ],
      [
        'an address that is too long',
        { buttons: [BUTTONS['a dynamic address']!.button] },
        { 'button.0.1': 'x'.repeat(2_000) },
        ['url.tooLong'],
      ],
      [
        'a whole address that is none',
        { buttons: [url('Open', '{{1}}', 'tracked')] },
        { 'button.0.1': 'javascript:alert(1)' },
        ['value.notUrl'],
      ],
      [
        'a text that is too long',
        { body: 'Hi {{1}}, all the best.' },
        { '1': 'x'.repeat(1_024) },
        ['value.tooLong'],
      ],
    ])('%s', async (_, changes, values, expected) => {
      const template = await approved(changes, {
        mapping: {
          'button.0.code': BUTTONS['a coupon']!.mapping!,
          'button.0.1': { sampleValue: 'A-17' },
        },
      });
      const input = { template: template.name, record: about(await order()), values };
      expect(await codes(input)).toEqual(expected);
      await expect(shop.whatsapp.messages.sendTemplate(input)).rejects.toThrow();
    });

    test('an empty name of a place is no fault, an empty coordinate is', async () => {
      const template = await approved(
        { header: { type: 'location' } },
        { mapping: { 'header.latitude': { type: 'free_text' } } },
      );
      const record = about(await order({ delivery: null }));
      expect((await preview({ template: template.name, record })).issues).toMatchObject([
        { code: 'value.missing', path: 'values.header.latitude' },
      ]);
      const { received } = await receive({
        template: template.name,
        record,
        values: { 'header.latitude': '-33.9' },
      });
      expect(received.view.location).toEqual({ latitude: -33.9, longitude: 13.405 });
    });

    test('a portal link needs the address in the settings of the collection', async () => {
      const schema = strapi().contentTypes[ORDER] as unknown as {
        pluginOptions: { whatsapp: Record<string, unknown> };
      };
      const setting = schema.pluginOptions.whatsapp;
      setting.portalUrl = 'https://shop.example/{locale}/o/{documentId}';
      const template = await approved(
        { body: 'Hi {{1}}, see {{2}} for all of it.' },
        { mapping: { 'body.2': { type: 'portal_link', sampleValue: 'https://shop.example/1' } } },
      );
      const { documentId } = await order();
      const input = { template: template.name, record: about({ documentId }) };
      const { received } = await receive(input);
      expect(received.view.body).toBe(
        `Hi Ines, see https://shop.example/en/o/${documentId} for all of it.`,
      );
      delete setting.portalUrl;
      expect(await codes(input)).toEqual(['portal.none']);
    });

    test('the sender’s phone is the one that the person has entered', async () => {
      const template = await approved(
        { body: 'Hi {{1}}, call me at {{2}} if you like.' },
        { mapping: { 'body.2': { type: 'user_phone', sampleValue: '+49 30 123456' } } },
      );
      const data = { template: template.name, record: about(await order()) };
      const ask = async () =>
        (
          (await shop.admin('post', '/messages/preview').send(data).expect(200)).body as {
            data: Preview;
          }
        ).data;
      expect((await ask()).issues).toMatchObject([{ code: 'value.missing' }]);
      await shop.admin('put', '/me').send({ phone: 'not a number' }).expect(400);
      const saved = await shop.admin('put', '/me').send({ phone: '0176 555 01234' }).expect(200);
      expect(saved.body).toEqual({ data: { phone: '+4917655501234' } });
      expect((await shop.admin('get', '/me').expect(200)).body).toEqual(saved.body);
      expect((await ask()).values[1]).toMatchObject({ value: '+4917655501234', from: 'sender' });
      const other = await shop.booted.adminToken();
      const theirs = await shop.booted.request
        .get('/whatsapp/me')
        .set('Authorization', `Bearer ${other}`);
      expect(theirs.body).toEqual({ data: { phone: null } });
      await shop.admin('put', '/me').send({ phone: null }).expect(200);
      expect((await ask()).issues).toMatchObject([{ code: 'value.missing' }]);
    });

    test('links need a public address', async () => {
      const template = await approved(
        { buttons: [BUTTONS['a tracked address']!.button] },
        { mapping: { 'button.0.number': { type: 'field', fieldPath: 'number' } } },
      );
      const input = { template: template.name, record: about(await order()) };
      const config = configOf(strapi());
      const { publicUrl } = config;
      const address = strapi().config.get('server.absoluteUrl');
      config.publicUrl = null;
      strapi().config.set('server.absoluteUrl', '/');
      expect(await codes(input)).toEqual(['link.noPublicUrl']);
      strapi().config.set('server.absoluteUrl', address);
      config.publicUrl = publicUrl;
      expect(await codes(input)).toEqual([]);
    });
  });

  describe('the language', () => {
    const LANGUAGES = ['de', 'en_US', 'es'];
    const name = 'in_many_languages';
    beforeAll(async () => {
      for (const language of LANGUAGES)
        await approved({ name, language, body: `This one is ${language} for you.` });
    });
    const languageOf = async (input: Partial<SendTemplateInput>) => {
      const { language, languageFrom, languages, issues } = await preview({
        template: name,
        record: about(await order()),
        ...input,
      });
      expect(languages).toEqual(LANGUAGES);
      return [language, languageFrom, ...issues.map(({ code }) => code)];
    };

    test('is the one that was asked for, and no other in its place', async () => {
      expect(await languageOf({ language: 'es' })).toEqual(['es', 'asked']);
      expect(await languageOf({ language: 'pt-br' })).toEqual([
        '',
        'fallback',
        'template.notFound',
      ]);
    });

    test('is that of the template whose documentId is given', async () => {
      const { data } = await shop.whatsapp.templates.find({ _q: name });
      const group = data.find((one) => one.name === name)!;
      const de = group.languages.find(({ language }) => language === 'de')!;
      expect(await languageOf({ template: de.documentId })).toEqual(['de', 'asked']);
      expect(await languageOf({ template: de.documentId, language: 'es' })).toEqual([
        '',
        'fallback',
        'template.notFound',
      ]);
    });

    test('is the record’s', async () => {
      const { documentId } = await order();
      const { customer } = (await strapi()
        .documents(ORDER)
        .findOne({ documentId, populate: ['customer'] } as never)) as unknown as {
        customer: { documentId: string };
      };
      await strapi()
        .documents(ORDER)
        .update({
          documentId,
          locale: 'de',
          data: { summary: 'Neu', customer: customer.documentId } as never,
          status: 'published',
        });
      expect(await languageOf({ record: { uid: ORDER, documentId, locale: 'de' } })).toEqual([
        'de',
        'record',
      ]);
    });

    test('is that of the field that the collection names', async () => {
      const schema = strapi().contentTypes[ORDER] as unknown as {
        pluginOptions: { whatsapp: Record<string, unknown> };
      };
      schema.pluginOptions.whatsapp.localeField = 'customer.language';
      const record = about(await order({}, { language: 'es' }));
      expect(await languageOf({ record })).toEqual(['es', 'record']);
      delete schema.pluginOptions.whatsapp.localeField;
      expect(await languageOf({ record })).toEqual(['en_US', 'fallback']);
    });

    test('is that in which the person is known to speak', async () => {
      const contacts = strapi().db.query('plugin::whatsapp.contact' as 'plugin::whatsapp.message');
      await shop.whatsapp.messages.sendTemplate({ template: name, record: about(await order()) });
      await contacts.updateMany({
        where: { phone: `+${LENA}` } as never,
        data: { language: 'de' } as never,
      });
      expect(await languageOf({})).toEqual(['de', 'contact']);
      await contacts.updateMany({
        where: { phone: `+${LENA}` } as never,
        data: { language: null } as never,
      });
    });

    test('is the default one, exactly or nearly, and else a question', async () => {
      expect(await languageOf({})).toEqual(['en_US', 'fallback']);
      const config = configOf(strapi());
      config.templates.defaultLanguage = 'ja';
      const { issues, languages } = await preview({ template: name, record: about(await order()) });
      config.templates.defaultLanguage = 'en';
      expect(languages).toEqual(LANGUAGES);
      expect(issues).toMatchObject([{ code: 'template.noLanguage', path: 'language' }]);
    });
  });

  test('a thousand records are prepared in a few queries, each as it would be by itself', async () => {
    const customer = await strapi()
      .documents('api::customer.customer')
      .create({
        data: {
          firstName: 'Ines',
          lastName: 'Okafor',
          phone: `+${LENA}`,
          whatsappOptIn: true,
        } as never,
      });
    const orders = strapi().db.query(ORDER);
    const at = new Date();
    const { ids } = await orders.createMany({
      data: Array.from({ length: 1_000 }, (_, index) => ({
        number: `M-${index}`,
        total: index,
        locale: 'en',
        publishedAt: at,
        documentId: `many${String(index).padStart(20, '0')}`,
      })) as never,
    });
    expect(ids).toHaveLength(1_000);
    const { joinTable } = strapi().db.metadata.get(ORDER).attributes.customer as unknown as {
      joinTable: {
        name: string;
        joinColumn: { name: string };
        inverseJoinColumn: { name: string };
      };
    };
    for (let start = 0; start < 1_000; start += 200)
      await strapi()
        .db.connection(joinTable.name)
        .insert(
          ids.slice(start, start + 200).map((id) => ({
            [joinTable.joinColumn.name]: id,
            [joinTable.inverseJoinColumn.name]: customer.id,
          })),
        );
    const template = await approved({
      header: {
        type: 'image',
        file: image,
        source: { from: 'field', path: 'photo', orFile: true },
        fileName: null,
      },
      body: 'Hi {{1}}, your order comes to {{2}} in all.',
    });
    const { prepareMany, prepare } = createPrepare({
      runtime: service<Runtime>('runtime'),
      collections: service<CollectionSettings>('collections'),
      records: createRecordReader(strapi()),
      links: service<Links>('links'),
    });
    const records = Array.from({ length: 1_000 }, (_, index) => ({
      uid: ORDER,
      documentId: `many${String(index).padStart(20, '0')}`,
    }));
    let queries = 0;
    const count = () => (queries += 1);
    strapi().db.connection.on('query', count);
    const input = { template: template.name };
    const prepared = await prepareMany(input, records, { source: 'code' });
    strapi().db.connection.removeListener('query', count);
    expect(prepared).toHaveLength(1_000);
    // One read for every hundred, with what belongs to them.
    expect(queries).toBeLessThan(100);
    expect(prepared.map(({ issues }) => issues).flat()).toEqual([]);
    for (const index of [0, 499, 999]) {
      const alone = await prepare({ ...input, record: records[index]! }, { source: 'code' });
      expect(prepared[index]).toEqual(alone);
      expect(prepared[index]!.values['body.2']).toBe(`€${index}.00`);
    }
    const [missing] = await prepareMany(input, [{ uid: ORDER, documentId: 'nothere' }], {
      source: 'code',
    });
    expect(missing!.issues.map(({ code }) => code)).toContain('record.notFound');
  });
});
