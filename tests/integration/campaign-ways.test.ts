import type { Actor } from '../../server/src/actor';
import type { WhatsApp } from '../../server/src/services';
import { UIDS } from '../../server/src/store/uids';
import type { MessageRow } from '../../server/src/store/rows';
import { approveTemplate, contentWith } from './approved-template';
import {
  clearCampaigns,
  CUSTOMER,
  EVERYBODY,
  openCampaignShop,
  type CampaignShop,
} from './campaign-shop';
import { addFile } from './media-library';
import { describeOnEachDatabase } from './services';
import { eventually } from './shop';

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';

const NAME = { 'body.1': { type: 'field', fieldPath: 'firstName', sampleValue: 'Ines' } } as const;

describeOnEachDatabase('a campaign from its beginning to its end', (database) => {
  let shop: CampaignShop;
  beforeAll(async () => {
    shop = await openCampaignShop({ database, config: { links: { track: true } } });
  });
  afterAll(() => shop?.stop());
  beforeEach(async () => {
    await clearCampaigns(shop);
    shop.simulator.state.messages.clear();
  });

  const strapi = () => shop.booted.strapi;
  const campaigns = () => shop.whatsapp.campaigns;
  const rows = (uid: string) => strapi().db.query(uid as 'plugin::whatsapp.message');
  const sentRows = () =>
    rows(UIDS.message).findMany({
      where: { direction: 'out' },
      orderBy: { id: 'asc' },
    } as never) as unknown as Promise<MessageRow[]>;
  /** What went to the phones, as the simulator knows it. */
  const shown = () =>
    [...shop.simulator.state.messages.values()].filter(({ direction }) => direction === 'out');
  const allAre = (states: string[]) =>
    eventually(`all messages being ${states.join(' or ')}`, async () =>
      (await sentRows()).every(({ state }) => states.includes(state)) ? true : undefined,
    );

  test('shows the picture that was chosen for it, uploaded once for all', async () => {
    const own = await addFile(strapi(), 'own.png', 'image/png');
    const chosen = await addFile(strapi(), 'chosen.png', 'image/png');
    const template = await approveTemplate(
      shop,
      contentWith(
        {
          name: 'picture_sale',
          body: 'Hi {{1}}, look at this.',
          header: { type: 'image', file: own, source: { from: 'ask' }, fileName: null },
        },
        NAME,
      ),
      CUSTOMER,
    );
    await shop.createCustomers(12);
    const before = shop.simulator.media().length;
    const { documentId } = await campaigns().create({ template, audience: EVERYBODY });
    await expect(campaigns().check(documentId)).rejects.toThrow('Choose the image');

    await campaigns().update(documentId, {
      template,
      audience: EVERYBODY,
      headerMedia: { id: chosen.id },
    });
    await campaigns().check(documentId);
    await shop.becomes(documentId, 'checked');
    const { preview } = await campaigns().preview(documentId, { position: 3 });
    expect(preview!.media).toMatchObject({
      kind: 'image',
      from: 'chosen',
      file: { id: chosen.id },
    });
    await campaigns().start(documentId, { recipients: 12 });
    await shop.becomes(documentId, 'done');

    const ids = shown().map(({ view }) => view.header?.mediaId);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toBeTruthy();
    expect(shop.simulator.media().length).toBe(before + 1);
  });

  test('shows the picture of its template where none is chosen', async () => {
    const file = await addFile(strapi(), 'template.png', 'image/png');
    const template = await approveTemplate(
      shop,
      contentWith(
        {
          name: 'own_picture_sale',
          body: 'Hi {{1}}, look at this.',
          header: { type: 'image', file, source: { from: 'file' }, fileName: null },
        },
        NAME,
      ),
      CUSTOMER,
    );
    await shop.createCustomers(2);
    const { documentId } = await shop.checked({ template });
    await campaigns().start(documentId, { recipients: 2 });
    await shop.becomes(documentId, 'done');
    expect(shown().map(({ view }) => Boolean(view.header?.mediaId))).toEqual([true, true]);
  });

  test('is made and sent by code, through the service that Strapi hands out', async () => {
    await shop.createCustomers(4);
    const service = strapi()
      .plugin('whatsapp')
      .service('campaigns') as unknown as WhatsApp['campaigns'];
    const made = await service.create({
      template: 'summer_sale',
      audience: { ...EVERYBODY, filters: { lastName: { $eq: 'Okafor' } } },
    });
    expect(made).toMatchObject({ status: 'draft', createdBy: null });
    await service.check(made.documentId);
    await shop.becomes(made.documentId, 'checked');
    const { recipients, issues } = await service.plan(made.documentId);
    expect({ recipients, issues }).toEqual({ recipients: 4, issues: [] });
    await service.start(made.documentId, { recipients });
    await shop.becomes(made.documentId, 'done');
    expect(shop.received().size).toBe(4);
    for (const row of await sentRows())
      expect(row).toMatchObject({ source: 'campaign', sentBy: null });
  });

  describe('made for an API token', () => {
    let tokens = 0;
    /** As the content API makes one of a request: the token, and what it may do. */
    async function tokenActor(actions: string[]) {
      const { body } = await shop.booted.request
        .post('/admin/api-tokens')
        .set('Authorization', `Bearer ${await shop.booted.adminToken()}`)
        .send({
          name: `shop ${database} ${(tokens += 1)}`,
          description: '',
          lifespan: null,
          type: 'custom',
          permissions: actions,
        })
        .expect(201);
      const { id, name } = (body as { data: { id: number; name: string } }).data;
      const actor: Actor = {
        source: 'api',
        token: { id, name },
        may: (action) => Promise.resolve(actions.includes(action)),
      };
      return { actor, id, name };
    }
    const input = () => ({ template: shop.template, audience: EVERYBODY });

    test('goes to the records that the token may find, under its name', async () => {
      await shop.createCustomers(3);
      const { actor, name } = await tokenActor([`${CUSTOMER}.find`]);
      const { documentId, createdBy } = await campaigns().create(input(), actor);
      expect(createdBy).toBe(name);
      await campaigns().check(documentId, actor);
      await shop.becomes(documentId, 'checked');
      // In whichever process, and also after the token’s request is long over.
      await campaigns().start(documentId, { recipients: 3 }, actor);
      await shop.becomes(documentId, 'done');
      expect(shop.received().size).toBe(3);
      for (const row of await sentRows()) expect(row.sentBy).toBe(name);
    });

    test('is refused for records that it may not find', async () => {
      await shop.createCustomers(1);
      const { actor } = await tokenActor(['api::order.order.find']);
      await expect(campaigns().create(input(), actor)).rejects.toThrow(`${CUSTOMER}.find`);
      expect((await campaigns().find()).data).toEqual([]);
    });

    test('has nothing checked once the token is gone', async () => {
      await shop.createCustomers(1);
      const { actor, id } = await tokenActor([`${CUSTOMER}.find`]);
      const { documentId } = await campaigns().create(input(), actor);
      await strapi().db.query('admin::api-token').delete({ where: { id } });
      await expect(campaigns().check(documentId)).rejects.toThrow('not here any more');
    });
  });

  test('is followed by a second message to those who did not read, and to nobody else', async () => {
    const reminder = await approveTemplate(
      shop,
      contentWith({ name: 'sale_reminder', body: 'Hi {{1}}, the sale ends tonight.' }, NAME),
      CUSTOMER,
    );
    await shop.createCustomers(5);
    const first = await shop.checked({ name: 'Summer' });
    const people = (await shop.recipients(first.documentId)).map(({ phone }) => phone!);
    shop.simulator.setFaults({ error: { code: 131026, path: '/messages', times: 1 } });
    await campaigns().start(first.documentId, { recipients: 5 });
    await shop.becomes(first.documentId, 'done');
    shop.simulator.clearFaults();
    await allAre(['delivered', 'failed']);
    const unreached = people.filter((phone) => !shop.received().has(phone));
    expect(unreached).toHaveLength(1);
    const [reader, ...others] = people.filter((phone) => !unreached.includes(phone));
    shop.simulator.read(reader!.slice(1));
    await eventually('the reading', async () =>
      (await campaigns().results(first.documentId)).read === 1 ? true : undefined,
    );

    const draft = await campaigns().followUp(first.documentId, 'notRead');
    expect(draft).toMatchObject({ status: 'draft', name: 'Summer (follow-up)' });
    await campaigns().update(draft.documentId, { ...draft.input, template: reminder });
    // Somebody opts out in between.
    const [stopped, ...left] = others;
    await shop.whatsapp.contacts.optOut({ phone: stopped! } as never);
    await campaigns().check(draft.documentId);
    const checked = await shop.becomes(draft.documentId, 'checked');
    expect(checked.check!.counts).toMatchObject({ ready: 2, optedOut: 1 });
    await campaigns().start(draft.documentId, { recipients: 2 });
    await shop.becomes(draft.documentId, 'done');
    const reminded = [...shop.received()]
      .filter(([, texts]) => texts.some((text) => text.includes('ends tonight')))
      .map(([phone]) => phone);
    expect(reminded.sort()).toEqual(left.sort());
    for (const phone of left)
      expect(shop.received().get(phone)).toEqual([
        expect.stringContaining('begins today'),
        expect.stringContaining('ends tonight'),
      ]);
    expect(await campaigns().results(draft.documentId)).toMatchObject({ recipients: 2, failed: 0 });
  });

  test('counts in its results who opened a link, through the address that they got', async () => {
    const template = await approveTemplate(
      shop,
      contentWith(
        { name: 'link_sale', body: 'Hi {{1}}, see {{2}} now.' },
        {
          ...NAME,
          'body.2': {
            type: 'tracked_link',
            fixedText: 'https://shop.example/sale',
            sampleValue: 'https://shop.example/sale',
          },
        },
      ),
      CUSTOMER,
    );
    await shop.createCustomers(3);
    const { documentId } = await shop.checked({ template });
    await campaigns().start(documentId, { recipients: 3 });
    await shop.becomes(documentId, 'done');
    await allAre(['delivered']);
    // What is opened in the seconds after sending is nobody's tap.
    const long = new Date(Date.now() - 120_000);
    await rows(UIDS.message).updateMany({
      where: { direction: 'out' } as never,
      data: { acceptedAt: long, sentAt: long } as never,
    });
    const paths = [...shop.received().values()].map(([text]) =>
      /see (\S+) now/.exec(text!)![1]!.replace(shop.booted.url, ''),
    );
    expect(new Set(paths).size).toBe(3);
    const open = async (path: string, agent: string) => {
      const answer = await shop.booted.request.get(path).set('User-Agent', agent).expect(302);
      expect(answer.headers.location).toBe('https://shop.example/sale');
    };
    await open(paths[0]!, PHONE);
    await open(paths[0]!, PHONE);
    await open(paths[1]!, PHONE);
    await open(paths[2]!, 'WhatsApp/2.24.12.78 A');
    await eventually('the clicks', async () => {
      const { clicked } = await campaigns().results(documentId);
      return clicked >= 2 ? true : undefined;
    });
    const results = await campaigns().results(documentId);
    expect(results).toMatchObject({ clicked: 2, hasUncountedLinks: false });
    expect(results.links).toMatchObject([{ target: 'https://shop.example/sale', people: 2 }]);
    expect(await campaigns().findOne(documentId)).toMatchObject({ clicked: 2 });
    const { data } = await campaigns().recipients(documentId, { reaction: 'clicked' });
    const clickers = data.map(({ phone }) => phone).sort();
    expect(clickers).toEqual([...shop.received().keys()].slice(0, 2).sort());
  });
});
