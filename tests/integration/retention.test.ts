import type { Runtime } from '../../server/src/runtime';
import type { Upkeep } from '../../server/src/services/upkeep';
import type { KeptItem } from '../../server/src/store/deliveries';
import type { DeliveryRow, MessageRow } from '../../server/src/store/rows';
import { addFile } from './media-library';
import { describeOnEachDatabase } from './services';
import { openShop, type Shop } from './shop';
import { configOf } from './strapi';

const DAY_MS = 86_400_000;
const MESSAGE = 'plugin::whatsapp.message' as never;
const FILE = 'plugin::upload.file' as never;

describeOnEachDatabase('what is kept for so many days', (database) => {
  let shop: Shop;
  let runtime: Runtime;
  let made = 0;

  beforeAll(async () => {
    // Nothing is thrown away by itself; each test says when.
    shop = await openShop({ database, config: { queue: { worker: false } } });
    runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
  });
  afterAll(() => shop?.stop());
  // Messages are as old as their ids tell: those of one test are in the way of older ones that come later.
  beforeEach(() => shop.booted.strapi.db.query(MESSAGE).deleteMany({ where: {} }));
  afterEach(() => {
    configOf(shop.booted.strapi).retention = {
      deliveriesDays: null,
      messageBodiesDays: null,
      mediaDays: null,
      campaignDraftsDays: null,
      historyDays: null,
    };
  });

  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
  const deleteOld = () =>
    (shop.booted.strapi.plugin('whatsapp').service('upkeep') as unknown as Upkeep).deleteOld();

  async function keep(days: number, data: Partial<KeptItem> = {}): Promise<string> {
    const itemKey = `retention-${(made += 1)}`;
    const item: KeptItem = {
      itemKey,
      field: 'messages',
      businessAccountId: '1',
      verdict: 'kept',
      reason: null,
      body: { from: '4917655501234' },
      ...data,
    };
    await runtime.deliveries.insertNew([item], daysAgo(days));
    return itemKey;
  }

  async function createMessage(days: number, data: Partial<MessageRow> = {}): Promise<MessageRow> {
    const { id } = (await runtime.accounts.get(shop.accountId))!;
    return (await shop.booted.strapi.db.query(MESSAGE).create({
      data: {
        account: id,
        direction: 'out',
        type: 'text',
        state: 'delivered',
        wamid: `wamid.retention.${(made += 1)}`,
        content: { payload: {}, values: { name: 'Ines' } },
        rendered: 'Hello Ines',
        createdAt: daysAgo(days),
        deliveredAt: daysAgo(days),
        ...data,
      } as never,
    })) as MessageRow;
  }

  const messageRow = (id: number) =>
    shop.booted.strapi.db.query(MESSAGE).findOne({
      where: { id } as never,
      populate: ['file'] as never,
    }) as Promise<MessageRow>;
  const delivery = (itemKey: string) =>
    runtime.deliveries.get(itemKey) as Promise<DeliveryRow | null>;
  const marks = (itemKey: string) =>
    shop.booted.strapi.db
      .query('plugin::whatsapp.delivery-person' as never)
      .count({ where: { deliveryKey: itemKey } as never });

  test('webhooks go when they are old, with the notes on whom they are about; what waits stays', async () => {
    const old = await keep(31);
    const failed = await keep(40, { verdict: 'failed' });
    const parked = await keep(40, { verdict: 'parked', wamid: 'wamid.nobody' });
    const young = await keep(29);
    expect(await marks(old)).toBe(1);
    configOf(shop.booted.strapi).retention.deliveriesDays = 30;
    await deleteOld();
    expect(await delivery(old)).toBeNull();
    expect(await marks(old)).toBe(0);
    expect(await delivery(failed)).toBeNull();
    expect(await delivery(parked)).not.toBeNull();
    expect(await delivery(young)).not.toBeNull();
    expect(await marks(young)).toBe(1);
  });

  test('nothing goes where no days are set', async () => {
    const old = await keep(4_000);
    const message = await createMessage(4_000);
    await deleteOld();
    expect(await delivery(old)).not.toBeNull();
    expect(await messageRow(message.id)).toMatchObject({ rendered: 'Hello Ines' });
  });

  test('more webhooks than one step takes go in one run', async () => {
    const items = Array.from({ length: 450 }, (_, index): KeptItem => ({
      itemKey: `many-${index}`,
      field: 'messages',
      businessAccountId: '1',
      verdict: 'unknown',
      reason: null,
      body: {},
    }));
    await runtime.deliveries.insertNew(items, daysAgo(50));
    configOf(shop.booted.strapi).retention.deliveriesDays = 30;
    await deleteOld();
    expect(await delivery('many-0')).toBeNull();
    expect(await delivery('many-449')).toBeNull();
  });

  test('what messages say goes, and that they were sent stays; what is under way is left until it ends', async () => {
    const old = await createMessage(100);
    const uncertain = await createMessage(100, { state: 'uncertain', uncertainAt: daysAgo(100) });
    const queued = await createMessage(100, { state: 'queued', dueAt: daysAgo(-100) });
    const young = await createMessage(80);
    configOf(shop.booted.strapi).retention.messageBodiesDays = 90;
    await deleteOld();
    expect(await messageRow(old.id)).toMatchObject({
      content: null,
      rendered: null,
      state: 'delivered',
      wamid: old.wamid,
      bodyDeletedBy: 'retention',
    });
    expect((await messageRow(old.id)).deliveredAt).not.toBeNull();
    for (const { id } of [uncertain, queued, young])
      expect(await messageRow(id)).toMatchObject({ rendered: 'Hello Ines', bodyDeletedAt: null });

    await runtime.writer.write({ documentId: uncertain.documentId }, () => ({
      state: 'failed',
      failureType: 'refused',
    }));
    await deleteOld();
    expect(await messageRow(uncertain.id)).toMatchObject({ rendered: null, state: 'failed' });
    expect(await messageRow(queued.id)).toMatchObject({ rendered: 'Hello Ines' });
    await runtime.writer.write({ documentId: queued.documentId }, () => ({ state: 'cancelled' }));
    await deleteOld();
    expect(await messageRow(queued.id)).toMatchObject({ rendered: null });

    const shown = await shop.whatsapp.messages.findOne(old.documentId);
    expect(shown).toMatchObject({
      rendered: null,
      blocks: null,
      bodyDeleted: { by: 'retention', afterDays: 100 },
      canRetry: false,
      canResend: false,
    });
  });

  test('however many messages are under way, the text of younger ones goes', async () => {
    const message = await createMessage(100);
    // Finds where it has come to, which it writes down.
    await runtime.retention.deleteBodies(daysAgo(4_000), new Date());
    await shop.booted.strapi.db.query('plugin::whatsapp.retention' as never).updateMany({
      where: { kind: 'bodies' } as never,
      data: { unfinished: Array.from({ length: 20_000 }, (_, id) => 1_000_000 + id) } as never,
    });
    await runtime.retention.deleteBodies(daysAgo(90), new Date());
    expect(await messageRow(message.id)).toMatchObject({ rendered: null });
  });

  test('a file that comes when nobody waits for it any more is not put into its message', async () => {
    const { strapi } = shop.booted;
    const { downloads } = runtime;
    const download = async () => {
      const message = await createMessage(1, { direction: 'in', state: 'received', type: 'image' });
      await downloads.insert([{ message: message.id, mediaId: '1' }], daysAgo(1));
      const row = (await strapi.db.query('plugin::whatsapp.media-download' as never).findOne({
        where: { message: message.id } as never,
      })) as { id: number };
      return { row: row.id, message: message.id };
    };
    const [first, second] = [
      await addFile(strapi, 'first.png', 'image/png'),
      await addFile(strapi, 'second.png', 'image/png'),
    ];
    const twice = await download();
    expect(await downloads.finish(twice.row, twice.message, first.id)).toBe(true);
    // Another attempt that took longer; and one that has found the same file.
    expect(await downloads.finish(twice.row, twice.message, second.id)).toBe(false);
    expect(await downloads.finish(twice.row, twice.message, first.id)).toBe(true);
    expect((await messageRow(twice.message)).file).toMatchObject({ id: first.id });

    const late = await download();
    await downloads.deleteOfMessages([late.message]);
    expect(await downloads.finish(late.row, late.message, second.id)).toBe(false);
    expect((await messageRow(late.message)).file).toBeNull();
  });

  test('what has no text any more is neither tried nor sent again', async () => {
    const refused = { state: 'failed', failureType: 'refused', wamid: null } as const;
    const undelivered = { state: 'failed', failureType: 'undelivered' } as const;
    const [one, other] = [await createMessage(1, refused), await createMessage(1, undelivered)];
    expect(await shop.whatsapp.messages.findOne(one.documentId)).toMatchObject({ canRetry: true });
    expect(await shop.whatsapp.messages.findOne(other.documentId)).toMatchObject({
      canResend: true,
    });
    for (const { documentId } of [one, other])
      await runtime.writer.write({ documentId }, () => ({
        bodyDeletedAt: new Date(),
        bodyDeletedBy: 'retention',
      }));
    await expect(shop.whatsapp.messages.retry(one.documentId)).rejects.toThrow();
    await expect(shop.whatsapp.messages.resend(other.documentId)).rejects.toThrow();
  });

  test('two processes at the same rows delete each once and lose none', async () => {
    const rows: MessageRow[] = [];
    for (let index = 0; index < 5; index += 1) rows.push(await createMessage(95));
    configOf(shop.booted.strapi).retention.messageBodiesDays = 90;
    const { retention } = runtime;
    await Promise.all([
      retention.deleteBodies(daysAgo(90), new Date()),
      retention.deleteBodies(daysAgo(90), new Date()),
    ]);
    await deleteOld();
    for (const { id } of rows) expect(await messageRow(id)).toMatchObject({ rendered: null });
  });

  test('files that people sent go from the Media Library; one that a record uses stays', async () => {
    const { strapi } = shop.booted;
    const gone = await addFile(strapi, 'holiday.png', 'image/png');
    const used = await addFile(strapi, 'used.png', 'image/png');
    const account = (await runtime.accounts.get(shop.accountId))!;
    await strapi.db.query('plugin::whatsapp.template' as never).create({
      data: {
        account: account.id,
        businessAccountId: account.businessAccountId,
        name: 'uses_the_file',
        language: 'en',
        headerMedia: used.id,
      } as never,
    });
    const of = (file: number, days: number) =>
      createMessage(days, { direction: 'in', state: 'received', type: 'image', file } as never);
    const old = await of(gone.id, 61);
    const kept = await of(used.id, 61);
    const late = await createMessage(61, { direction: 'in', state: 'received', type: 'image' });
    const young = await createMessage(59, { direction: 'in', state: 'received', type: 'image' });
    for (const { id: message } of [late, young])
      await runtime.downloads.insert([{ message, mediaId: '1' }], daysAgo(-1));
    configOf(shop.booted.strapi).retention.mediaDays = 60;
    await deleteOld();
    const count = (id: number) => strapi.db.query(FILE).count({ where: { id } as never });
    expect(await count(gone.id)).toBe(0);
    expect(await messageRow(old.id)).toMatchObject({ file: null, rendered: 'Hello Ines' });
    expect(await count(used.id)).toBe(1);
    // What is still on its way would be too old when it came.
    const coming = await runtime.downloads.ofMessages([late.id, young.id]);
    expect([...coming.keys()]).toEqual([young.id]);
    expect((await messageRow(kept.id)).file).toMatchObject({ id: used.id });
  });
});
