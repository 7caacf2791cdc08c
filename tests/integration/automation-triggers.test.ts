import {
  APPOINTMENT,
  approveNotice,
  automation,
  PHONE,
  sentBy,
  settled,
  turnOn,
} from './automation-shop';
import { openShop, type Shop } from './shop';

const TYPES = [
  { draftAndPublish: true, localized: true },
  { draftAndPublish: true, localized: false },
  { draftAndPublish: false, localized: true },
  { draftAndPublish: false, localized: false },
];

type Data = Record<string, unknown>;

/** What each step of the table sends, by the name of the automation. */
type Sends = Record<string, number>;

/** One way by which records are changed. */
interface Way {
  /** What publishing sends besides: the Content Manager saves the draft with it. */
  saved: Sends;
  create(data: Data, options?: { published?: boolean }): Promise<string>;
  update(id: string, data: Data, options?: { locale?: string; published?: boolean }): Promise<void>;
  publish(id: string, locale?: string): Promise<void>;
  unpublish(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  delete(id: string): Promise<void>;
  publishAll: ((ids: string[]) => Promise<void>) | null;
  deleteAll: ((ids: string[]) => Promise<void>) | null;
}

const FIRST: Sends = { published: 1, first: 1 };
const AGAIN: Sends = { published: 1, again: 1 };

async function tokenOf(shop: Shop): Promise<string> {
  const tokens = shop.booted.strapi.service('admin::api-token') as unknown as {
    create(token: object): Promise<{ accessKey: string }>;
  };
  const { accessKey } = await tokens.create({
    name: 'site',
    type: 'full-access',
    description: '',
    lifespan: null,
  });
  return accessKey;
}

function byDocuments(shop: Shop): Way {
  const documents = () => shop.booted.strapi.documents(APPOINTMENT);
  const status = (published?: boolean) => (published ? { status: 'published' as const } : {});
  return {
    saved: {},
    async create(data, { published } = {}) {
      return (await documents().create({ data: data as never, ...status(published) })).documentId;
    },
    async update(documentId, data, { locale, published } = {}) {
      await documents().update({
        documentId,
        data: data as never,
        ...(locale && { locale }),
        ...status(published),
      });
    },
    async publish(documentId, locale) {
      await documents().publish({ documentId, ...(locale && { locale }) });
    },
    async unpublish(documentId) {
      await documents().unpublish({ documentId });
    },
    async discard(documentId) {
      await documents().discardDraft({ documentId });
    },
    async delete(documentId) {
      await documents().delete({ documentId, locale: '*' } as never);
    },
    publishAll: null,
    deleteAll: null,
  };
}

function byRest(shop: Shop, token: string): Way {
  const call = (method: 'post' | 'put' | 'delete', path: string) =>
    shop.booted.request[method](`/api/appointments${path}`).set('Authorization', `Bearer ${token}`);
  const query = (published?: boolean, locale?: string) =>
    `?status=${published ? 'published' : 'draft'}${locale ? `&locale=${locale}` : ''}`;
  const others = byDocuments(shop);
  return {
    // The REST API has no action for these.
    ...others,
    async create(data, { published } = {}) {
      const answer = await call('post', query(published)).send({ data }).expect(201);
      return (answer.body as { data: { documentId: string } }).data.documentId;
    },
    async update(id, data, { locale, published } = {}) {
      await call('put', `/${id}${query(published, locale)}`)
        .send({ data })
        .expect(200);
    },
  };
}

function byContentManager(shop: Shop, token: string): Way {
  const base = `/content-manager/collection-types/${APPOINTMENT}`;
  const call = (method: 'post' | 'put' | 'delete', path: string) =>
    shop.booted.request[method](`${base}${path}`).set('Authorization', `Bearer ${token}`);
  return {
    saved: { updated: 1 },
    async create(data, { published } = {}) {
      const path = published ? '/actions/publish' : '';
      const answer = await call('post', path).send(data);
      expect(answer.status).toBeLessThan(300);
      return (answer.body as { data: { documentId: string } }).data.documentId;
    },
    async update(id, data, { locale, published } = {}) {
      const where = locale ? `?locale=${locale}` : '';
      if (published) await call('post', `/${id}/actions/publish${where}`).send(data).expect(200);
      else await call('put', `/${id}${where}`).send(data).expect(200);
    },
    async publish(id, locale) {
      const where = locale ? `?locale=${locale}` : '';
      await call('post', `/${id}/actions/publish${where}`).send({}).expect(200);
    },
    async unpublish(id) {
      await call('post', `/${id}/actions/unpublish`).send({}).expect(200);
    },
    async discard(id) {
      await call('post', `/${id}/actions/discard`).send({}).expect(200);
    },
    async delete(id) {
      await call('delete', `/${id}?locale=*`).expect(200);
    },
    async publishAll(documentIds) {
      await call('post', '/actions/bulkPublish').send({ documentIds }).expect(200);
    },
    async deleteAll(documentIds) {
      await call('post', '/actions/bulkDelete').send({ documentIds }).expect(200);
    },
  };
}

describe.each(TYPES)(
  'records with drafts: $draftAndPublish, with languages: $localized',
  ({ draftAndPublish, localized }) => {
    let shop: Shop;
    let ways: Record<string, Way>;

    beforeAll(async () => {
      shop = await openShop({
        kept: { appointment: { draftAndPublish, localized } },
        config: {
          collections: { [APPOINTMENT]: { phoneField: 'phone', nameField: 'name' } },
        },
      });
      const { strapi } = shop.booted;
      const locales = strapi.plugin('i18n').service('locales') as unknown as {
        findByCode(code: string): Promise<object | null>;
        create(locale: object): Promise<void>;
      };
      if (!(await locales.findByCode('de'))) await locales.create({ code: 'de', name: 'German' });
      await approveNotice(shop);
      const uid = APPOINTMENT;
      const always = [
        automation({ type: 'created', uid }, { name: 'created' }),
        automation({ type: 'updated', uid }, { name: 'updated' }),
        automation({ type: 'deleted', uid }, { name: 'deleted' }),
        automation({ type: 'fieldChanged', uid, field: 'name', to: 'Ready' }, { name: 'ready' }),
      ];
      const ofPublishing = [
        automation({ type: 'published', uid }, { name: 'published' }),
        automation({ type: 'published', uid, which: 'first' }, { name: 'first' }),
        automation({ type: 'published', uid, which: 'again' }, { name: 'again' }),
        automation({ type: 'unpublished', uid }, { name: 'unpublished' }),
      ];
      const all = draftAndPublish ? [...always, ...ofPublishing] : always;
      for (const input of all) await turnOn(shop, input);
      ways = {
        documents: byDocuments(shop),
        rest: byRest(shop, await tokenOf(shop)),
        contentManager: byContentManager(shop, await shop.booted.adminToken()),
      };
    });

    afterAll(() => shop?.stop());

    /** What was sent by a step, and by nothing but it. */
    async function sendsOf<T>(step: () => Promise<T>): Promise<{ sends: Sends; result: T }> {
      const before = await sentBy(shop);
      const result = await step();
      await settled(shop);
      const after = await sentBy(shop);
      const sends = Object.fromEntries(
        Object.entries(after)
          .map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
          .filter(([, count]) => count > 0),
      );
      return { sends, result };
    }

    const expectSends = async (step: () => Promise<unknown>, expected: Sends) =>
      expect((await sendsOf(step)).sends).toEqual(expected);

    const NEW = { name: 'New', phone: PHONE };

    describe.each(['documents', 'rest', 'contentManager'])('changed by way of %s', (name) => {
      const way = () => ways[name]!;

      /** Makes a record that nothing is counted of. */
      async function made(data: Data = NEW): Promise<string> {
        return (await sendsOf(() => way().create(data))).result;
      }

      it('send once for a record that is made, and for each time that it is saved', async () => {
        const { sends, result: id } = await sendsOf(() => way().create(NEW));
        expect(sends).toEqual({ created: 1 });
        await expectSends(() => way().update(id, { name: 'Newer' }), { updated: 1 });
        await expectSends(() => way().update(id, { name: 'Newest' }), { updated: 1 });
      });

      it('send for a field that changes to a value, and not when it stays', async () => {
        const id = await made();
        const whenSaved: Sends = draftAndPublish ? { updated: 1 } : { updated: 1, ready: 1 };
        await expectSends(() => way().update(id, { name: 'Ready' }), whenSaved);
        await expectSends(() => way().update(id, { name: 'Ready' }), { updated: 1 });
      });

      it('send for a record that is deleted, what it was before', async () => {
        const id = await made();
        await expectSends(() => way().delete(id), { deleted: 1 });
      });

      const isBulk = name === 'contentManager';
      (isBulk ? it : it.skip)('send once for each of many that are deleted', async () => {
        const ids = [await made(), await made(), await made()];
        await expectSends(() => way().deleteAll!(ids), { deleted: 3 });
      });

      (localized ? it : it.skip)('take each language for itself', async () => {
        const id = await made();
        await expectSends(() => way().update(id, { name: 'Neu' }, { locale: 'de' }), {
          created: 1,
        });
        await expectSends(() => way().update(id, { name: 'Neuer' }, { locale: 'de' }), {
          updated: 1,
        });
        const published = { ...FIRST, ...way().saved };
        if (draftAndPublish) await expectSends(() => way().publish(id, 'de'), published);
        if (draftAndPublish) await expectSends(() => way().publish(id), published);
        await expectSends(() => way().delete(id), { deleted: 2 });
      });

      if (!draftAndPublish) return;

      it('send for what is published, and never for a draft', async () => {
        const id = await made();
        await expectSends(() => way().update(id, { name: 'Ready' }), { updated: 1 });
        const { saved } = way();
        await expectSends(() => way().publish(id), { ...FIRST, ready: 1, ...saved });
        await expectSends(() => way().publish(id), { ...AGAIN, ...saved });
        await expectSends(() => way().update(id, { name: 'Draft' }), { updated: 1 });
        await expectSends(() => way().discard(id), {});
        await expectSends(() => way().unpublish(id), { unpublished: 1 });
        await expectSends(() => way().publish(id), { ...AGAIN, ...saved });
      });

      it('tell the making of a record from its publication when both come together', async () => {
        const { sends, result: id } = await sendsOf(() => way().create(NEW, { published: true }));
        expect(sends).toEqual({ created: 1, ...FIRST });
        await expectSends(() => way().update(id, { name: 'Ready' }, { published: true }), {
          updated: 1,
          ...AGAIN,
          ready: 1,
        });
      });

      (isBulk ? it : it.skip)('send once for each of many that are published', async () => {
        const ids = [await made(), await made(), await made()];
        await expectSends(() => way().publishAll!(ids), { published: 3, first: 3 });
      });
    });
  },
);
