import { createHmac } from 'node:crypto';

import type { Automation } from '../../shared/contracts/automations';
import { actionId } from '../../shared/permissions';
import { SEED } from '../../simulator/src';
import { approveNotice, automation, rowsOf, runsOf, settled, turnOn } from './automation-shop';
import { text } from './deliver';
import { hire, type Colleague } from './office';
import { ACCOUNT, eventually, openShop, type Shop } from './shop';

const ORDER = 'api::order.order';
const OTHER = { phoneNumberId: '111222333444555', businessAccountId: '999888777666' };
const PHONE = '4915164000001';

/** Two business accounts that have templates of the same names. */
describe('an automation that names no account', () => {
  let shop: Shop;
  let other: string;
  let otherId: number;

  const service = () => shop.whatsapp.automations;
  const create = (name: string, data: object) =>
    shop.booted.strapi.db
      .query(`plugin::whatsapp.${name}` as never)
      .create({ data } as never) as Promise<{ id: number }>;
  const template = (name: string, language: string) =>
    create('template', {
      account: otherId,
      businessAccountId: OTHER.businessAccountId,
      name,
      language,
      category: 'UTILITY',
      parameterFormat: 'POSITIONAL',
      status: 'APPROVED',
      body: `Other news (${language}).`,
    });
  /** The accounts that messages of an automation were made for. */
  const sendersOf = async (name: string) =>
    (
      (await rowsOf(shop, 'plugin::whatsapp.message').findMany({
        where: { sentBy: name },
        populate: ['account'],
      })) as { account: { documentId: string } }[]
    ).map(({ account }) => account.documentId);

  /** Somebody writes to the other business. */
  async function writeToOther(body: string): Promise<void> {
    const delivery = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: OTHER.businessAccountId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { phone_number_id: OTHER.phoneNumberId },
                contacts: [],
                messages: [text(PHONE, body)],
              },
            },
          ],
        },
      ],
    });
    const signature = createHmac('sha256', SEED.app.secret).update(delivery).digest('hex');
    await shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set('X-Hub-Signature-256', `sha256=${signature}`)
      .send(delivery)
      .expect(200);
  }

  beforeAll(async () => {
    shop = await openShop();
    await approveNotice(shop);
    const made = await shop.whatsapp.accounts.create({ ...ACCOUNT, ...OTHER, name: 'Other books' });
    other = made.documentId;
    const [row] = await rowsOf(shop, 'plugin::whatsapp.account').findMany({
      where: { documentId: other },
    });
    otherId = row!.id as number;
    for (const language of ['en', 'de']) await template('notice', language);
    await template('elsewhere', 'en');
    const locales = shop.booted.strapi.plugin('i18n').service('locales') as unknown as {
      findByCode(code: string): Promise<object | null>;
      create(locale: object): Promise<void>;
    };
    if (!(await locales.findByCode('de'))) await locales.create({ code: 'de', name: 'German' });
  });
  afterAll(() => shop?.stop());

  afterEach(async () => {
    for (const { documentId } of (await service().find({ pageSize: 100 })).data)
      await service().delete(documentId);
  });

  test('writes about records from the default account, whichever language another would have', async () => {
    const name = 'German orders';
    await turnOn(shop, automation({ type: 'published', uid: ORDER }, { name }));
    const { documentId } = await shop.createOrder({}, { phone: '+4915164000002' });
    await settled(shop);
    const order = await shop.booted.strapi
      .documents(ORDER)
      .findOne({ documentId, populate: ['customer'] as never });
    const { customer } = order as unknown as { customer: { documentId: string } };
    await shop.booted.strapi.documents(ORDER).update({
      documentId,
      locale: 'de',
      data: { summary: 'Zwei', customer: customer.documentId } as never,
      status: 'published',
    });
    await settled(shop);
    expect(await sendersOf(name)).toEqual([shop.accountId, shop.accountId]);
  });

  test('writes to people from the account that they have written to', async () => {
    const name = 'Greets';
    const id = await turnOn(shop, automation({ type: 'keyword', words: ['hello'] }, { name }));
    await writeToOther('hello');
    await eventually('the run', async () =>
      (await runsOf(shop, id))[0]?.state === 'done' ? true : undefined,
    );
    expect(await sendersOf(name)).toEqual([other]);
  });

  test('asks for one where the accounts that it may write from lack the template', async () => {
    const steps = [{ type: 'sendTemplate' as const, template: 'elsewhere' }];
    const lacks = {
      code: 'automation.templateElsewhere',
      path: 'steps.0.template',
      params: { account: 'Atlas Books', template: 'elsewhere' },
    };
    const ofRecord = automation({ type: 'published', uid: ORDER }, { steps });
    const { documentId, issues } = await service().create(ofRecord);
    expect(issues).toMatchObject([lacks]);
    await shop.admin('post', `/automations/${documentId}/turn-on`).send({}).expect(400);
    expect((await service().update(documentId, { ...ofRecord, account: other })).issues).toEqual(
      [],
    );
    const ofWords = (account: string | null) =>
      automation({ type: 'keyword', words: ['hi'], account }, { steps });
    expect((await service().create(ofWords(null))).issues).toMatchObject([lacks]);
    expect((await service().create(ofWords(other))).issues).toEqual([]);
  });

  test('and one that names an account which is switched off cannot be turned on', async () => {
    const { documentId } = await service().create(
      automation({ type: 'published', uid: ORDER }, { account: other }),
    );
    await shop.whatsapp.accounts.update(other, { enabled: false } as never);
    const { body } = await shop
      .admin('post', `/automations/${documentId}/turn-on`)
      .send({})
      .expect(400);
    expect(body.error.details.issues).toMatchObject([
      { code: 'account.disabled', path: 'account', params: { account: 'Other books' } },
    ]);
    await shop.whatsapp.accounts.update(other, { enabled: true } as never);
  });

  describe('of somebody who does not see every account', () => {
    let colleague: Colleague;
    const create = (input: object, status: number) =>
      colleague.ask('post', '/automations').send(input).expect(status);

    beforeAll(async () => {
      colleague = await hire(shop, [
        actionId('automations.read'),
        actionId('automations.manage'),
        actionId('accounts.read'),
      ]);
      const chief = await hire(shop, [actionId('automations.read')]);
      await shop.whatsapp.accounts.update(shop.accountId, { allowedUsers: [chief.id] } as never);
    });

    test('is refused, as it might write from one that they do not see', async () => {
      const ofRecord = automation({ type: 'published', uid: ORDER });
      const refused = await create(ofRecord, 400);
      expect(refused.body.error.details.issues).toMatchObject([
        { code: 'automation.chooseAccount', path: 'account' },
      ]);
      const made = await create({ ...ofRecord, account: other }, 200);
      const { documentId } = (made.body as { data: Automation }).data;
      await colleague.ask('put', `/automations/${documentId}`).send(ofRecord).expect(400);

      const ofWords = { type: 'keyword', words: ['hi'] };
      const answer = { steps: [{ type: 'answer', text: 'Hello!' }] };
      const unheard = await create({ name: 'Hi', trigger: ofWords, ...answer }, 400);
      expect(unheard.body.error.details.issues).toMatchObject([
        { code: 'automation.chooseAccount', path: 'trigger.account' },
      ]);
      await create({ name: 'Hi', trigger: { ...ofWords, account: other }, ...answer }, 200);
    });

    test('stays as it is where somebody else had made it so', async () => {
      const input = automation({ type: 'published', uid: ORDER });
      const { documentId } = await service().create(input);
      await colleague
        .ask('put', `/automations/${documentId}`)
        .send({ ...input, name: 'Renamed' })
        .expect(200);
    });
  });
});
