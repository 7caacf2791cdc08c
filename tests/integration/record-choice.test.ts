import type { Conversation } from '../../shared/contracts/conversations';
import type { ContactDetail, LinkedRecord } from '../../shared/contracts/contacts';
import { deliverMessages, text } from './deliver';
import { listen } from './listen';
import { conversationWith, hire, MAY, type Colleague } from './office';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

const CUSTOMER = 'api::customer.customer';

describeOnEachDatabase('the records of the person of a conversation', (database) => {
  let shop: Shop;
  let agent: Colleague;
  let numbers = 0;

  const newPhone = () => `4915160${String((numbers += 1)).padStart(6, '0')}`;
  const documents = () => shop.booted.strapi.documents(CUSTOMER);
  const createCustomer = (firstName: string, phone: string) =>
    documents().create({ data: { firstName, lastName: 'Quast', phone } as never });
  const lookForRecords = () =>
    (
      shop.booted.strapi.plugin('whatsapp').service('record-links') as { run(): Promise<void> }
    ).run();

  async function writes(): Promise<Conversation & { phone: string }> {
    const phone = newPhone();
    await deliverMessages(shop, [text(phone, 'Hello')]);
    return { phone, ...(await conversationWith(shop, phone)) };
  }
  const recordsOf = async ({ contact }: Conversation) =>
    (await agent.get<ContactDetail>(`/contacts/${contact!.documentId}`)).records.map(
      ({ title, isByHand }) => ({ title, isByHand }),
    );
  const choose = (who: Colleague, { documentId }: Conversation, record: { documentId: string }) =>
    who
      .ask('post', `/conversations/${documentId}/records`)
      .send({ uid: CUSTOMER, documentId: record.documentId });
  const refuse = (who: Colleague, { documentId }: Conversation, record: { documentId: string }) =>
    who.ask('delete', `/conversations/${documentId}/records/${CUSTOMER}/${record.documentId}`);

  beforeAll(async () => {
    shop = await openShop({ database });
    agent = await hire(shop, [
      MAY.read,
      MAY.reply,
      MAY.contacts,
      {
        action: 'plugin::content-manager.explorer.read',
        subject: CUSTOMER,
        properties: { fields: ['firstName', 'lastName'] },
      },
    ]);
  });
  afterAll(() => shop?.stop());

  test('appear where the thread is open as soon as they are found', async () => {
    const phone = newPhone();
    await createCustomer('Philippa', `+${phone}`);
    await deliverMessages(shop, [text(phone, 'Hello')]);
    const conversation = await conversationWith(shop, phone);
    const line = await listen(shop.booted.url, agent.token, {
      conversation: conversation.documentId,
    });
    try {
      await lookForRecords();
      await line.heard('person', (event) => event.conversation === conversation.documentId);
      expect(await recordsOf(conversation)).toEqual([{ title: 'Philippa', isByHand: false }]);
    } finally {
      await line.hangUp();
    }
  });

  test('are found and linked by hand, and stay so whatever their number is', async () => {
    const conversation = await writes();
    const record = await createCustomer('Quirin', `+${newPhone()}`);
    const found = await agent.get<LinkedRecord[]>(
      `/conversations/${conversation.documentId}/records?_q=quirin`,
    );
    expect(found).toMatchObject([
      { uid: CUSTOMER, documentId: record.documentId, title: 'Quirin' },
    ]);
    await choose(agent, conversation, record).expect(200);
    await choose(agent, conversation, record).expect(200);
    expect(await recordsOf(conversation)).toEqual([{ title: 'Quirin', isByHand: true }]);
    const other = await writes();
    await documents().update({
      documentId: record.documentId,
      data: { phone: `+${other.phone}` } as never,
    });
    await eventually('the link by its number', async () =>
      (await recordsOf(other)).length === 1 ? true : undefined,
    );
    expect(await recordsOf(conversation)).toEqual([{ title: 'Quirin', isByHand: true }]);
  });

  test('are not linked again by their number where somebody has unlinked them', async () => {
    const conversation = await writes();
    const record = await createCustomer('Ruth', `+${conversation.phone}`);
    const [wrong, right] = [[], [{ title: 'Ruth', isByHand: false }]];
    const becomes = (wanted: object[]) =>
      eventually(`records ${JSON.stringify(wanted)}`, async () =>
        JSON.stringify(await recordsOf(conversation)) === JSON.stringify(wanted) ? true : undefined,
      );
    await becomes(right);
    await refuse(agent, conversation, record).expect(200);
    await becomes(wrong);
    // Neither by saving it, nor by looking anew.
    await documents().update({
      documentId: record.documentId,
      data: { lastName: 'Changed' } as never,
    });
    const control = await createCustomer('Sven', `+${conversation.phone}`);
    await becomes([{ title: 'Sven', isByHand: false }]);
    await shop.booted.strapi.db.query('plugin::whatsapp.contact' as never).updateMany({
      where: { documentId: conversation.contact!.documentId } as never,
      data: { linksCheckedAt: null } as never,
    });
    await lookForRecords();
    expect(await recordsOf(conversation)).toEqual([{ title: 'Sven', isByHand: false }]);
    await refuse(agent, conversation, control).expect(200);
    await choose(agent, conversation, record).expect(200);
    await becomes([{ title: 'Ruth', isByHand: true }]);
  });

  test('are chosen only by who may see contacts, and only among records that they may read', async () => {
    const conversation = await writes();
    const record = await createCustomer('Thea', `+${newPhone()}`);
    const unseeing = await hire(shop, [MAY.read, MAY.reply]);
    await unseeing.ask('get', `/conversations/${conversation.documentId}/records`).expect(403);
    await choose(unseeing, conversation, record).expect(403);
    const stranger = await hire(shop, [MAY.read, MAY.reply, MAY.contacts]);
    expect(await stranger.get(`/conversations/${conversation.documentId}/records?_q=Thea`)).toEqual(
      [],
    );
    await choose(stranger, conversation, record).expect(404);
    await refuse(stranger, conversation, record).expect(404);
    await choose(agent, conversation, { documentId: 'nothing' }).expect(404);
    expect(await recordsOf(conversation)).toEqual([]);
  });
});
