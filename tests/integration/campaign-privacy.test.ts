import type { Runtime } from '../../server/src/runtime';
import type { Upkeep } from '../../server/src/services/upkeep';
import { UIDS } from '../../server/src/store/uids';
import {
  clearCampaigns,
  EVERYBODY,
  openCampaignShop,
  phoneOf,
  type CampaignShop,
} from './campaign-shop';
import { cellsWith, dumpDatabase } from './database-dump';
import { describeOnEachDatabase } from './services';
import { eventually } from './shop';
import { configOf } from './strapi';

const DAY_MS = 86_400_000;

const CSV = {
  type: 'csv',
  phoneColumn: 'Number',
  nameColumn: 'Who',
  valueColumns: { 'body.1': 'Who' },
} as const;

describeOnEachDatabase('what campaigns hold of people', (database) => {
  let shop: CampaignShop;
  let token: string;
  let runtime: Runtime;
  beforeAll(async () => {
    shop = await openCampaignShop({ database });
    token = await shop.booted.adminToken();
    runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
  });
  afterAll(() => shop?.stop());
  beforeEach(async () => {
    await clearCampaigns(shop);
    shop.simulator.state.messages.clear();
    runtime.now = () => new Date();
    configOf(shop.booted.strapi).retention = {
      deliveriesDays: null,
      messageBodiesDays: null,
      mediaDays: null,
      campaignDraftsDays: null,
      historyDays: null,
    };
  });

  const campaigns = () => shop.whatsapp.campaigns;
  const rows = (uid: string) => shop.booted.strapi.db.query(uid as 'plugin::upload.file');
  const found = (marks: string[]) =>
    dumpDatabase(shop.booted.strapi).then((cells) => cellsWith(cells, marks));
  const deleteOld = () =>
    (shop.booted.strapi.plugin('whatsapp').service('upkeep') as unknown as Upkeep).deleteOld();
  /** A campaign of a file with these lines below its header. */
  async function upload(header: string, lines: string[]): Promise<string> {
    const { documentId } = await campaigns().create({ template: shop.template, audience: CSV });
    await shop.booted.request
      .post(`/whatsapp/campaigns/${documentId}/csv`)
      .set('Authorization', `Bearer ${token}`)
      .attach('file', Buffer.from([header, ...lines].join('\n')), 'people.csv')
      .expect(200);
    return documentId;
  }
  const agree = (...phones: string[]) =>
    Promise.all(
      phones.map((phone) => shop.whatsapp.contacts.optIn({ phone, purpose: 'marketing' })),
    );
  async function erase(documentId: string): Promise<void> {
    const erasure = await shop.whatsapp.contacts.erase(documentId);
    await eventually('the erasure', async () =>
      (await runtime.erasures.get(erasure.documentId))?.state === 'done' ? true : undefined,
    );
  }
  /** How far the time is after which something was changed last. */
  async function age(uid: string, documentId: string, data: Record<string, Date>): Promise<void> {
    const { tableName, attributes } = shop.booted.strapi.db.metadata.get(uid);
    const columns = Object.entries(data).map(([key, value]) => [
      (attributes[key] as { columnName: string }).columnName,
      value,
    ]);
    await shop.booted.strapi.db
      .connection(tableName)
      .where('document_id', documentId)
      .update(Object.fromEntries(columns) as object);
  }
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

  test('goes with a person who is erased, in whatever writing a line that nobody has checked has them', async () => {
    const [mine, other] = [phoneOf(901), phoneOf(902)];
    const national = `0${mine.slice(3, 6)} / ${mine.slice(6)}`;
    const more = Array.from({ length: 700 }, (_, index) => `${phoneOf(2_000 + index)};N${index};`);
    const first = await upload('Number;Who;Second', [
      `${national};Zaphira Quux;`,
      `${other};Ines;`,
      ...more,
      `00${mine.slice(1)};Zaphira Q.;`,
      `${phoneOf(903)};Ada;${mine}`,
    ]);
    const second = await upload('Number;Who', [`${mine.slice(1)};Zaphira Quux`, `${other};Ines`]);
    const [contact] = await agree(mine);
    const marks = ['Zaphira', mine.slice(3), national];
    expect((await found(marks)).length).toBeGreaterThan(4);

    await erase(contact!.documentId);
    expect(await found(marks)).toEqual([]);
    // Everybody else is still there, also who stood in a line with them.
    expect(await rows(UIDS.campaignRecipient).count()).toBe(704 + 2);
    expect((await found(['Ada'])).length).toBeGreaterThan(0);

    await agree(other, phoneOf(903));
    for (const documentId of [first, second]) {
      await campaigns().check(documentId);
      await shop.becomes(documentId, 'checked');
    }
    expect((await campaigns().findOne(first)).recipients).toBe(2);
    expect((await shop.recipients(second)).map(({ verdict }) => verdict)).toEqual([
      'missing',
      'ready',
    ]);
  });

  test('goes with a person also from lines that are being checked in that moment', async () => {
    const mine = phoneOf(911);
    const { documentId: contact } = (await agree(mine))[0]!;
    const documentId = await upload('Number;Who', [`${mine};Zaphira Quux`, `${phoneOf(912)};Ines`]);
    const { campaignRecipients } = runtime;
    const list = campaignRecipients.listLines;
    // What was read before the erasure is written after it.
    campaignRecipients.listLines = async (...args) => {
      const lines = await list(...args);
      campaignRecipients.listLines = list;
      await erase(contact);
      return lines;
    };
    try {
      await campaigns().check(documentId);
      await shop.becomes(documentId, 'checked');
    } finally {
      campaignRecipients.listLines = list;
    }
    expect(await found(['Zaphira', mine.slice(3)])).toEqual([]);
    expect((await shop.recipients(documentId))[0]).toMatchObject({
      verdict: 'missing',
      phone: null,
    });
  });

  test('goes when a campaign was never started, and it can be prepared anew', async () => {
    const lines = Array.from(
      { length: 1_200 },
      (_, index) => `${phoneOf(3_000 + index)};Old ${index}`,
    );
    const old = await upload('Number;Who', lines);
    const young = await upload('Number;Who', [`${phoneOf(921)};Young`]);
    await shop.createCustomers(2, () => ({ firstName: 'Checked' }));
    const checked = await shop.checked({ audience: EVERYBODY });
    for (const documentId of [old, checked.documentId])
      await age(UIDS.campaign, documentId, { updatedAt: daysAgo(31) });
    await deleteOld();
    expect(await rows(UIDS.campaignRecipient).count()).toBe(1_203);

    configOf(shop.booted.strapi).retention.campaignDraftsDays = 30;
    await deleteOld();
    expect(await found(['Old 1', phoneOf(3_001).slice(3)])).toEqual([]);
    expect(await rows(UIDS.campaignRecipient).count()).toBe(1);
    expect(await campaigns().findOne(old)).toMatchObject({ status: 'draft', file: null });
    expect(await campaigns().findOne(checked.documentId)).toMatchObject({
      status: 'draft',
      check: null,
    });
    expect((await campaigns().findOne(young)).file).toMatchObject({ rows: 1 });

    await campaigns().check(checked.documentId);
    expect((await shop.becomes(checked.documentId, 'checked')).recipients).toBe(2);
    await expect(campaigns().check(old)).rejects.toThrow('file');
  });

  test('leaves out what somebody has taken up again in that moment', async () => {
    const documentId = await upload('Number;Who', [`${phoneOf(931)};Ines`]);
    await age(UIDS.campaign, documentId, { updatedAt: daysAgo(31) });
    const [{ id } = { id: 0 }] = await runtime.campaignRetention.listUnstarted(daysAgo(30));
    await campaigns().update(documentId, {
      name: 'Taken up',
      template: shop.template,
      audience: CSV,
    });
    expect(await runtime.campaignRetention.clearUnstarted(id, daysAgo(30))).toBe(false);
    expect(await rows(UIDS.campaignRecipient).count()).toBe(1);
  });

  test('goes with the text of messages once the campaign has ended, and its lines at once', async () => {
    const [mine, stranger] = [phoneOf(941), phoneOf(942)];
    await agree(mine);
    const documentId = await upload('Number;Who;Note', [
      `${mine};Zaphira Quux;secret note`,
      `${stranger};Nobody Agreed;other note`,
    ]);
    await campaigns().check(documentId);
    await shop.becomes(documentId, 'checked');
    await campaigns().start(documentId, { recipients: 1 });
    await shop.becomes(documentId, 'done');
    await deleteOld();
    expect(await found(['secret note', 'other note'])).toEqual([]);
    expect((await shop.recipients(documentId)).map(({ name }) => name)).toEqual([
      'Zaphira Quux',
      'Nobody Agreed',
    ]);

    configOf(shop.booted.strapi).retention.messageBodiesDays = 90;
    await age(UIDS.campaign, documentId, { finishedAt: daysAgo(89) });
    await deleteOld();
    expect((await shop.recipients(documentId))[0]).toMatchObject({ name: 'Zaphira Quux' });

    await age(UIDS.campaign, documentId, { finishedAt: daysAgo(91) });
    await deleteOld();
    expect((await found(['Zaphira'])).filter((cell) => cell.includes('campaign'))).toEqual([]);
    expect(await found(['Nobody Agreed', stranger.slice(3)])).toEqual([]);
    const [written, other] = await shop.recipients(documentId);
    expect(written).toMatchObject({ name: null, typed: null, phone: mine, verdict: 'ready' });
    expect(written!.message).not.toBeNull();
    expect(other).toMatchObject({ name: null, phone: null, verdict: 'noConsent', message: null });
    expect(await campaigns().results(documentId)).toMatchObject({ recipients: 1 });
  });

  test('goes with the number that somebody had before', async () => {
    await shop.createCustomers(1);
    const { documentId } = await shop.checked();
    const [recipient] = await shop.recipients(documentId);
    const before = recipient!.phone!;
    const [contact] = await agree(before);
    const { id } = (await runtime.contacts.get(contact!.documentId))!;
    // As Meta tells of somebody who has another number.
    const row = (await runtime.contacts.get(contact!.documentId))!;
    await rows(UIDS.identityChange).create({
      data: {
        portfolioId: row.portfolioId,
        at: new Date(),
        reason: 'user_changed_number',
        outcome: 'moved',
        contact: id,
        oldPhone: before,
        newPhone: phoneOf(951),
      } as never,
    });
    await rows(UIDS.contact).update({
      where: { id } as never,
      data: { phone: phoneOf(951), waId: phoneOf(951).slice(1) } as never,
    });
    await erase(contact!.documentId);
    expect((await found([before.slice(1)])).filter((cell) => cell.includes('campaign'))).toEqual(
      [],
    );
  });
});
