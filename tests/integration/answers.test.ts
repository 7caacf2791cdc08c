import { SEED } from '../../simulator/src';
import type { Runtime } from '../../server/src/runtime';
import { serviceOf } from '../../server/src/services';
import { portfolioOf } from '../../server/src/services/accounts/portfolio';
import { deliverMessages } from './deliver';
import { describeOnEachDatabase } from './services';
import { openShop, type Shop } from './shop';

type Row = Record<string, unknown> & { id: number; documentId: string };

const HOUR = 3_600_000;

const RECORD = {
  recordUid: 'api::order.order',
  recordDocumentId: 'order-answered',
  recordLocale: null,
};
const NOTHING = { recordUid: null, recordDocumentId: null, recordLocale: null, campaign: null };

describeOnEachDatabase('what people answer', (database) => {
  let shop: Shop;
  let account: number;
  let campaign: { id: number; documentId: string };
  const rows = (name: string) =>
    shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as 'plugin::whatsapp.message');
  const runtime = () =>
    shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
  const messageOf = async (wamid: string) =>
    (await rows('message').findOne({
      where: { wamid },
      populate: { campaign: { select: ['id'] } },
    } as never)) as unknown as Row;

  let people = 0;
  let count = 0;
  const person = () => `49151555410${String((people += 1)).padStart(2, '0')}`;
  const timestamp = (msAgo: number) => String(Math.floor((Date.now() - msAgo) / 1000));

  /** A message that was sent to somebody; a template of the campaign, about an order. */
  async function sent(phone: string, msAgo: number, more: object = {}) {
    const stored = (await runtime().accounts.get(shop.accountId))!;
    const contact = await runtime().contacts.getOrInsert(portfolioOf(stored), {
      phone: `+${phone}`,
    });
    const at = new Date(Date.now() - msAgo);
    return (await rows('message').create({
      data: {
        account,
        contact: contact.id,
        direction: 'out',
        type: 'template',
        state: 'delivered',
        wamid: `wamid.SENT${database}${(count += 1)}`,
        createdAt: at,
        sendingAt: at,
        acceptedAt: at,
        campaign: campaign.id,
        ...RECORD,
        ...more,
      } as never,
    })) as unknown as Row & { wamid: string };
  }

  const written = (from: string, msAgo: number, more: object = {}) => ({
    id: `wamid.WRITTEN${database}${(count += 1)}`,
    from,
    timestamp: timestamp(msAgo),
    type: 'text',
    text: { body: 'Yes, please' },
    ...more,
  });
  const deliver = (...messages: object[]) => deliverMessages(shop, messages);

  beforeAll(async () => {
    shop = await openShop({ database, config: { queue: { worker: false } } });
    const stored = (await rows('account').findOne({} as never)) as unknown as { id: number };
    account = stored.id;
    campaign = (await rows('campaign').create({
      data: { name: 'Autumn sale', status: 'done', ownerSource: 'code' } as never,
    })) as unknown as typeof campaign;
  });
  afterAll(() => shop?.stop());

  const tied = () => ({ ...RECORD, campaign: { id: campaign.id } });

  test('is the message that they point to: its record, and its campaign', async () => {
    const phone = person();
    const first = await sent(phone, 100 * HOUR);
    await sent(phone, HOUR, { recordDocumentId: 'another', campaign: null });
    const reply = written(phone, 5_000, { context: { id: first.wamid } });
    const tap = written(phone, 4_000, {
      context: { id: first.wamid },
      type: 'button',
      button: { text: 'Stop', payload: 'Stop' },
    });
    const choice = written(phone, 3_000, {
      context: { id: first.wamid },
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'Blue' } },
    });
    const reaction = written(phone, 2_000, {
      type: 'reaction',
      reaction: { message_id: first.wamid, emoji: '👍' },
    });
    await deliver(reply, tap, choice, reaction);
    for (const { id } of [reply, tap, choice, reaction])
      expect(await messageOf(id)).toMatchObject(tied());
    const shown = await shop.whatsapp.messages.findOne((await messageOf(reply.id)).documentId);
    expect(shown).toMatchObject({
      recordDocumentId: RECORD.recordDocumentId,
      campaignDocumentId: campaign.documentId,
      campaignName: 'Autumn sale',
      surroundings: { quoted: { documentId: first.documentId } },
    });
  });

  test('is the last template of up to three days ago, if they point to none', async () => {
    const [recent, old, talked, failed, unknown] = [
      person(),
      person(),
      person(),
      person(),
      person(),
    ];
    await sent(recent, 71 * HOUR);
    await sent(old, 73 * HOUR);
    await sent(talked, 2 * HOUR);
    await sent(talked, HOUR, { type: 'text', campaign: null });
    await sent(failed, 2 * HOUR);
    await sent(failed, HOUR, { state: 'failed', campaign: null, recordDocumentId: 'never' });
    const texts = Object.fromEntries(
      Object.entries({ recent, old, talked, failed, unknown }).map(([name, phone]) => [
        name,
        written(phone, 5_000),
      ]),
    );
    await deliver(...Object.values(texts));
    expect(await messageOf(texts.recent!.id)).toMatchObject(tied());
    expect(await messageOf(texts.failed!.id)).toMatchObject(tied());
    for (const name of ['old', 'talked', 'unknown'])
      expect(await messageOf(texts[name]!.id)).toMatchObject(NOTHING);
    const again = written(recent, 1_000);
    await deliver(again);
    expect(await messageOf(again.id)).toMatchObject(tied());
  });

  test('is what had been sent when they wrote, not what was sent since', async () => {
    const phone = person();
    const early = written(phone, 2 * HOUR);
    await sent(phone, HOUR);
    await deliver(early);
    expect(await messageOf(early.id)).toMatchObject(NOTHING);
  });

  test('is found when its wamid comes later than the answer', async () => {
    const phone = person();
    const wamid = `wamid.LATE${database}`;
    const late = await sent(phone, 10_000, { wamid: null, state: 'sending' });
    const reply = written(phone, 1_000, { context: { id: wamid } });
    await deliver(reply);
    expect(await messageOf(reply.id)).toMatchObject(NOTHING);
    await rows('message').update({
      where: { id: late.id },
      data: { wamid, state: 'accepted' } as never,
    });
    await serviceOf(shop.booted.strapi, 'upkeep').run();
    expect(await messageOf(reply.id)).toMatchObject(tied());
  });

  test('is nothing of another account', async () => {
    const phone = person();
    const other = (await rows('account').create({
      data: {
        name: 'Other',
        environment: 'sandbox',
        phoneNumberId: `9${account}`,
        businessAccountId: SEED.businessAccount.id,
        enabled: true,
      } as never,
    })) as unknown as Row;
    const first = await sent(phone, HOUR, { account: other.id });
    const reply = written(phone, 1_000, { context: { id: first.wamid } });
    await deliver(reply);
    expect(await messageOf(reply.id)).toMatchObject(NOTHING);
    await rows('account').delete({ where: { id: other.id } });
  });

  test('is found in the log by its campaign, with what was sent', async () => {
    const { body } = await shop
      .admin('get', `/messages?campaign=${campaign.documentId}&direction=in&pageSize=100`)
      .expect(200);
    const answers = body.data as { campaignDocumentId: string; direction: string }[];
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers.map((one) => one.campaignDocumentId))).toEqual(
      new Set([campaign.documentId]),
    );
    const none = await shop.admin('get', '/messages?campaign=nothing').expect(200);
    expect(none.body.data).toEqual([]);
  });
});
