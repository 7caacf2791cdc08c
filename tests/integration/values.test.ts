import { problemsOfPaths, resolvePath } from '../../server/src/collections/field-path';
import { fillPatternOf, pathsInPattern } from '../../server/src/collections/fill-pattern';
import { formatValue } from '../../server/src/collections/format-value';
import { createRecordReader, type RecordReader } from '../../server/src/collections/read-record';
import { actionId } from '../../shared/permissions';
import { openShop, type Shop } from './shop';
import type { Permission } from './strapi';

const CUSTOMER = 'api::customer.customer';
const ORDER = 'api::order.order';
const APPOINTMENT = 'api::appointment.appointment';
const USER = 'plugin::users-permissions.user';

const ITEMS = [
  { title: 'Olive oil', quantity: 2, price: 19.95 },
  { title: 'Saucer', quantity: 1, price: 6.5 },
  { title: 'Tea', quantity: 3, price: 7 },
];

const read = (subject: string, fields: string[], conditions: string[] = []): Permission => ({
  action: 'plugin::content-manager.explorer.read',
  subject,
  properties: { fields, ...(subject === ORDER && { locales: ['en', 'de'] }) },
  conditions,
});

describe('values of records', () => {
  let shop: Shop;
  let records: RecordReader;
  const strapi = () => shop.booted.strapi;

  beforeAll(async () => {
    shop = await openShop({ unconnected: true });
    records = createRecordReader(strapi());
    await strapi().plugin('i18n').service('locales').create({ code: 'de', name: 'German (de)' });
  });
  afterAll(() => shop?.stop());

  /** What a person with these permissions may do, and the id of that person. */
  async function personWith(...permissions: Permission[]) {
    await shop.booted.adminToken(permissions);
    const user = await strapi()
      .db.query('admin::user')
      .findOne({
        orderBy: { id: 'desc' },
        populate: ['roles'],
      });
    const ability = await strapi()
      .service('admin::permission')
      .engine.generateUserAbility(user as never);
    return { ability: ability as unknown, id: user!.id as number };
  }

  const makeCustomer = (data: Record<string, unknown> = {}) =>
    strapi()
      .documents(CUSTOMER)
      .create({ data: { firstName: 'Ines', lastName: 'Okafor', ...data } as never });

  const makeOrder = (data: Record<string, unknown> = {}, status: 'draft' | 'published' = 'draft') =>
    strapi()
      .documents(ORDER)
      .create({ data: { number: 'A-17', items: ITEMS, ...data } as never, status });

  const makeFile = async (name: string, mime: string) => {
    const file = await strapi()
      .db.query('plugin::upload.file')
      .create({
        data: {
          name,
          mime,
          url: `/uploads/${name}`,
          hash: name,
          ext: '.x',
          size: 12.5,
          provider: 'local',
        },
      });
    return file.id as number;
  };

  async function valuesOf(
    uid: string,
    documentId: string,
    paths: string[],
    mediaPaths: string[] = [],
  ) {
    const found = await records.read({ uid, documentId }, 'draft', paths, null, mediaPaths);
    return Object.fromEntries(found!.values);
  }

  describe('are found by paths', () => {
    const outcome = (uid: string, path: string, wants?: 'value' | 'media') => {
      const resolved = resolvePath(strapi(), uid, path, { wants });
      return resolved.ok ? resolved.type : resolved.reason;
    };

    test.each([
      [ORDER, 'number', 'string'],
      [ORDER, 'documentId', 'string'],
      [ORDER, 'id', 'integer'],
      [ORDER, 'customer.documentId', 'string'],
      [ORDER, 'createdAt', 'datetime'],
      [ORDER, 'delivery.city', 'string'],
      [ORDER, 'items[first].title', 'string'],
      [ORDER, 'items[joined].price', 'decimal'],
      [ORDER, 'items[count]', 'integer'],
      [ORDER, 'papers[count]', 'integer'],
      [CUSTOMER, 'orders[last].number', 'string'],
      [CUSTOMER, 'orders[first].delivery.city', 'string'],
      [CUSTOMER, 'orders[count]', 'integer'],
      [ORDER, 'customer.orders[joined].number', 'string'],
    ])('%s: %s holds a %s', (uid, path, type) => {
      expect(outcome(uid, path)).toBe(type);
    });

    test.each([
      [ORDER, 'nothing', 'unknown'],
      [ORDER, 'number.length', 'unknown'],
      [ORDER, 'number[first]', 'unknown'],
      [ORDER, 'customer[first].firstName', 'unknown'],
      [ORDER, 'items[count].title', 'unknown'],
      [ORDER, 'items[first]', 'unknown'],
      [ORDER, 'items[first].documentId', 'unknown'],
      [ORDER, 'customer', 'unknown'],
      [ORDER, 'constructor', 'unknown'],
      [ORDER, 'toString.name', 'unknown'],
      [ORDER, 'locale', 'unknown'],
      [ORDER, 'items', 'relationMany'],
      [ORDER, 'items.title', 'relationMany'],
      [CUSTOMER, 'orders.number', 'relationMany'],
      [CUSTOMER, 'orders[first].items[first].title', 'twoLists'],
      [CUSTOMER, 'orders[joined].items[count]', 'twoLists'],
      [ORDER, 'photo', 'media'],
      [ORDER, 'photo.url', 'media'],
      [ORDER, 'createdBy.firstname', 'private'],
      [USER, 'password', 'private'],
      [USER, 'resetPasswordToken', 'private'],
      [ORDER, 'customer.orders[first].customer.phone', 'string'],
      [ORDER, 'customer.orders[first].customer.orders[first].number', 'unknown'],
    ])('%s: %s is %s', (uid, path, reason) => {
      expect(outcome(uid, path)).toBe(reason);
    });

    test('end at a file only where a file is wanted', () => {
      expect(outcome(ORDER, 'photo', 'media')).toBe('media');
      expect(outcome(ORDER, 'papers', 'media')).toBe('media');
      expect(outcome(ORDER, 'papers[last]', 'media')).toBe('media');
      expect(outcome(CUSTOMER, 'orders[last].photo', 'media')).toBe('media');
      expect(outcome(CUSTOMER, 'orders[last].papers', 'media')).toBe('media');
      expect(outcome(ORDER, 'number', 'media')).toBe('notMedia');
      expect(outcome(ORDER, 'papers[count]', 'media')).toBe('notMedia');
      expect(outcome(CUSTOMER, 'orders[joined].photo', 'media')).toBe('unknown');
    });

    test('never go to the admin, to secrets, or to what is private in any way', () => {
      const attributes = strapi().contentTypes[CUSTOMER]!.attributes as Record<string, object>;
      attributes.manager = { type: 'relation', relation: 'manyToOne', target: 'admin::user' };
      attributes.token = { type: 'relation', relation: 'oneToMany', target: 'admin::api-token' };
      attributes.account = {
        type: 'relation',
        relation: 'manyToOne',
        target: 'plugin::whatsapp.account',
      };
      attributes.secret = { type: 'string', private: true };
      try {
        for (const path of ['manager.email', 'token[first].name', 'token[count]', 'account.name'])
          expect(outcome(CUSTOMER, path)).toBe('private');
        expect(outcome(CUSTOMER, 'secret')).toBe('private');
        expect(outcome(ORDER, 'customer.secret')).toBe('private');
      } finally {
        for (const name of ['manager', 'token', 'account', 'secret']) delete attributes[name];
      }
    });

    test('are told to lead nowhere when the content type has changed', () => {
      const attributes = strapi().contentTypes[ORDER]!.attributes as Record<string, unknown>;
      const paths = ['number', 'delivery.city', 'items[joined].title', 'number'];
      expect(problemsOfPaths(strapi(), ORDER, paths)).toEqual([]);
      const { delivery, items } = attributes;
      try {
        delete attributes.delivery;
        attributes.items = { ...(items as object), repeatable: false };
        expect(problemsOfPaths(strapi(), ORDER, paths)).toMatchObject([
          { code: 'field.missing', path: 'delivery.city', params: { collection: ORDER } },
          { code: 'field.missing', path: 'items[joined].title' },
        ]);
      } finally {
        Object.assign(attributes, { delivery, items });
      }
    });
  });

  describe('are read', () => {
    test('from fields, relations, components, lists and files', async () => {
      const customer = await makeCustomer({ firstName: 'Lena' });
      const photo = await makeFile('photo.png', 'image/png');
      const papers = [
        await makeFile('bill.pdf', 'application/pdf'),
        await makeFile('note.pdf', 'application/pdf'),
      ];
      const order = await makeOrder({
        customer: customer.documentId,
        total: 46.4,
        placedAt: '2026-06-09T08:30:00.000Z',
        delivery: { city: 'Berlin' },
        photo,
        papers,
      });
      const values = await valuesOf(
        ORDER,
        order.documentId,
        [
          'number',
          'documentId',
          'id',
          'total',
          'customer.firstName',
          'customer.documentId',
          'delivery.city',
          'items[first].title',
          'items[last].price',
          'items[joined].title',
          'items[count]',
          'papers[count]',
          'customer.orders[first].number',
          'summary',
          'nothing',
        ],
        ['photo', 'papers', 'papers[last]', 'customer.orders[first].photo', 'number'],
      );
      expect(values).toMatchObject({
        number: 'A-17',
        documentId: order.documentId,
        id: order.id,
        total: 46.4,
        'customer.firstName': 'Lena',
        'customer.documentId': customer.documentId,
        'delivery.city': 'Berlin',
        'items[first].title': 'Olive oil',
        'items[last].price': 7,
        'items[joined].title': ['Olive oil', 'Saucer', 'Tea'],
        'items[count]': 3,
        'papers[count]': 2,
        'customer.orders[first].number': 'A-17',
        summary: undefined,
      });
      expect(values.photo).toEqual({
        id: photo,
        name: 'photo.png',
        mime: 'image/png',
        sizeBytes: 12_500,
        url: '/uploads/photo.png',
      });
      expect(values).toMatchObject({
        papers: { name: 'bill.pdf' },
        'papers[last]': { name: 'note.pdf' },
        'customer.orders[first].photo': { name: 'photo.png' },
      });
      expect(values).not.toHaveProperty('nothing');
      expect(formatValue(values['items[joined].title'], 'string', null, 'en_GB')).toBe(
        'Olive oil, Saucer and Tea',
      );
    });

    test('as nothing where a hop is empty', async () => {
      const order = await makeOrder({ items: [] });
      expect(
        await valuesOf(
          ORDER,
          order.documentId,
          ['customer.firstName', 'items[first].title', 'items[joined].title', 'items[count]'],
          ['photo', 'customer.orders[first].photo'],
        ),
      ).toEqual({
        'customer.firstName': undefined,
        'items[first].title': undefined,
        'items[joined].title': undefined,
        'items[count]': 0,
        photo: undefined,
        'customer.orders[first].photo': undefined,
      });
    });

    test('in the version asked for, each record once, in the wished language', async () => {
      const { documentId: customer } = await makeCustomer();
      const orders = strapi().documents(ORDER);
      const first = await makeOrder({ number: 'P-1', summary: 'published', customer }, 'published');
      await orders.update({
        documentId: first.documentId,
        data: { number: 'P-1 changed', summary: 'draft' } as never,
      });
      const second = await makeOrder({ number: 'P-2', summary: 'English', customer });
      await orders.update({
        documentId: second.documentId,
        locale: 'de',
        data: { summary: 'Deutsch', customer } as never,
      });

      const paths = ['orders[count]', 'orders[joined].summary', 'orders[last].number'];
      const of = async (status: 'draft' | 'published', locale?: string) =>
        Object.fromEntries(
          (await records.read(
            { uid: CUSTOMER, documentId: customer, locale },
            status,
            paths,
            null,
          ))!.values,
        );
      expect(await of('published')).toEqual({
        'orders[count]': 1,
        'orders[joined].summary': ['published'],
        'orders[last].number': 'P-1',
      });
      expect(await of('draft')).toEqual({
        'orders[count]': 2,
        'orders[joined].summary': ['draft', 'English'],
        'orders[last].number': 'P-2',
      });
      expect((await of('draft', 'de'))['orders[joined].summary']).toEqual(['draft', 'Deutsch']);

      const order = (locale: string, status: 'draft' | 'published') =>
        records.read(
          { uid: ORDER, documentId: second.documentId, locale },
          status,
          ['summary'],
          null,
        );
      expect((await order('de', 'draft'))!.values.get('summary')).toBe('Deutsch');
      expect((await order('en', 'draft'))!.values.get('summary')).toBe('English');
      expect(await order('de', 'published')).toBeNull();
      expect(await order('fr', 'draft')).toBeNull();
    });

    test('of many records, each in its own language', async () => {
      const one = await makeOrder({ summary: 'English' });
      await strapi()
        .documents(ORDER)
        .update({
          documentId: one.documentId,
          locale: 'de',
          data: { summary: 'Deutsch' } as never,
        });
      const two = await makeOrder({ summary: 'Only English' });
      const found = await records.readMany(
        ORDER,
        [{ documentId: one.documentId, locale: 'de' }, two.documentId, 'nobody'],
        { status: 'draft', paths: ['summary'], reader: null },
      );
      expect([...found].map(([id, { values }]) => [id, values.get('summary')]).sort()).toEqual(
        [
          [one.documentId, 'Deutsch'],
          [two.documentId, 'Only English'],
        ].sort(),
      );
    });
  });

  describe('of a thousand records', () => {
    const PATHS = [
      'number',
      'customer.firstName',
      'customer.phone',
      'delivery.city',
      'items[joined].title',
    ];
    let ids: string[];

    /** Rows written at once; a thousand documents would take minutes. */
    const insertMany = async (uid: string, rows: Record<string, unknown>[]) => {
      const query = strapi().db.query(uid as never);
      await query.createMany({ data: rows as never });
      // Not every database tells the ids of many rows.
      const made = await query.findMany({
        select: ['id'] as never,
        orderBy: { id: 'desc' },
        limit: rows.length,
      });
      return made.map(({ id }) => id as number).reverse();
    };
    const link = async (name: string, pairs: [number, number][]) => {
      const { joinTable } = strapi().db.metadata.get(ORDER).attributes[name] as unknown as {
        joinTable: Record<'joinColumn' | 'inverseJoinColumn', { name: string }> & {
          name: string;
          on?: object;
        };
      };
      const rows = pairs.map(([from, to], at) => ({
        [joinTable.joinColumn.name]: from,
        [joinTable.inverseJoinColumn.name]: to,
        ...joinTable.on,
        ...(joinTable.on && { order: at + 1 }),
      }));
      for (let at = 0; at < rows.length; at += 200)
        await strapi()
          .db.getConnection(joinTable.name)
          .insert(rows.slice(at, at + 200));
    };

    beforeAll(async () => {
      const numbers = Array.from({ length: 1_000 }, (_, at) => at);
      const customers = await Promise.all(
        numbers
          .slice(0, 20)
          .map((at) =>
            makeCustomer({ firstName: `Person ${at}`, phone: `+4917655501${at + 100}` }),
          ),
      );
      const orders = await insertMany(
        ORDER,
        numbers.map((at) => ({ number: `M-${at}`, locale: 'en', publishedAt: null })),
      );
      const addresses = await insertMany(
        'delivery.address',
        numbers.map((at) => ({ city: `City ${at % 7}` })),
      );
      const items = await insertMany(
        'order.item',
        numbers.flatMap(() => ITEMS),
      );
      const orderAt = (at: number) => orders[at]!;
      await link(
        'customer',
        numbers.map((at) => [orderAt(at), customers[at % 20]!.id as number]),
      );
      await link(
        'delivery',
        numbers.map((at) => [orderAt(at), addresses[at]!]),
      );
      await link(
        'items',
        items.flatMap((id, at): [number, number][] => {
          const order = Math.floor(at / ITEMS.length);
          return at % ITEMS.length < order % 4 ? [[orderAt(order), id]] : [];
        }),
      );
      const rows = await strapi()
        .db.query(ORDER)
        .findMany({ where: { number: { $startsWith: 'M-' } }, orderBy: { id: 'asc' } });
      ids = rows.map(({ documentId }) => documentId as string);
    });

    async function counting<T>(work: () => Promise<T>) {
      const queries: string[] = [];
      // Which language is the default stands in the settings; the plugin's own tables are read meanwhile too.
      const listen = ({ sql }: { sql: string }) =>
        /strapi_core_store_settings|whatsapp_/.test(sql) || queries.push(sql);
      strapi().db.connection.on('query', listen);
      try {
        return { result: await work(), queries };
      } finally {
        strapi().db.connection.removeListener('query', listen);
      }
    }

    test('take a few queries for each hundred, and only the columns that are needed', async () => {
      const { result, queries } = await counting(() =>
        records.readMany(ORDER, ids, { status: 'draft', paths: PATHS, reader: null }),
      );
      expect(result.size).toBe(1_000);
      expect(Object.fromEntries(result.get(ids[7]!)!.values)).toEqual({
        number: 'M-7',
        'customer.firstName': 'Person 7',
        'customer.phone': '+4917655501107',
        'delivery.city': 'City 0',
        'items[joined].title': ['Olive oil', 'Saucer', 'Tea'],
      });
      expect(queries.length).toBeGreaterThan(0);
      expect(queries.length).toBeLessThanOrEqual(10 * 6);
      expect(queries.filter((sql) => /\*|order_status|last_name|price/.test(sql))).toEqual([]);
    });

    test('take a few more for a person whose roles have conditions', async () => {
      const { ability } = await personWith(
        read(ORDER, ['number', 'customer', 'delivery.city', 'items.title'], ['admin::is-creator']),
        read(CUSTOMER, ['firstName', 'phone'], ['admin::is-creator']),
      );
      const none = await counting(() =>
        records.readMany(ORDER, ids, { status: 'draft', paths: PATHS, reader: { ability } }),
      );
      expect(none.result.size).toBe(0);
      expect(none.queries.length).toBeLessThanOrEqual(10 * 8);

      const { ability: seeing } = await personWith(
        read(ORDER, ['number', 'customer', 'delivery.city', 'items.title']),
        read(CUSTOMER, ['firstName', 'phone']),
      );
      const all = await counting(() =>
        records.readMany(ORDER, ids, {
          status: 'draft',
          paths: PATHS,
          reader: { ability: seeing },
        }),
      );
      expect(all.result.size).toBe(1_000);
      expect([...all.result.values()].every(({ hidden }) => hidden.size === 0)).toBe(true);
      expect(all.queries.length).toBeLessThanOrEqual(10 * 8);
    });

    test('are the same as read one by one', async () => {
      const { ability } = await personWith(
        read(ORDER, ['number', 'customer', 'items.title']),
        read(CUSTOMER, ['firstName']),
      );
      for (const reader of [null, { ability }]) {
        const many = await records.readMany(ORDER, ids, { status: 'draft', paths: PATHS, reader });
        for (const documentId of ids.filter((_, at) => at % 97 === 0))
          expect(many.get(documentId)).toEqual(
            await records.read({ uid: ORDER, documentId }, 'draft', PATHS, reader),
          );
      }
      const [first] = await records
        .readMany(ORDER, ids.slice(0, 1), { status: 'draft', paths: PATHS, reader: { ability } })
        .then((found) => [...found.values()]);
      expect([...first!.hidden].sort()).toEqual(['customer.phone', 'delivery.city']);
    });
  });

  describe('are hidden from a person', () => {
    const hiddenFor = async (
      permissions: Permission[],
      reference: { uid: string; documentId: string },
      paths: string[],
      mediaPaths: string[] = [],
    ) => {
      const { ability } = await personWith(...permissions);
      const found = await records.read(reference, 'draft', paths, { ability }, mediaPaths);
      return found && [...found.hidden].sort();
    };

    test('by the field of the list, and by the fields in it', async () => {
      const { documentId } = await makeOrder();
      const reference = { uid: ORDER, documentId };
      const paths = ['items[first].title', 'items[joined].price', 'items[count]'];
      expect(await hiddenFor([read(ORDER, ['number'])], reference, paths)).toEqual(paths.sort());
      expect(await hiddenFor([read(ORDER, ['number', 'items.title'])], reference, paths)).toEqual([
        'items[joined].price',
      ]);
      expect(await hiddenFor([read(ORDER, ['items'])], reference, paths)).toEqual([]);
      expect(await hiddenFor([], reference, paths)).toBeNull();
    });

    test('by the field of a file', async () => {
      const photo = await makeFile('secret.png', 'image/png');
      const { documentId } = await makeOrder({ photo });
      const reference = { uid: ORDER, documentId };
      const of = (...fields: string[]) =>
        hiddenFor([read(ORDER, fields)], reference, [], ['photo']);
      expect(await of('number')).toEqual(['photo']);
      expect(await of('number', 'photo')).toEqual([]);
    });

    test('never by the id and the times that every record tells', async () => {
      const { documentId } = await makeOrder();
      expect(
        await hiddenFor([read(ORDER, ['number'])], { uid: ORDER, documentId }, [
          'documentId',
          'id',
          'createdAt',
        ]),
      ).toEqual([]);
    });

    test('as soon as one record on the way through a list is not for them', async () => {
      const { documentId: customer } = await makeCustomer();
      const own = await makeOrder({ number: 'own', customer });
      const others = await makeOrder({ number: 'others', customer });
      const { ability, id } = await personWith(
        read(CUSTOMER, ['firstName', 'orders']),
        read(ORDER, ['number'], ['admin::is-creator']),
      );
      const ownRow = { where: { documentId: own.documentId }, data: { createdBy: id } };
      await strapi()
        .db.query(ORDER)
        .update(ownRow as never);
      const paths = [
        'orders[first].number',
        'orders[last].number',
        'orders[last].documentId',
        'orders[joined].number',
        'orders[count]',
      ];
      const reference = { uid: CUSTOMER, documentId: customer };
      const mixed = await records.read(reference, 'draft', paths, { ability });
      expect(Object.fromEntries(mixed!.values)).toEqual({ 'orders[first].number': 'own' });
      expect([...mixed!.hidden].sort()).toEqual(paths.slice(1).sort());

      await strapi().documents(ORDER).delete({ documentId: others.documentId, locale: '*' });
      const alone = await records.read(reference, 'draft', paths, { ability });
      expect([...alone!.hidden]).toEqual([]);
      expect(alone!.values.get('orders[count]')).toBe(1);
    });

    test('by a condition of one role even where another role reads other fields of all records', async () => {
      const { documentId } = await makeOrder({ total: 5 });
      const reference = { uid: ORDER, documentId };
      const found = await hiddenFor(
        [read(ORDER, ['number']), read(ORDER, ['total'], ['admin::is-creator'])],
        reference,
        ['number', 'total'],
      );
      expect(found).toEqual(['total']);
    });
  });

  describe('fill the address of a portal', () => {
    const PATTERN = 'https://shop.example/o/{documentId}?l={locale}&c={customer.firstName}';

    test('percent-encoded, with the record’s language', async () => {
      const { documentId: customer } = await makeCustomer({ firstName: 'Zoë & Max/..' });
      const { documentId } = await makeOrder({ customer });
      const fill = async (pattern: string, locale: string | null = 'en') => {
        const reference = { uid: ORDER, documentId, locale };
        const values = await records.read(reference, 'draft', pathsInPattern(pattern), null);
        const { url, issues } = fillPatternOf(reference, values!, pattern);
        return url ?? issues.map(({ code }) => code);
      };
      expect(await fill(PATTERN)).toBe(
        `https://shop.example/o/${documentId}?l=en&c=Zo%C3%AB%20%26%20Max%2F..`,
      );
      expect(await fill(PATTERN, null)).toEqual(['url.emptyToken']);
      expect(await fill('https://shop.example/{summary}')).toEqual(['url.emptyToken']);
      expect(await fill('https://shop.example/{nothing}')).toEqual(['url.token']);
    });

    test('never with what the reader may not see', async () => {
      const { documentId: customer } = await makeCustomer({ firstName: 'Hidden' });
      const { documentId } = await makeOrder({ customer });
      const { ability } = await personWith(read(ORDER, ['number']));
      const reference = { uid: ORDER, documentId, locale: 'en' };
      const values = await records.read(reference, 'draft', pathsInPattern(PATTERN), { ability });
      expect(fillPatternOf(reference, values!, PATTERN)).toMatchObject({
        url: null,
        issues: [{ code: 'url.hiddenToken', params: { token: 'customer.firstName' } }],
      });
    });

    test('that settings refuse when it cannot become one', async () => {
      const save = (portalUrl: string | null) =>
        shop.admin('put', `/collections/${APPOINTMENT}`).send({
          enabled: true,
          phoneField: 'phone',
          portalUrl,
          valuesFrom: 'published',
        });
      const refused = async (portalUrl: string) =>
        (await save(portalUrl).expect(400)).body.error.details.issues;
      expect(await refused('shop.example/{documentId}')).toMatchObject([
        { code: 'url.notAbsolute', path: 'portalUrl' },
      ]);
      expect(await refused('https://shop.example/{mobile}')).toMatchObject([
        { code: 'field.missing', path: 'portalUrl', params: { path: 'mobile' } },
      ]);
      const { body } = await save('https://shop.example/{documentId}').expect(200);
      expect(body.data).toMatchObject({ problems: [], setting: { portalUrl: expect.any(String) } });
      await save(null).expect(200);
    });

    test('is shown for a recent record that the person may read', async () => {
      const appointment = await strapi()
        .documents(APPOINTMENT)
        .create({ data: { name: 'Ana Lima', phone: '+34612345678' } as never });
      const sample = async (pattern: string, token?: string) => {
        const path = `/collections/${APPOINTMENT}/portal-sample?portalUrl=${encodeURIComponent(pattern)}`;
        const request = shop.booted.request.get(`/whatsapp${path}`);
        const answer = token
          ? await request.set('Authorization', `Bearer ${token}`)
          : await shop.admin('get', path);
        return answer.status === 200 ? answer.body.data : answer.status;
      };
      expect(await sample('https://shop.example/{documentId}/{name}')).toEqual({
        url: `https://shop.example/${appointment.documentId}/Ana%20Lima`,
        issues: [],
      });
      expect(await sample('https://shop.example/{date}')).toMatchObject({
        url: null,
        issues: [{ code: 'url.emptyToken', message: expect.stringContaining('“date”') }],
      });
      expect(await sample('https://{name}')).toMatchObject({
        issues: [{ code: 'url.notAbsolute' }],
      });
      const settings = actionId('settings.read');
      const blind = await shop.booted.adminToken([settings]);
      expect(await sample('https://shop.example/{name}', blind)).toBe(403);
      const half = await shop.booted.adminToken([settings, read(APPOINTMENT, ['date'])]);
      expect(await sample('https://shop.example/{name}', half)).toMatchObject({
        url: null,
        issues: [{ code: 'url.hiddenToken' }],
      });
    });
  });

  describe('are chosen', () => {
    const level = async (uid: string, path = '', wants = '') => {
      const { body } = await shop
        .admin('get', `/collections/${uid}/fields?path=${encodeURIComponent(path)}&wants=${wants}`)
        .expect(200);
      return body.data as {
        path: string;
        isValue: boolean;
        type: string;
        target: string | null;
        list: string | null;
      }[];
    };
    const paths = async (...args: Parameters<typeof level>) =>
      (await level(...args)).map(({ path }) => path);

    test('from a list by saying first how', async () => {
      expect(await level(ORDER)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ path: 'items', isValue: false, target: 'order.item' }),
          expect.objectContaining({ path: 'documentId', isValue: true }),
        ]),
      );
      expect(await paths(ORDER)).not.toContain('id');
      expect(await level(ORDER, 'items')).toMatchObject([
        { path: 'items[first]', list: 'first', isValue: false, target: 'order.item' },
        { path: 'items[last]', list: 'last', isValue: false },
        { path: 'items[count]', list: 'count', isValue: true, type: 'integer', target: null },
        { path: 'items[joined]', list: 'joined', isValue: false },
      ]);
      expect(await paths(ORDER, 'items[joined]')).toEqual([
        'items[joined].title',
        'items[joined].quantity',
        'items[joined].price',
      ]);
      expect(await paths(ORDER, 'papers')).toEqual(['papers[count]']);
      // One list is enough.
      const below = await paths(CUSTOMER, 'orders[first]');
      expect(below).toContain('orders[first].number');
      expect(below).not.toContain('orders[first].items');
      await shop
        .admin('get', `/collections/${CUSTOMER}/fields?path=orders[first].items[first]`)
        .expect(400);
    });

    test('for media only where they lead to media', async () => {
      expect(await paths(ORDER, '', 'media')).toEqual(['photo', 'papers', 'customer']);
      expect(await paths(APPOINTMENT, '', 'media')).toEqual([]);
      expect(await paths(CUSTOMER, '', 'media')).toEqual(['orders']);
      expect(await paths(CUSTOMER, 'orders', 'media')).toEqual(['orders[first]', 'orders[last]']);
      expect(await paths(CUSTOMER, 'orders[last]', 'media')).toEqual(
        expect.arrayContaining(['orders[last].photo', 'orders[last].papers']),
      );
    });

    test('always so that what can be picked can be read', async () => {
      for (const [uid, wants] of [
        [ORDER, 'value'],
        [CUSTOMER, 'value'],
        [CUSTOMER, 'media'],
        [USER, 'value'],
      ] as const) {
        const open = [''];
        let picked = 0;
        for (const path of open)
          for (const node of await level(uid, path, wants)) {
            const resolved = resolvePath(strapi(), uid, node.path, { wants });
            expect([node.path, resolved.ok]).toEqual([node.path, node.isValue]);
            if (node.isValue) picked += 1;
            else if (node.path.split('.').length < 3) open.push(node.path);
          }
        expect(picked).toBeGreaterThan(0);
      }
    });
  });

  describe('to try a template with', () => {
    const options = async (uid: string, search = '', token?: string) => {
      const path = `/collections/${uid}/records?_q=${encodeURIComponent(search)}`;
      const request = token
        ? shop.booted.request.get(`/whatsapp${path}`).set('Authorization', `Bearer ${token}`)
        : shop.admin('get', path);
      const { status, body } = await request;
      return status === 200 ? (body.data as Record<string, unknown>[]) : status;
    };

    test('are the latest, by the name that the Content Manager gives them', async () => {
      await strapi()
        .documents(APPOINTMENT)
        .create({ data: { name: 'Rafael Souza' } as never });
      const all = (await options(APPOINTMENT)) as { title: string; locale: unknown }[];
      expect(all[0]).toMatchObject({ title: 'Rafael Souza', locale: null });
      expect(await options(APPOINTMENT, 'fael so')).toMatchObject([{ title: 'Rafael Souza' }]);
      expect(await options(APPOINTMENT, 'nobody at all')).toEqual([]);
      expect((await options(CUSTOMER)) as unknown[]).toHaveLength(20);
    });

    test('come in every language, and only published where those values are sent', async () => {
      const order = await makeOrder({ number: 'R-1' }, 'published');
      const orders = strapi().documents(ORDER);
      await orders.update({
        documentId: order.documentId,
        locale: 'de',
        data: { summary: 'Deutsch' } as never,
        status: 'published',
      });
      await makeOrder({ number: 'R-2' });
      const found = (await options(ORDER, 'R-')) as { locale: string }[];
      expect(found.map(({ locale }) => locale).sort()).toEqual(['de', 'en']);
      const { body } = await shop.admin('get', `/collections/${ORDER}/records?_q=R-&status=draft`);
      expect((body as { data: { title: string }[] }).data.map(({ title }) => title).sort()).toEqual(
        ['R-1', 'R-1', 'R-2'],
      );
      expect(found).toMatchObject([
        { documentId: order.documentId, title: 'R-1' },
        { documentId: order.documentId, title: 'R-1' },
      ]);
    });

    test('are those that the person may read, and tell nothing else', async () => {
      const templates = actionId('templates.read');
      expect(await options(APPOINTMENT, '', await shop.booted.adminToken([templates]))).toBe(403);

      const unnamed = await shop.booted.adminToken([templates, read(APPOINTMENT, ['date'])]);
      const shown = (await options(APPOINTMENT, '', unnamed)) as Record<string, string>[];
      expect(shown.length).toBeGreaterThan(0);
      expect(JSON.stringify(shown)).not.toContain('Souza');
      expect(shown[0]!.title).toBe(shown[0]!.documentId);
      // What is hidden cannot be found by searching for it either.
      expect(await options(APPOINTMENT, 'Souza', unnamed)).toEqual([]);
      expect(await options(APPOINTMENT, shown[0]!.documentId, unnamed)).toHaveLength(1);

      const own = await shop.booted.adminToken([
        templates,
        read(APPOINTMENT, ['name'], ['admin::is-creator']),
      ]);
      expect(await options(APPOINTMENT, '', own)).toEqual([]);
    });
  });
});
