import { SEED } from '../../simulator/src';
import type { Runtime } from '../../server/src/runtime';
import type { ScheduledSync } from '../../server/src/services/scheduled-sync';
import { textsOf } from '../../shared/domain/template/check';
import { placeholdersOf, variableKey } from '../../shared/domain/template/variables';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

const LANGUAGES = ['en', 'de', 'es', 'pt_BR'];

describeOnEachDatabase('keeping in step with Meta', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database });
    shop.simulator.seedTemplates({ count: 120, languages: LANGUAGES });
    await sync();
  });
  afterAll(() => shop?.stop());

  const templates = () => shop.whatsapp.templates;
  const sync = () => templates().syncAccount(shop.accountId);
  const rows = (uid: string) => shop.booted.strapi.db.query(`plugin::whatsapp.${uid}` as never);
  const atMeta = (name: string, language = 'en') =>
    shop.simulator.templates().find((one) => one.name === name && one.language === language)!;
  const idOf = async (name: string, language = 'en') =>
    ((await rows('template').findOne({ where: { name, language } } as never)) as {
      documentId: string;
    })!.documentId;
  const presentOf = async (name: string, language = 'en') =>
    templates().findOne(await idOf(name, language));

  /** Queries that write to templates, while something is done. */
  async function countWrites(work: () => Promise<unknown>): Promise<number> {
    let writes = 0;
    const count = ({ sql }: { sql: string }) => {
      if (/^\s*(insert|update|delete)\b.*whatsapp_(template|variable|button)/is.test(sql))
        writes += 1;
    };
    const { connection } = shop.booted.strapi.db;
    connection.on('query', count);
    await work();
    connection.removeListener('query', count);
    return writes;
  }

  test('does not take new addresses of examples for a change', async () => {
    const withExample = (address: string) => [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: [address] } },
      { type: 'BODY', text: 'A picture for you, with our best wishes.' },
    ];
    shop.simulator.seedTemplates({ count: 1, prefix: 'pictured', languages: ['en'] });
    const [template] = shop.simulator.templates().filter(({ name }) => name.startsWith('pictured'));
    const serve = (address: string) =>
      shop.simulator.changeTemplates({ ids: [template!.id] }, { components: withExample(address) });
    serve('https://scontent.example/a?oe=1');
    await sync();
    serve('https://scontent.example/b?oe=2');
    expect(await sync()).toMatchObject({ updated: 0, drifted: 0 });
  });

  test('leaves what somebody is fixing, and has them choose once Meta changed it as well', async () => {
    const { documentId, content } = await templates().create(
      orderTemplate(shop.accountId, { name: 'being_fixed' }),
    );
    await templates().submit(documentId);
    const { id } = atMeta('being_fixed');
    shop.simulator.changeTemplates(
      { ids: [id] },
      { status: 'REJECTED', rejectedReason: 'INVALID_FORMAT' },
    );
    await templates().sync(documentId);
    const fixed = { ...content, body: 'Hi {{first_name}}, order {{number}} is here now.' };
    await templates().update(documentId, { content: { ...fixed, category: 'MARKETING' } });
    expect(await sync()).toMatchObject({ drifted: 0, updated: 0 });
    expect(await templates().findOne(documentId)).toMatchObject({
      status: 'REJECTED',
      category: 'MARKETING',
      rejectedReason: 'INVALID_FORMAT',
      hasDrift: false,
      content: { body: fixed.body },
    });

    shop.simulator.changeTemplates({ ids: [id] }, { appendToBody: ' Bye.' });
    expect(await sync()).toMatchObject({ drifted: 1 });
    expect(await sync()).toMatchObject({ drifted: 1 });
    const drifted = await templates().findOne(documentId);
    expect(drifted).toMatchObject({
      hasDrift: true,
      content: { body: fixed.body },
      drift: { body: `${content.body} Bye.` },
    });
    expect(
      (await templates().findHistory(documentId)).filter(({ kind }) => kind === 'drifted'),
    ).toHaveLength(1);
    expect((await templates().find({ hasProblem: 'true', _q: 'being_fixed' })).data).toMatchObject([
      { languages: [{ hasDrift: true }] },
    ]);

    // Ours: kept, and handed in by its author.
    await shop.admin('post', `/templates/${documentId}/drift`).send({ take: 'local' }).expect(200);
    expect(await sync()).toMatchObject({ drifted: 0, updated: 0 });
    const kept = await templates().findOne(documentId);
    expect(kept).toMatchObject({ status: 'REJECTED', hasDrift: false });
    expect(kept.content.body).toBe(fixed.body);
    await templates().submit(documentId);
    expect(JSON.stringify(atMeta('being_fixed').components)).toContain('is here now');
    expect(await sync()).toMatchObject({ drifted: 0 });
    await expect(templates().resolveDrift(documentId, 'meta')).rejects.toMatchObject({
      details: { issues: [{ code: 'template.noDrift' }] },
    });
  });

  test('takes Meta’s words where somebody chooses them, with the mapping', async () => {
    const documentId = await idOf('being_fixed');
    const { id } = atMeta('being_fixed');
    shop.simulator.changeTemplates(
      { ids: [id] },
      { status: 'REJECTED', rejectedReason: 'PROMOTIONAL' },
    );
    await templates().sync(documentId);
    const { content } = await templates().findOne(documentId);
    await templates().update(documentId, {
      content: { ...content, body: 'Hi {{first_name}}, number {{number}} is wrong.' },
    });
    shop.simulator.changeTemplates({ ids: [id] }, { appendToBody: ' Yours.', status: 'APPROVED' });
    await templates().sync(documentId);
    expect(await templates().findOne(documentId)).toMatchObject({
      status: 'APPROVED',
      hasDrift: true,
    });
    // What is not Meta's text any more is not offered for sending.
    const usable = async () =>
      (await shop.admin('get', '/templates/usable?uid=api::order.order').expect(200)).body.data.map(
        ({ name }: { name: string }) => name,
      ) as string[];
    expect(await usable()).not.toContain('being_fixed');
    await shop.admin('post', `/templates/${documentId}/drift`).send({ take: 'meta' }).expect(200);
    expect(await templates().findOne(documentId)).toMatchObject({
      status: 'APPROVED',
      hasDrift: false,
      content: {
        body: `${content.body} Yours.`,
        variables: [{ fieldPath: 'customer.firstName' }, { fieldPath: 'number' }],
      },
    });
    expect(await usable()).toContain('being_fixed');
    await shop.admin('post', `/templates/${documentId}/drift`).send({ take: 'both' }).expect(400);
  });

  test('hands in ours at once where Meta has approved its own', async () => {
    const documentId = await idOf('being_fixed');
    const { id } = atMeta('being_fixed');
    shop.simulator.changeTemplates({ ids: [id] }, { status: 'REJECTED' });
    await templates().sync(documentId);
    const { content } = await templates().findOne(documentId);
    const ours = 'Hi {{first_name}}, the parcel {{number}} is the one of yours.';
    await templates().update(documentId, { content: { ...content, body: ours } });
    // An appeal was granted: Meta's words are the ones that go out.
    shop.simulator.changeTemplates({ ids: [id] }, { status: 'APPROVED' });
    await templates().sync(documentId);
    expect(await templates().findOne(documentId)).toMatchObject({ hasDrift: true });
    const kept = await templates().resolveDrift(documentId, 'local');
    expect(kept).toMatchObject({ status: 'PENDING', hasDrift: false, content: { body: ours } });
    expect(JSON.stringify(atMeta('being_fixed').components)).toContain('the one of yours');
  });

  test('adopts a new language with what the others of its name say, also about who may send it', async () => {
    const superAdmin = await shop.booted.strapi.service('admin::role').getSuperAdmin();
    const { documentId } = await templates().create(
      orderTemplate(shop.accountId, { name: 'known_here' }),
    );
    await templates().update(documentId, { allowedRoles: [superAdmin.id] });
    shop.simulator.seedTemplates({ count: 1, prefix: 'foreign', languages: ['de'] });
    const [foreign] = shop.simulator.templates().filter(({ name }) => name.startsWith('foreign'));
    // It appears under the name that is here already.
    const renamed = { ...foreign!, id: '778899', name: 'known_here' };
    shop.simulator.state.templates.set(renamed.id, renamed);
    expect(await sync()).toMatchObject({ added: 2 });
    expect(await presentOf('known_here', 'de')).toMatchObject({
      label: 'Order ready',
      appliesTo: 'api::order.order',
      allowedRoles: [superAdmin.id],
      siblings: [{ language: 'en' }],
    });
  });

  test('leaves out what Meta writes by itself, and what is leaving', async () => {
    shop.simulator.seedTemplates({ count: 2, prefix: 'direct_send', languages: ['en'] });
    shop.simulator.seedTemplates({ count: 1, prefix: 'leaving', languages: ['en'] });
    shop.simulator.changeTemplates({ prefix: 'leaving' }, { status: 'PENDING_DELETION' });
    expect(await sync()).toMatchObject({ added: 0 });
    expect((await templates().find({ _q: 'direct_send' })).data).toEqual([]);
  });

  test('marks what Meta has no more, one by one as well', async () => {
    shop.simulator.seedTemplates({ count: 1, prefix: 'vanishing', languages: ['en'] });
    await sync();
    const { name } = shop.simulator.templates().find((one) => one.name.startsWith('vanishing'))!;
    const documentId = await idOf(name);
    shop.simulator.removeTemplates({ names: [name] });
    expect(await templates().sync(documentId)).toMatchObject({ status: 'DELETED' });
    expect((await templates().findHistory(documentId)).map(({ kind }) => kind)).toEqual([
      'gone',
      'adopted',
    ]);
    expect(await templates().delete(documentId)).toEqual({ deleted: 1 });
  });

  test('writes nothing when half of the pages cannot be read', async () => {
    const before = await rows('template').count({ where: { status: 'DELETED' } } as never);
    shop.simulator.clearRequests();
    shop.simulator.setFaults({ slow: { ms: 150, path: '/message_templates' } });
    const outcome = sync().catch((failure: Error) => failure);
    await eventually('the first page', () =>
      shop.simulator.findRequests({ path: '/message_templates' }).at(0),
    );
    shop.simulator.setFaults({ error: { code: 2, path: '/message_templates' } });
    expect(await outcome).toBeInstanceOf(Error);
    shop.simulator.clearFaults();
    expect(await rows('template').count({ where: { status: 'DELETED' } } as never)).toBe(before);
  });

  describe('by itself', () => {
    const scheduled = () =>
      shop.booted.strapi.plugin('whatsapp').service('scheduled-sync') as unknown as ScheduledSync;
    const runtime = () =>
      shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    const lists = () =>
      shop.simulator
        .findRequests({ method: 'GET', path: '/message_templates' })
        .filter(({ query }) => !JSON.stringify(query ?? {}).includes('after')).length;

    /** Runs what is due so many minutes from now. */
    async function later(minutes: number, run: () => Promise<unknown>) {
      const { now } = runtime();
      runtime().now = () => new Date(now().getTime() + minutes * 60_000);
      await run();
      runtime().now = now;
    }

    test('runs when it is due, once for all that ask at the same time', async () => {
      await sync();
      shop.simulator.clearRequests();
      await scheduled().run();
      expect(lists()).toBe(0);
      await later(61, () => Promise.all([scheduled().run(), scheduled().run()]));
      expect(lists()).toBe(1);
      // Another process that comes to the same conclusion finds it taken.
      await later(61, () => scheduled().run());
      expect(lists()).toBe(1);
    });

    test('tells after three failures in a row, until it succeeds', async () => {
      const alerts = async () =>
        ((await shop.admin('get', '/alerts').expect(200)).body.data as { kind: string }[]).filter(
          ({ kind }) => kind === 'account.sync-failed',
        );
      shop.simulator.setFaults({ error: { code: 190, path: '/message_templates' } });
      for (const [index, minutes] of [200, 300, 400].entries()) {
        expect(await alerts()).toHaveLength(0);
        await later(minutes, () => scheduled().run());
        expect(index).toBeLessThan(3);
      }
      expect(await alerts()).toEqual([
        expect.objectContaining({
          accountName: 'Atlas Books',
          message: expect.stringContaining('could not be brought in step'),
        }),
      ]);
      shop.simulator.clearFaults();
      await later(600, () => scheduled().run());
      expect(await alerts()).toEqual([]);
    });
  });

  describe('as a list', () => {
    const names = async (query: Parameters<ReturnType<typeof templates>['find']>[0]) =>
      (await templates().find(query)).data.map(({ name }) => name);

    test('is paged by name, with all languages of each', async () => {
      const all = new Set<string>();
      const first = await templates().find({ page: 1, pageSize: 100, _q: 'seeded_' });
      for (let page = 1; page <= first.meta.pagination.pageCount; page += 1)
        for (const group of (await templates().find({ page, pageSize: 100, _q: 'seeded_' })).data) {
          expect(all.has(group.name)).toBe(false);
          all.add(group.name);
          expect(group.languages.map(({ language }) => language)).toEqual(
            expect.arrayContaining(LANGUAGES),
          );
        }
      expect(all.size).toBe(first.meta.pagination.total);
      expect(all.size).toBeGreaterThan(100);
      const sorted = [...all];
      expect(sorted).toEqual([...sorted].sort());
      const { data } = await templates().find({ sort: 'name:desc', pageSize: 3, _q: 'seeded_' });
      expect(data.map(({ name }) => name)).toEqual(sorted.slice(-3).reverse());
    });

    test('finds by any language, and shows all of them', async () => {
      const { data } = await templates().find({
        language: 'de',
        _q: SEED.templates.appointmentReminderEn.name,
      });
      expect(data).toMatchObject([{ languages: [{ language: 'de' }, { language: 'en' }] }]);
      expect(await names({ language: 'zu' })).toEqual([]);
      expect(await names({ status: 'REJECTED', _q: 'spring' })).toEqual([
        SEED.templates.rejected.name,
      ]);
      expect(await names({ status: 'APPROVED', _q: 'spring' })).toEqual([]);
      // A sign that means something to databases means itself.
      expect(await names({ _q: '%' })).toEqual([]);
      expect(await names({ _q: 'ORDER_SHIPPED' })).toEqual([SEED.templates.orderShipped.name]);
      expect(await names({ _q: 'has left our shop' })).toEqual([SEED.templates.orderShipped.name]);
      expect(await names({ account: shop.accountId, _q: 'order_shipped' })).toHaveLength(1);
      expect(await names({ account: 'nobody', _q: 'order_shipped' })).toEqual([]);
      expect(await names({ appliesTo: 'api::order.order', _q: 'known_here' })).toHaveLength(1);
    });

    test('sorts by what changed last, and by nothing that it does not know', async () => {
      const documentId = await idOf(SEED.templates.helloWorld.name, 'en_US');
      await templates().update(documentId, { label: 'Hello once more' });
      const { data } = await templates().find({ sort: 'updatedAt:desc', pageSize: 1 });
      expect(data).toMatchObject([
        { name: SEED.templates.helloWorld.name, label: 'Hello once more' },
      ]);
      expect(await names({ _q: 'once MORE' })).toEqual([SEED.templates.helloWorld.name]);
      expect((await templates().find({ sort: 'id;drop', pageSize: 2 })).data).toHaveLength(2);
    });

    test('counts the messages of a month, and people’s clicks', async () => {
      const name = SEED.templates.orderShipped.name;
      const template = (await rows('template').findOne({ where: { name } } as never)) as {
        id: number;
      };
      const message = (state: string, createdAt = new Date()) =>
        rows('message').create({
          data: {
            direction: 'out',
            type: 'template',
            state,
            template: template.id,
            createdAt,
            attempt: 1,
          },
        } as never) as Promise<{ id: number }>;
      const old = new Date(Date.now() - 31 * 86_400_000);
      const { id } = await message('read');
      for (const state of ['delivered', 'sent', 'failed', 'queued']) await message(state);
      await message('read', old);
      await runtimeLinks().insert([
        {
          code: 'abcdefghijkl',
          target: 'https://shop.example/',
          variable: 'button.0',
          message: id,
          template: template.id,
        },
      ]);
      await rows('link').updateMany({ where: {}, data: { clicks: 5, robots: 9 } } as never);
      const { data } = await templates().find({ _q: name });
      expect(data).toMatchObject([{ sent: 3, read: 1, clicks: 5 }]);
    });

    const runtimeLinks = () =>
      (shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime).links;

    test('offers for sending what is approved, by name', async () => {
      const { body } = await shop
        .admin('get', '/templates/usable?uid=api::customer.customer')
        .expect(200);
      const reminder = (body.data as { name: string; languages: { language: string }[] }[]).filter(
        ({ name }) => name === SEED.templates.appointmentReminderEn.name,
      );
      expect(reminder).toMatchObject([
        {
          accountDocumentId: shop.accountId,
          accountName: 'Atlas Books',
          languages: [{ language: 'de' }, { language: 'en' }],
        },
      ]);
      expect(JSON.stringify(body.data)).not.toContain(SEED.templates.rejected.name);
    });
  });

  test('takes 600 names in 4 languages over pages, and changes of both sides', async () => {
    await sync();
    shop.simulator.clearRequests();
    const { names } = shop.simulator.seedTemplates({
      count: 600,
      prefix: 'many',
      languages: LANGUAGES,
    });
    const first = await sync();
    expect(first).toMatchObject({ added: 2_400, updated: 0, drifted: 0, gone: 0 });
    expect(
      await rows('template').count({ where: { name: { $startsWith: 'many_' } } } as never),
    ).toBe(2_400);
    const pages = shop.simulator.findRequests({ method: 'GET', path: '/message_templates' });
    expect(pages.length).toBeGreaterThan(24);
    // Every placeholder has its variable.
    const { content } = await presentOf(names[1]!, 'pt_BR');
    expect(content.variables.map(variableKey)).toEqual(
      placeholdersOf(textsOf(content)).map(variableKey),
    );
    expect(content.variables.length).toBeGreaterThan(0);

    // Nothing new costs one write for the account and none for a template.
    const again = { result: first };
    const writes = await countWrites(async () => {
      again.result = await sync();
    });
    expect(again.result).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: first.added + first.unchanged,
      drifted: 0,
      gone: 0,
    });
    expect(writes).toBeLessThanOrEqual(2);

    // Here: mappings. There: words, categories, qualities, removals.
    const [mapped, reworded, recategorised, removed] = names as [string, string, string, string];
    const before = await presentOf(mapped);
    await templates().update(before.documentId, {
      appliesTo: 'api::order.order',
      content: {
        ...before.content,
        variables: before.content.variables.map((one) => ({
          ...one,
          type: 'field' as const,
          fieldPath: 'number',
        })),
      },
    });
    shop.simulator.changeTemplates({ names: [mapped, reworded] }, { appendToBody: ' Bye.' });
    shop.simulator.changeTemplates({ names: [recategorised] }, { category: 'MARKETING' });
    shop.simulator.changeTemplates({ prefix: 'many', every: 7 }, { quality: 'RED' });
    shop.simulator.removeTemplates({ names: [removed] });
    const changed = await sync();
    expect(changed).toMatchObject({ added: 0, drifted: 0, gone: 4 });
    expect(changed.updated).toBeGreaterThan(300);
    const after = await presentOf(mapped);
    expect(after.content.body).toMatch(/ Bye\.$/);
    expect(after.content.variables).toEqual(
      (await templates().findOne(before.documentId)).content.variables,
    );
    expect(after.content.variables.every(({ fieldPath }) => fieldPath === 'number')).toBe(true);
    expect((await presentOf(mapped, 'de')).content.variables).toMatchObject(
      before.content.variables.map(() => ({ fieldPath: 'number' })),
    );
    expect(await presentOf(removed, 'es')).toMatchObject({ status: 'DELETED' });
    expect(await presentOf(recategorised)).toMatchObject({ category: 'MARKETING' });
    expect(await sync()).toMatchObject({ added: 0, updated: 0, drifted: 0, gone: 0 });
  });
});
