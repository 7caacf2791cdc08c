import type { ContactDetail } from '../../shared/contracts/contacts';
import { SEED } from '../../simulator/src';
import { deliverMessages, text } from './deliver';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

const NUMBER = SEED.realNumber.id;

describeOnEachDatabase('blocking somebody', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());

  /** Who has written; the message itself may come a moment after them. */
  const known = (name: string) =>
    eventually('what the contact has written', async () => {
      const [found] = (await shop.whatsapp.contacts.find({ _q: name })).data;
      const contact = found && (await shop.whatsapp.contacts.findOne(found.documentId));
      return contact && contact.messages.in > 0 ? contact : undefined;
    });
  const write = (phone: string, body: string) =>
    shop.simulator.reply(phone, { text: body, phoneNumberId: NUMBER });
  const writtenBy = async (contact: ContactDetail) =>
    (await shop.whatsapp.contacts.findOne(contact.documentId)).messages.in;
  const ask = (contact: { documentId: string }, what: 'block' | 'unblock') =>
    shop.admin('post', `/contacts/${contact.documentId}/${what}`);

  test('keeps them from writing and from being written to, until they are let in again', async () => {
    const { phone } = SEED.customers.lena;
    write(phone, 'Hello');
    const contact = await known(`+${phone}`);
    const { body } = await ask(contact, 'block').expect(200);
    expect(body.data.blockedAt).toEqual(expect.any(String));
    await ask(contact, 'block').expect(200);

    write(phone, 'Can you hear me?');
    const send = () =>
      shop.whatsapp.messages.send({
        to: { contact: contact.documentId },
        content: { type: 'text', body: 'Hi' },
      });
    await expect(send()).rejects.toThrow('This person is blocked since');
    const { data } = await shop.whatsapp.contacts.find({ show: 'blocked' });
    expect(data.map(({ documentId }) => documentId)).toEqual([contact.documentId]);

    const freed = await ask(contact, 'unblock').expect(200);
    expect(freed.body.data.blockedAt).toBeNull();
    await ask(contact, 'unblock').expect(200);
    write(phone, 'And now?');
    await eventually('what they write', async () =>
      (await writtenBy(contact)) === 2 ? true : undefined,
    );
    const { documentId } = await send();
    await shop.reaches(documentId, 'delivered', 'read');
  });

  test('is refused for who has not written lately, as far as we know and as far as Meta does', async () => {
    const phones = ['4915158000001', '4915158000002', '4915158000003'];
    const { documentId } = await shop.whatsapp.contacts.optIn({ phone: `+${phones[0]!}` });
    await deliverMessages(shop, [text(phones[1]!, 'Long ago', 25 * 3_600)]);
    // Meta knows nothing of this one.
    await deliverMessages(shop, [text(phones[2]!, 'Just now', 5)]);
    const refused = [{ documentId }, await known(`+${phones[1]!}`), await known(`+${phones[2]!}`)];
    for (const contact of refused) {
      const { body } = await ask(contact, 'block').expect(400);
      expect(body.error.details.issues[0].code).toBe('block.notLately');
      const { blockedAt } = await shop.whatsapp.contacts.findOne(contact.documentId);
      expect(blockedAt).toBeNull();
      await ask(contact, 'unblock').expect(200);
    }
  });

  test('works by the user id where somebody shows no number', async () => {
    const { phone, userId } = SEED.customers.noor;
    write(phone, 'Hello');
    const contact = await known(userId);
    expect(contact.phone).toBeNull();
    const { body } = await ask(contact, 'block').expect(200);
    expect(body.data.blockedAt).toEqual(expect.any(String));
    await ask(contact, 'unblock').expect(200);
  });

  test('tells what else Meta says, and changes nothing then', async () => {
    const { phone } = SEED.customers.oliver;
    write(phone, 'Hello');
    const contact = await known(`+${phone}`);
    shop.simulator.setFaults({ error: { code: 139103, path: '/block_users', times: 2 } });
    const { body } = await ask(contact, 'block').expect(400);
    expect(body.error.details.meta.code).toBe(139103);
    expect((await shop.whatsapp.contacts.findOne(contact.documentId)).blockedAt).toBeNull();
    await ask(contact, 'unblock').expect(400);
  });

  test('needs the permission, and who may not see contacts is told no names', async () => {
    const { phone } = SEED.customers.oliver;
    const contact = await known(`+${phone}`);
    const as = async (actions: string[]) => {
      const token = await shop.booted.adminToken(actions);
      return shop.booted.request
        .post(`/whatsapp/contacts/${contact.documentId}/block`)
        .set('Authorization', `Bearer ${token}`);
    };
    await as(['plugin::whatsapp.contacts.read']).then(({ status }) => expect(status).toBe(403));
    const { status, body } = await as(['plugin::whatsapp.contacts.manage']);
    expect(status).toBe(200);
    expect(body.data).toEqual({ documentId: contact.documentId });
    await shop.admin('post', '/contacts/nobody/block').expect(404);
    await ask(contact, 'unblock').expect(200);
  });
});
