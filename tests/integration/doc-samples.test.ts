import type { Automation, DryRunResult } from '../../shared/contracts/automations';
import type { CampaignPlan } from '../../shared/contracts/campaigns';
import type { ContactDetail, ConsentRecord } from '../../shared/contracts/contacts';
import type { Conversation } from '../../shared/contracts/conversations';
import type { Message, Preview } from '../../shared/contracts/messages';
import { SEED } from '../../simulator/src';
import { blocksOf, isConfiguration, PAGES, runBlock, type DocBlock } from '../doc-blocks';
import { approveTemplate, codeTemplate, contentWith } from './approved-template';
import { addFile } from './media-library';
import { conversationWith, hire } from './office';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

/** The page that is run by a test of its own, and the one that is made from the types. */
const ELSEWHERE = ['docs/getting-started-with-meta.md', 'docs/api.md'];

/** What is about services: neither configuration, nor the panel's own code, nor a type. */
const isSample = (block: DocBlock): boolean =>
  block.language === 'ts' &&
  !isConfiguration(block) &&
  !/^(\/\/ src\/admin|interface )/.test(block.code);

type Run = (
  run: (around?: Record<string, unknown>) => Promise<Record<string, unknown>>,
) => Promise<void>;

describe('the samples of the documentation', () => {
  const LENA = SEED.customers.lena.phone;
  let shop: Shop;
  let order: { documentId: string };
  let conversation: Conversation;
  let admin: number;
  let templateDocumentId: string;

  const whatsapp = () => shop.whatsapp;
  const found = (where: object): Promise<Message> =>
    eventually('a message', async () => (await whatsapp().messages.find(where)).data[0]);
  const makeTemplates = async () => {
    const named = (name: string, body: string, mapping = {}) =>
      approveTemplate(
        shop,
        contentWith({ name, category: 'UTILITY', parameterFormat: 'NAMED', body }, mapping),
      );
    await named('shipping_notice', 'Your order is on its way.');
    await approveTemplate(
      shop,
      contentWith({
        name: 'summer_sale',
        category: 'MARKETING',
        body: 'Everything is cheaper until the end of this week.',
      }),
      'api::customer.customer',
    );
    await approveTemplate(shop, codeTemplate('login_code'), null);
  };

  beforeAll(async () => {
    shop = await openShop();
    templateDocumentId = await approveTemplate(shop, orderTemplate(shop.accountId).content);
    await makeTemplates();
    order = await shop.createOrder();
    shop.simulator.reply(LENA, { text: 'Is it back?', phoneNumberId: SEED.realNumber.id });
    conversation = await conversationWith(shop, LENA);
    admin = (await hire(shop, 'strapi-super-admin')).id;
  });
  afterAll(() => shop?.stop());

  /** What a sample takes from the ones before it on its page. */
  const services = () => {
    const { accounts, contacts, messages, templates } = whatsapp();
    return { accounts, contacts, messages, templates };
  };
  const access = { whatsapp };

  /** Every sample of a page, in the order of the page. */
  const RUNS: Record<string, Run[]> = {
    'README.md': [
      async (run) => {
        const { message, issues, status } = await run({ order, templateDocumentId });
        // Oliver was never asked.
        expect(issues).toMatchObject([{ code: 'consent.missing', severity: 'warning' }]);
        expect(status).toBe('APPROVED');
        await shop.reaches((message as Message).documentId, 'delivered');
      },
      async (run) => {
        await run();
      },
    ],
    'docs/sending.md': [
      async (run) => {
        expect(Object.keys(await run())).toEqual(['messages', 'templates', 'accounts', 'contacts']);
      },
      async (run) => {
        const { message } = await run({ ...services(), order });
        await shop.reaches((message as Message).documentId, 'delivered');
      },
      async (run) => {
        const appointment = { date: new Date(Date.now() + 2 * 86_400_000) };
        await run({ ...services(), appointment });
        const message = await found({ template: 'appointment_reminder' });
        expect(message).toMatchObject({ state: 'queued', dueAt: expect.any(String) as string });
        await whatsapp().messages.cancel(message.documentId);
      },
      async (run) => {
        const { default: app } = (await run()) as {
          default: { register(given: object): void };
        };
        app.register({ strapi: shop.booted.strapi });
        const { documentId } = await shop.createOrder({ number: 'A-20' });
        await shop.booted.strapi.documents('api::order.order').publish({ documentId });
        const message = await found({
          recordDocumentId: documentId,
          recordUid: 'api::order.order',
        });
        await shop.reaches(message.documentId, 'delivered');
      },
      async (run) => {
        const user = { phone: `+${LENA}` };
        await run({ ...services(), user, code: '493817' });
        const message = await found({ template: 'login_code' });
        await shop.reaches(message.documentId, 'delivered');
        expect(JSON.stringify(await whatsapp().messages.findOne(message.documentId))).not.toContain(
          '493817',
        );
      },
      async (run) => {
        const { message } = await run(services());
        await shop.reaches((message as Message).documentId, 'delivered');
      },
      async (run) => {
        const { strapi } = shop.booted;
        const ogg = Buffer.concat([
          Buffer.from('OggS\0\x02'),
          Buffer.alloc(22),
          Buffer.from('OpusHead\x01\x01'),
          Buffer.alloc(900),
        ]);
        await run({
          ...services(),
          photo: await addFile(strapi, 'bag.png', 'image/png'),
          song: await addFile(strapi, 'song.mp3', 'audio/mpeg'),
          words: await addFile(strapi, 'words.ogg', 'audio/ogg', ogg),
          invoice: await addFile(strapi, 'invoice.pdf', 'application/pdf'),
          sticker: await addFile(strapi, 'sticker.webp', 'image/webp'),
          received: await found({ direction: 'in' }),
        });
        const kinds = (await whatsapp().messages.find({ pageSize: 100 })).data.map(
          ({ type }) => type,
        );
        expect(kinds).toEqual(
          expect.arrayContaining([
            ...['text', 'image', 'video', 'audio', 'document', 'sticker', 'location'],
            ...['contacts', 'reaction', 'interactive'],
          ]),
        );
      },
      async (run) => {
        const { consent } = (await run(services())) as { consent: ConsentRecord };
        expect(consent.optOutAllAt).toEqual(expect.any(String));
        expect(consent.history.map(({ kind }) => kind)).toEqual(['opt-out', 'opt-in']);
        await whatsapp().contacts.optIn({ phone: `+${LENA}` });
      },
      async (run) => {
        const { preview } = (await run({ ...services(), documentId: order.documentId })) as {
          preview: Preview;
        };
        expect(preview.issues).toEqual([]);
        expect(preview.to).toMatchObject({
          phone: '+4917655501234',
          international: '+49 176 55501234',
          country: 'DE',
        });
      },
      async (run) => {
        // Each of the three does something to another message, so each is given one that it is for.
        const input = { template: 'order_ready', to: { phone: `+${LENA}` } };
        const values = { first_name: 'Lena', number: 'A-21' };
        const waiting = await whatsapp().messages.sendTemplate({
          ...input,
          values,
          sendAt: new Date(Date.now() + 3_600_000),
        });
        await expect(
          run({
            ...services(),
            documentId: waiting.documentId,
            accountDocumentId: shop.accountId,
          }),
        ).rejects.toThrow('A message that is cancelled cannot be retried.');
        expect((await whatsapp().messages.findOne(waiting.documentId)).state).toBe('cancelled');
      },
      async (run) => {
        const told = jest.spyOn(console, 'log').mockImplementation();
        const options = { template: 'order_ready', to: { phone: `+${LENA}` } };
        await run({ ...services(), options });
        expect(told.mock.calls.map(([where]) => where as string)).toEqual([
          'values.body.first_name',
          'values.body.number',
        ]);
        told.mockRestore();
      },
    ],
    'docs/templates.md': [
      async (run) => {
        await run({ ...access, accountDocumentId: shop.accountId });
      },
    ],
    'docs/webhooks.md': [
      async (run) => {
        await run({ ...access, documentId: shop.accountId });
        const { accounts } = whatsapp();
        await accounts.subscribe(shop.accountId, { callback: 'app' });
      },
    ],
    'docs/tracked-links.md': [
      async (run) => {
        await run();
      },
    ],
    'docs/messages-log.md': [
      async (run) => {
        const { done, refused } = await run(access);
        expect([done, refused]).toEqual([[], []]);
      },
    ],
    'docs/moving-between-environments.md': [
      async (run) => {
        const { file, report } = (await run(access)) as {
          file: { templates: object[] };
          report: { entries: { verdict: string }[] };
        };
        expect(file.templates.length).toBeGreaterThan(1);
        expect(new Set(report.entries.map(({ verdict }) => verdict))).toEqual(new Set(['same']));
      },
    ],
    'docs/automations.md': [
      async (run) => {
        const importOrders = jest.fn().mockResolvedValue(undefined);
        await run({ importOrders });
        expect(importOrders).toHaveBeenCalledTimes(1);
      },
      async (run) => {
        const input = {
          name: 'Tried',
          trigger: { type: 'created', uid: 'api::order.order' },
          steps: [{ type: 'sendTemplate', template: 'shipping_notice' }],
        };
        const { shipping } = (await run({
          ...access,
          input,
          documentId: order.documentId,
        })) as { shipping: Automation };
        const { data } = await whatsapp().automations.find();
        expect(data).toMatchObject([{ documentId: shipping.documentId, status: 'on' }]);
        const tried: DryRunResult = await whatsapp().automations.dryRun({
          automation: shipping,
          record: { documentId: order.documentId },
        });
        expect(tried).toBeDefined();
      },
      async (run) => {
        const callBack = jest.fn().mockResolvedValue(undefined);
        await run({ callBack });
        await shop.booted.strapi.eventHub.emit('whatsapp.automation.event', {
          name: 'no-show',
          record: null,
        });
        expect(callBack).toHaveBeenCalledTimes(1);
      },
    ],
    'docs/campaigns.md': [
      async (run) => {
        for (const phone of ['+4915150000001', '+4915150000002'])
          await shop.booted.strapi.documents('api::customer.customer').create({
            data: {
              firstName: 'Mia',
              lastName: 'Wolf',
              phone,
              whatsappOptIn: true,
              language: 'de',
            } as never,
          });
        const { documentId, recipients, issues } = (await run()) as unknown as {
          documentId: string;
        } & CampaignPlan;
        expect({ recipients, issues }).toEqual({ recipients: 2, issues: [] });
        expect((await whatsapp().campaigns.findOne(documentId)).status).toBe('scheduled');
      },
    ],
    'docs/campaign-results.md': [
      async (run) => {
        const { data } = await whatsapp().campaigns.find();
        const { documentId } = data[0]!;
        await whatsapp().campaigns.reschedule(documentId, null);
        await eventually('the end of the campaign', async () =>
          (await whatsapp().campaigns.findOne(documentId)).status === 'done' ? true : undefined,
        );
        await eventually('the deliveries', async () =>
          (await whatsapp().campaigns.results(documentId)).delivered === 2 ? true : undefined,
        );
        const { delivered, failures, draft } = await run({ ...access, documentId });
        expect({ delivered, failures, draft }).toMatchObject({
          delivered: 2,
          failures: [],
          draft: { status: 'draft' },
        });
      },
    ],
    'docs/consent.md': [
      async (run) => {
        const { default: make } = (await run()) as {
          default: (given: object) => { confirm(ctx: object): Promise<void> };
        };
        const phone = '+4915150000003';
        const redeem = () => Promise.resolve({ phone, wording: 'Ticked' });
        const ctx = { request: { body: {} }, body: null };
        const strapi = new Proxy(shop.booted.strapi, {
          get: (target, name) =>
            name === 'service'
              ? () => ({ redeem })
              : (Reflect.get(target, name, target) as unknown),
        });
        await make({ strapi }).confirm(ctx);
        expect(ctx.body).toEqual({ done: true });
        const consent = await whatsapp().contacts.findConsent({ phone });
        expect(consent!.history).toMatchObject([{ purpose: 'marketing', note: 'Ticked' }]);
      },
    ],
    'docs/conversations.md': [
      async (run) => {
        const label = await shop.admin('post', '/labels').send({ name: 'VIP' });
        const { page, one } = (await run({
          ...access,
          account: shop.accountId,
          documentId: conversation.documentId,
          adminUserId: admin,
          colleagueId: (await hire(shop, 'strapi-super-admin')).id,
          labelDocumentId: (label.body as { data: { documentId: string } }).data.documentId,
        })) as { page: { data: Conversation[] }; one: Conversation };
        expect(page.data.map(({ documentId }) => documentId)).toEqual([one.documentId]);
        expect(await whatsapp().conversations.findOne(one.documentId)).toMatchObject({
          status: 'open',
          assignee: { id: admin },
          labels: [{ name: 'VIP' }],
          unreadCount: 0,
        });
      },
      async (run) => {
        const info = jest.spyOn(shop.booted.strapi.log, 'info');
        await run(access);
        shop.simulator.reply(LENA, { text: 'And now?', phoneNumberId: SEED.realNumber.id });
        await eventually('the line of the log', () =>
          info.mock.calls.some(([line]) => /^text for \d+ people$/.test(String(line)))
            ? true
            : undefined,
        );
      },
    ],
    'docs/contacts.md': [
      async (run) => {
        // Nobody is in doubt here: that is all that speaks against it.
        await expect(run()).rejects.toMatchObject({ name: 'ValidationError' });
        const [person] = (await whatsapp().contacts.find({ _q: `+${LENA}` })).data;
        expect(person).toBeDefined();
      },
    ],
    'docs/privacy.md': [
      async (run) => {
        const contact = await whatsapp().contacts.findConsent({ phone: '+4915150000003' });
        const { erasure } = await run({ documentId: contact!.documentId });
        expect(erasure).toMatchObject({ counts: { contacts: 1 } });
        expect(await whatsapp().contacts.findConsent({ phone: '+4915150000003' })).toBeNull();
      },
      async (run) => {
        const contact: Pick<ContactDetail, 'documentId'> | null =
          await whatsapp().contacts.findConsent({
            phone: `+${LENA}`,
          });
        const { fileName, stream } = (await run({
          ...services(),
          documentId: contact!.documentId,
        })) as { fileName: string; stream: AsyncIterable<string | Buffer> };
        let json = '';
        for await (const part of stream) json += String(part);
        expect(fileName).toMatch(/\.json$/);
        expect(JSON.stringify(JSON.parse(json))).toContain('Is it back?');
      },
    ],
  };

  test('are all run', () => {
    const pages = PAGES.filter((page) => !ELSEWHERE.includes(page));
    const there = pages.map((page) => [page, blocksOf(page).filter(isSample).length] as const);
    expect(Object.fromEntries(there.filter(([, count]) => count > 0))).toEqual(
      Object.fromEntries(Object.entries(RUNS).map(([page, runs]) => [page, runs.length])),
    );
  });

  for (const [page, runs] of Object.entries(RUNS))
    runs.forEach((use, index) => {
      test(`${page}, sample ${index + 1}, does what the page says`, async () => {
        const block = blocksOf(page).filter(isSample)[index]!;
        const run = (around = {}) => runBlock(block, { strapi: shop.booted.strapi, ...around });
        await expect(use(run)).resolves.toBeUndefined();
      });
    });
});
