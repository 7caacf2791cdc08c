import type { Campaign, CampaignFile } from '../../shared/contracts/campaigns';
import { actionId } from '../../shared/permissions';
import { UIDS } from '../../server/src/store/uids';
import { approveTemplate, contentWith } from './approved-template';
import { clearCampaigns, openCampaignShop, phoneOf, type CampaignShop } from './campaign-shop';
import { describeOnEachDatabase } from './services';

describeOnEachDatabase('campaigns for people of a file, and who is taken out', (database) => {
  let shop: CampaignShop;
  let token: string;
  beforeAll(async () => {
    shop = await openCampaignShop({ database });
    token = await shop.booted.adminToken();
  });
  afterAll(() => shop?.stop());
  beforeEach(async () => {
    await clearCampaigns(shop);
    shop.simulator.state.messages.clear();
  });

  const campaigns = () => shop.whatsapp.campaigns;
  const CSV = {
    type: 'csv',
    phoneColumn: 'Number',
    nameColumn: 'Who',
    valueColumns: { 'body.1': 'Who' },
  } as const;

  const upload = (documentId: string, text: string) =>
    shop.booted.request
      .post(`/whatsapp/campaigns/${documentId}/csv`)
      .set('Authorization', `Bearer ${token}`)
      .attach('file', Buffer.from(text), 'people.csv');

  const make = () =>
    shop.ask<Campaign>(token, 'POST', '/campaigns', {
      template: shop.template,
      audience: { type: 'csv', phoneColumn: '', valueColumns: {} },
    });

  /** Who is in a file has told nobody that they agree, as far as the shop knows. */
  const agree = async (...phones: string[]) => {
    for (const phone of phones)
      await shop.whatsapp.contacts.optIn({ phone, purpose: 'marketing', note: 'On paper' });
  };

  test('go to the lines that are right, with their cells', async () => {
    await agree(phoneOf(1), phoneOf(2));
    const { documentId } = await make();
    await expect(campaigns().check(documentId)).rejects.toThrow('file');
    const { body } = await upload(
      documentId,
      [
        'Number;Who;Else',
        `${phoneOf(1)};Ines;1`,
        `0${phoneOf(2).slice(3)};"Ada; Lovelace";2`,
        `00${phoneOf(1).slice(1)};Again;3`,
        'nothing;Bob;4',
        `${phoneOf(3)};Nobody agreed;5`,
        `${phoneOf(4)};;6`,
      ].join('\r\n'),
    ).expect(200);
    const file = (body as { data: CampaignFile }).data;
    expect(file).toMatchObject({ name: 'people.csv', columns: ['Number', 'Who', 'Else'], rows: 6 });
    await shop.ask(token, 'PUT', `/campaigns/${documentId}`, {
      template: shop.template,
      audience: CSV,
    });
    expect((await campaigns().findOne(documentId)).file).toEqual(file);

    await campaigns().check(documentId);
    const checked = await shop.becomes(documentId, 'checked');
    const recipients = await shop.recipients(documentId);
    expect(recipients.map(({ line, verdict }) => [line, verdict])).toEqual([
      [1, 'ready'],
      [2, 'fixed'],
      [3, 'duplicate'],
      [4, 'invalid'],
      [5, 'noConsent'],
      [6, 'noConsent'],
    ]);
    const shown = await campaigns().preview(documentId, { position: 2 });
    expect(shown).toMatchObject({ position: 2, total: 2 });
    expect(JSON.stringify(shown.preview!.blocks)).toContain('Ada; Lovelace');

    // Again: what was found before is forgotten, and the lines are not.
    await campaigns().check(documentId);
    expect((await shop.becomes(documentId, 'checked')).check!.counts).toEqual(
      checked.check!.counts,
    );

    await campaigns().start(documentId, { recipients: 2 });
    await shop.becomes(documentId, 'done');
    expect([...shop.received()].sort()).toEqual([
      [phoneOf(1), ['Hi Ines, the summer sale begins today.']],
      [phoneOf(2), ['Hi Ada; Lovelace, the summer sale begins today.']],
    ]);
  });

  test('say what is wrong with a file, by its lines', async () => {
    const { documentId } = await make();
    const wrong = await upload(documentId, 'Number,Who\n1,Ines\n2,Ada,Lovelace\n').expect(400);
    expect(wrong.text).toContain('Line 2');
    await upload(documentId, 'Number,Who\n').expect(400);
    await upload(documentId, `Number,Who\n${phoneOf(1)},Ines\n`).expect(200);
    await campaigns().update(documentId, {
      template: shop.template,
      audience: { ...CSV, phoneColumn: 'Phone' },
    });
    await expect(campaigns().check(documentId)).rejects.toThrow('no column “Phone”');
  });

  test('take templates of a collection, as long as no variable needs a record', async () => {
    const template = await approveTemplate(
      shop,
      contentWith(
        { name: 'parcel_ready', body: 'Hi {{1}}, your {{2}} waits at {{3}}, says {{4}}.' },
        {
          'body.1': { type: 'field', fieldPath: 'firstName', sampleValue: 'Ines' },
          'body.2': { type: 'field', fieldPath: 'lastName', sampleValue: 'parcel' },
          'body.3': { type: 'free_text', sampleValue: 'the desk' },
          'body.4': { type: 'fixed_text', fixedText: 'Bo', sampleValue: 'Bo' },
        },
      ),
      'api::customer.customer',
    );
    const namesOf = async (query: string) =>
      (await shop.ask<{ name: string }[]>(token, 'GET', `/templates/usable?${query}`)).map(
        ({ name }) => name,
      );
    expect(await namesOf('uid=')).not.toContain('parcel_ready');
    expect(await namesOf('anyCollection=true')).toContain('parcel_ready');

    await agree(phoneOf(21));
    const { documentId } = await make();
    await upload(documentId, `Number,Who,What\n${phoneOf(21)},Ines,lamp\n`).expect(200);
    const save = (valueColumns: Record<string, string>, values: Record<string, string>) =>
      shop.ask(token, 'PUT', `/campaigns/${documentId}`, {
        template,
        values,
        audience: { ...CSV, valueColumns },
      });
    const check = (path: string) => shop.ask(token, 'POST', `/campaigns/${documentId}/${path}`);

    await save({}, { 'body.3': 'the desk' });
    await expect(check('check')).rejects.toThrow(
      /record.*\{\{1\}\} \(firstName\), \{\{2\}\} \(lastName\)/,
    );
    await save({ 'body.1': 'Who' }, { 'body.3': 'the desk' });
    const refusal = (await check('check').catch((error: Error) => error)) as Error;
    expect(refusal.message).toContain('{{2}} (lastName)');
    expect(refusal.message).not.toContain('{{1}}');
    expect((await campaigns().findOne(documentId)).status).toBe('draft');

    await save({ 'body.1': 'Who', 'body.2': 'What' }, { 'body.3': 'the desk' });
    await check('check');
    expect((await shop.becomes(documentId, 'checked')).recipients).toBe(1);
    await campaigns().start(documentId, { recipients: 1 });
    await shop.becomes(documentId, 'done');
    expect([...shop.received()]).toEqual([
      [phoneOf(21), ['Hi Ines, your lamp waits at the desk, says Bo.']],
    ]);
  });

  test('show no numbers to whoever may not read messages', async () => {
    await shop.createCustomers(2);
    const campaign = await shop.checked();
    const reader = await shop.booted.adminToken([actionId('campaigns.read')]);
    const path = `/campaigns/${campaign.documentId}/recipients`;
    const [first] = await shop.ask<{ phone: string; name: null }[]>(reader, 'GET', path);
    expect(first).toMatchObject({ name: null, typed: null });
    expect(first!.phone).toContain('•');
    const digits = (await shop.recipients(campaign.documentId))[0]!.phone!.slice(0, 8);
    expect(await shop.ask(reader, 'GET', `${path}?_q=${encodeURIComponent(digits)}`)).toEqual([]);
  });

  test('forget who is erased', async () => {
    await shop.createCustomers(2);
    const campaign = await shop.checked();
    const [first, second] = await shop.recipients(campaign.documentId);
    const { documentId } = await shop.whatsapp.contacts.optIn({
      phone: first!.phone!,
      purpose: 'marketing',
    });
    await shop.whatsapp.contacts.erase(documentId);
    const rows = (await shop.booted.strapi.db
      .query(UIDS.campaignRecipient as never)
      .findMany({} as never)) as object[];
    const text = JSON.stringify(rows);
    expect(text).not.toContain(first!.phone);
    expect(text).not.toContain(first!.name);
    await campaigns().start(campaign.documentId, { recipients: 2 });
    await shop.becomes(campaign.documentId, 'done');
    expect([...shop.received().keys()]).toEqual([second!.phone]);
  });

  test('are not sent with a template that Meta has paused, or that says something else', async () => {
    await shop.createCustomers(2);
    const templates = shop.booted.strapi.db.query(UIDS.template as never);
    const change = (data: object) =>
      templates.update({ where: { documentId: shop.template }, data } as never);
    const [one, other] = [await shop.checked(), await shop.checked()];

    await change({ status: 'PAUSED' });
    const { issues } = await campaigns().plan(one.documentId);
    expect(issues.map(({ message }) => message).join()).toContain('PAUSED');
    await expect(campaigns().start(one.documentId, { recipients: 2 })).rejects.toThrow('PAUSED');
    await change({ status: 'APPROVED' });

    const sendAt = new Date(Date.now() + 1_500).toISOString();
    await campaigns().start(other.documentId, { recipients: 2, sendAt });
    const { body } = (await templates.findOne({
      where: { documentId: shop.template },
    } as never)) as unknown as { body: string };
    await change({ body: body.replace('today', 'tomorrow') });
    const paused = await shop.becomes(other.documentId, 'paused');
    expect(paused.pauseReason).toBe('templateChanged');
    await change({ body });
    await campaigns().resume(other.documentId);
    await shop.becomes(other.documentId, 'done');
    expect(shop.received().size).toBe(2);
  });
});
