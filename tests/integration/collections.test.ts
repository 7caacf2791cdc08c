import { eventually, openShop, orderTemplate, type Shop } from './shop';

const CUSTOMER = 'api::customer.customer';
const ORDER = 'api::order.order';
const APPOINTMENT = 'api::appointment.appointment';

interface LinkRow {
  recordUid: string;
  recordDocumentId: string;
  contact: { phone: string };
}

describe('collections', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    const template = await shop.whatsapp.templates.create(
      orderTemplate(shop.accountId, { name: 'anything' }),
    );
    await shop.whatsapp.templates.submit(template.documentId);
    shop.simulator.reviewTemplate('anything/en', { decision: 'APPROVED' });
    await eventually('the approval', async () =>
      (await shop.whatsapp.templates.findOne(template.documentId)).status === 'APPROVED'
        ? true
        : undefined,
    );
  });
  afterAll(() => shop?.stop());

  const list = async () => (await shop.admin('get', '/collections').expect(200)).body.data;
  const find = async (uid: string) =>
    (await list()).find((collection: { uid: string }) => collection.uid === uid);

  describe('take part', () => {
    test('by config, by their schema, or not at all until the admin says so', async () => {
      expect(await find(CUSTOMER)).toMatchObject({
        source: 'config',
        isLocked: true,
        setting: { enabled: true, phoneField: 'phone', valuesFrom: 'published' },
        problems: [],
      });
      expect(await find(ORDER)).toMatchObject({
        source: 'schema',
        isLocked: true,
        hasDraftAndPublish: true,
        isLocalized: true,
        setting: { phoneField: 'customer.phone' },
      });
      expect(await find(APPOINTMENT)).toMatchObject({ source: 'none', setting: null });
      expect((await list()).map(({ uid }: { uid: string }) => uid)).toContain(
        'plugin::users-permissions.user',
      );
    });

    test('what is set in code cannot be changed in the admin', async () => {
      const { body } = await shop
        .admin('put', `/collections/${CUSTOMER}`)
        .send({ enabled: false, phoneField: 'phone', valuesFrom: 'published' })
        .expect(400);
      expect(body.error.details.issues).toMatchObject([{ code: 'collection.locked' }]);
    });

    test('by the admin, with problems told in words', async () => {
      const setting = { enabled: true, phoneField: 'phone', valuesFrom: 'published' };
      await shop.admin('put', `/collections/${APPOINTMENT}`).send(setting).expect(200);
      expect(await find(APPOINTMENT)).toMatchObject({
        source: 'admin',
        isLocked: false,
        setting: { enabled: true, phoneField: 'phone' },
        problems: [],
      });
      await shop
        .admin('put', `/collections/${APPOINTMENT}`)
        .send({ ...setting, phoneField: 'mobile' })
        .expect(200);
      expect((await find(APPOINTMENT)).problems).toEqual([
        expect.stringContaining('“mobile” does not exist'),
      ]);
      await shop.admin('put', `/collections/${APPOINTMENT}`).send(setting).expect(200);
    });

    test('unknown collections and wrong settings are refused', async () => {
      await shop.admin('put', '/collections/api::no.no').send({}).expect(404);
      await shop.admin('put', `/collections/${APPOINTMENT}`).send({ enabled: 'yes' }).expect(400);
    });
  });

  describe('fields', () => {
    const fields = async (path = '') =>
      (await shop.admin('get', `/collections/${ORDER}/fields?path=${path}`).expect(200)).body
        .data as { path: string; isValue: boolean; target: string | null }[];

    test('are listed level by level, with relations and components to one', async () => {
      const top = await fields();
      expect(top).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ path: 'number', isValue: true, target: null }),
          expect.objectContaining({ path: 'customer', isValue: false, target: CUSTOMER }),
          expect.objectContaining({ path: 'delivery', isValue: false, target: 'delivery.address' }),
        ]),
      );
      expect((await fields('customer')).map(({ path }) => path)).toEqual(
        expect.arrayContaining(['customer.firstName', 'customer.phone']),
      );
    });

    test('private ones, passwords and those of the admin are not offered', async () => {
      const { body } = await shop
        .admin('get', '/collections/plugin::users-permissions.user/fields')
        .expect(200);
      const paths = body.data.map(({ path }: { path: string }) => path);
      expect(paths).toContain('username');
      for (const hidden of ['password', 'resetPasswordToken', 'confirmationToken', 'createdBy'])
        expect(paths).not.toContain(hidden);
    });

    test('a level that is not there is refused', async () => {
      await shop.admin('get', `/collections/${ORDER}/fields?path=nothing`).expect(400);
    });

    test('a sample tells how many records have a usable number', async () => {
      await shop.createOrder({ number: 'S-1' });
      await shop.createOrder({ number: 'S-2' }, { phone: 'n/a' });
      const { body } = await shop
        .admin('get', `/collections/${CUSTOMER}/phone-sample?phoneField=phone`)
        .expect(200);
      expect(body.data).toEqual({ checked: 2, valid: 1 });
    });
  });

  describe('records and contacts', () => {
    const documents = () => shop.booted.strapi.documents(CUSTOMER);
    const links = async (documentId: string) =>
      (
        (await shop.booted.strapi.db.query('plugin::whatsapp.contact-link' as never).findMany({
          where: { recordDocumentId: documentId },
          populate: ['contact'],
        } as never)) as LinkRow[]
      ).map(({ contact }) => contact.phone);
    const linksBecome = (documentId: string, ...phones: string[]) =>
      eventually(`links ${phones.join()}`, async () =>
        JSON.stringify(await links(documentId)) === JSON.stringify(phones) ? true : undefined,
      );
    const known = async (phone: string) => {
      const order = await shop.createOrder({ number: 'K' }, { phone });
      await shop.whatsapp.messages.sendTemplate({
        template: 'anything',
        record: { uid: ORDER, documentId: order.documentId },
      });
      await linksBecome(order.documentId, phone);
    };

    test('a record is linked to the contact with its number, however it is written', async () => {
      await known('+447400123456');
      const customer = await documents().create({
        data: { firstName: 'Oliver', lastName: 'Hughes', phone: '0044 7400 123456' } as never,
      });
      await linksBecome(customer.documentId, '+447400123456');
    });

    test('it follows when the number changes, and is cut when the record is deleted', async () => {
      await known('+447400123456');
      await known('+34612345678');
      const customer = await documents().create({
        data: { firstName: 'Lucía', lastName: 'Fernández', phone: '+447400123456' } as never,
      });
      const { documentId } = customer;
      await linksBecome(documentId, '+447400123456');
      await documents().update({ documentId, data: { phone: '+34612345678' } as never });
      await linksBecome(documentId, '+34612345678');
      await documents().update({ documentId, data: { phone: 'n/a' } as never });
      await linksBecome(documentId);
      await documents().update({ documentId, data: { phone: '+34612345678' } as never });
      await linksBecome(documentId, '+34612345678');
      await documents().delete({ documentId });
      await linksBecome(documentId);
    });

    test('it follows writes that go around the document service', async () => {
      await known('+447400123456');
      const { documentId } = await documents().create({
        data: { firstName: 'Oliver', lastName: 'Hughes', phone: '+34612345678' } as never,
      });
      const query = shop.booted.strapi.db.query(CUSTOMER);
      await query.update({ where: { documentId }, data: { phone: '+447400123456' } });
      await linksBecome(documentId, '+447400123456');
      await query.updateMany({ where: { documentId }, data: { phone: null } as never });
      await linksBecome(documentId);
      await query.update({ where: { documentId }, data: { phone: '+447400123456' } });
      await linksBecome(documentId, '+447400123456');
      await query.deleteMany({ where: { documentId } });
      await linksBecome(documentId);
    });

    test('a save that is rolled back changes no link', async () => {
      await known('+447400123456');
      const { documentId } = await documents().create({
        data: { firstName: 'Oliver', lastName: 'Hughes', phone: '+447400123456' } as never,
      });
      await linksBecome(documentId, '+447400123456');
      await expect(
        shop.booted.strapi.db.transaction(async () => {
          await documents().update({ documentId, data: { phone: '+34612345678' } as never });
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow('changed my mind');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await links(documentId)).toEqual(['+447400123456']);
    });
  });
});
