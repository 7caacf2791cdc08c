import { routes } from '../../server/src/routes';
import { actionId, PERMISSIONS, type PermissionName } from '../../shared/permissions';
import { eventually, openShop, orderTemplate, type Shop } from './shop';
import type { Permission } from './strapi';

const ORDER = 'api::order.order';
const CUSTOMER = 'api::customer.customer';

const read = (subject: string, ...fields: string[]): Permission => ({
  action: 'plugin::content-manager.explorer.read',
  subject,
  // Without a locale nobody reads a localized collection.
  properties: { fields, ...(subject === ORDER && { locales: ['en'] }) },
  conditions: [],
});

describe('permissions', () => {
  let shop: Shop;
  let documentId: string;
  beforeAll(async () => {
    shop = await openShop();
    const template = await shop.whatsapp.templates.create(orderTemplate(shop.accountId));
    await shop.whatsapp.templates.submit(template.documentId);
    shop.simulator.reviewTemplate('order_ready/en', { decision: 'APPROVED' });
    await eventually('the approval', async () =>
      (await shop.whatsapp.templates.findOne(template.documentId)).status === 'APPROVED'
        ? true
        : undefined,
    );
    documentId = (await shop.createOrder()).documentId;
  });
  afterAll(() => shop?.stop());

  const call = (token: string | null, method: string, path: string, body?: object) => {
    const name = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    const request = shop.booted.request[name](`/whatsapp${path}`);
    if (token) void request.set('Authorization', `Bearer ${token}`);
    return body ? request.send(body) : request;
  };

  /** A stream does not end: how it begins is its answer. */
  const listenTo = async (token: string, path: string) => {
    const ending = new AbortController();
    const { status } = await fetch(`${shop.booted.url}/whatsapp${path}`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: ending.signal,
    });
    ending.abort();
    return { status, body: { error: { name: '' } } };
  };

  describe.each(
    routes.admin.routes.map(({ method, path, config }) => ({
      method,
      path,
      names: (config.policies[1] as { config: { names: PermissionName[] } }).config.names,
    })),
  )('$method $path', ({ method, path, names }) => {
    const target = path.replace(':uid', ORDER).replace(':documentId', 'nothing-here');

    test('is closed without a token and to whoever has every other permission', async () => {
      await call(null, method, target).expect(401);
      const others = (Object.keys(PERMISSIONS) as PermissionName[]).filter(
        (name) => !names.includes(name),
      );
      const token = await shop.booted.adminToken(others.map(actionId));
      await call(token, method, target).expect(403);
    });

    test.each(names)('is open with %s', async (name) => {
      const token = await shop.booted.adminToken([actionId(name)]);
      const { status, body } =
        path === '/inbox/events'
          ? await listenTo(token, target)
          : await call(token, method, target, method === 'GET' ? undefined : {});
      // What is asked for is not there, or the record may not be read: the permission was no obstacle.
      expect([200, 400, 404]).toContain(
        status === 403 && body.error.name === 'ForbiddenError' ? 404 : status,
      );
    });
  });

  test('each of them opens something', () => {
    const opening = new Set(
      routes.admin.routes.flatMap(
        ({ config }) =>
          (config.policies[1] as { config: { names: PermissionName[] } }).config.names,
      ),
    );
    expect([...opening].sort()).toEqual(Object.keys(PERMISSIONS).sort());
  });

  describe('sending from a record', () => {
    const send = [actionId('messages.send')];
    const preview = async (permissions: (string | Permission)[]) => {
      const token = await shop.booted.adminToken([...send, ...permissions]);
      const body = { template: 'order_ready', record: { uid: ORDER, documentId } };
      const answer = await call(token, 'POST', '/messages/preview', body).expect(200);
      const sent = await call(token, 'POST', '/messages', body);
      return {
        codes: answer.body.data.issues.map(({ code }: { code: string }) => code) as string[],
        text: answer.text,
        sent: sent.status,
      };
    };

    test('needs read access to the record', async () => {
      const { codes, text, sent } = await preview([]);
      expect(codes).toContain('record.notFound');
      expect(text).not.toContain('Ines');
      expect(sent).toBe(400);
    });

    test('needs read access to every field of every hop', async () => {
      const withoutCustomer = await preview([read(ORDER, 'number')]);
      expect(withoutCustomer.codes.sort()).toEqual(['field.hidden', 'phone.hidden']);
      expect(withoutCustomer.text).not.toMatch(/Ines|4917655501234/);
      expect(withoutCustomer.sent).toBe(400);

      const withoutModel = await preview([read(ORDER, 'number', 'customer')]);
      expect(withoutModel.codes.sort()).toEqual(['field.hidden', 'phone.hidden']);
      expect(withoutModel.text).not.toMatch(/Ines|4917655501234/);

      const withoutName = await preview([
        read(ORDER, 'number', 'customer'),
        read(CUSTOMER, 'phone'),
      ]);
      expect(withoutName.codes).toEqual(['field.hidden']);
      expect(withoutName.text).not.toContain('Ines');
      expect(withoutName.sent).toBe(400);
    });

    test('works with all of them', async () => {
      const { codes, sent } = await preview([
        read(ORDER, 'number', 'customer'),
        read(CUSTOMER, 'phone', 'firstName'),
      ]);
      expect(codes).toEqual([]);
      expect(sent).toBe(200);
    });

    test('conditions of roles hide records of others', async () => {
      const { codes } = await preview([
        { ...read(ORDER, 'number', 'customer'), conditions: ['admin::is-creator'] },
        read(CUSTOMER, 'phone', 'firstName'),
      ]);
      expect(codes).toContain('record.notFound');

      const related = await preview([
        read(ORDER, 'number', 'customer'),
        { ...read(CUSTOMER, 'phone', 'firstName'), conditions: ['admin::is-creator'] },
      ]);
      expect(related.codes.sort()).toEqual(['field.hidden', 'phone.hidden']);
    });

    test('the Author that Strapi ships sends for the records of his own', async () => {
      const role = [
        ...send,
        { ...read(ORDER, 'number', 'customer'), conditions: ['admin::is-creator'] },
        { ...read(CUSTOMER, 'phone', 'firstName'), conditions: ['admin::is-creator'] },
      ];
      const token = await shop.booted.adminToken(role);
      const { strapi } = shop.booted;
      const [author] = (await strapi.db
        .query('admin::user')
        .findMany({ orderBy: { id: 'desc' }, limit: 1 })) as { id: number }[];
      const own = { createdBy: author!.id };
      const order = await shop.createOrder({ number: 'OWN', ...own }, own);
      const record = { uid: ORDER, documentId: order.documentId };
      const { body } = await call(token, 'POST', '/messages/preview', {
        template: 'order_ready',
        record,
      }).expect(200);
      expect(body.data.issues).toEqual([]);
      await call(token, 'GET', `/records/${ORDER}/${order.documentId}/messages`).expect(200);
    });

    test('a message of others shows its text only to who may read the log', async () => {
      const token = await shop.booted.adminToken([...send, read(ORDER, 'number')]);
      const { body, text } = await call(
        token,
        'GET',
        `/records/${ORDER}/${documentId}/messages`,
      ).expect(200);
      expect(body.data.length).toBeGreaterThan(0);
      expect(text).not.toMatch(/Ines|4917655501234/);
    });

    test('what is no content type has no records', async () => {
      const seeing = await shop.booted.adminToken([...send, read(ORDER, 'number')]);
      await call(seeing, 'GET', `/records/api::no.such/${documentId}/messages`).expect(403);
    });

    test('the messages of a record are shown only to who may read the record', async () => {
      const blind = await shop.booted.adminToken(send);
      await call(blind, 'GET', `/records/${ORDER}/${documentId}/messages`).expect(403);
      const seeing = await shop.booted.adminToken([...send, read(ORDER, 'number')]);
      await call(seeing, 'GET', `/records/${ORDER}/${documentId}/messages`).expect(200);
    });
  });

  test('a message is cancelled only by who may see it, and shows them no more than before', async () => {
    const later = () =>
      shop.whatsapp.messages.sendTemplate({
        template: 'order_ready',
        record: { uid: ORDER, documentId },
        sendAt: new Date(Date.now() + 3_600_000),
      });
    const send = actionId('messages.send');
    const waiting = await later();
    const blind = await shop.booted.adminToken([send]);
    await call(blind, 'POST', `/messages/${waiting.documentId}/cancel`).expect(404);
    expect(await shop.whatsapp.messages.findOne(waiting.documentId)).toMatchObject({
      state: 'queued',
    });

    const seeing = await shop.booted.adminToken([send, read(ORDER, 'number')]);
    const { body, text } = await call(
      seeing,
      'POST',
      `/messages/${waiting.documentId}/cancel`,
    ).expect(200);
    expect(body.data).toMatchObject({ state: 'cancelled', phone: null, rendered: null });
    expect(text).not.toMatch(/Ines|4917655501234/);

    const reader = await shop.booted.adminToken([
      send,
      actionId('messages.read'),
      actionId('inbox.read'),
    ]);
    const other = await later();
    const shown = await call(reader, 'POST', `/messages/${other.documentId}/cancel`).expect(200);
    expect(shown.body.data).toMatchObject({ state: 'cancelled', phone: '+4917655501234' });
  });

  describe('who is behind a contact', () => {
    const phone = '+4915199900001';
    const userId = 'DE.7770000000000001';
    const [byPhone, byUserId] = [{ phone }, { userId }];
    const inConflict = async () => {
      const { contacts } = shop.whatsapp;
      const [first, second] = [await contacts.optIn(byPhone), await contacts.optIn(byUserId)];
      await shop.booted.strapi.db.query('plugin::whatsapp.contact' as never).update({
        where: { documentId: first.documentId },
        data: { conflict: { contact: second.documentId }, conflictAt: new Date() },
      } as never);
      return first.documentId;
    };

    test.each(['opt-in', 'opt-out'] as const)('is told by %s to who may see it', async (verb) => {
      const { documentId: contact } = await shop.whatsapp.contacts.optIn(byPhone);
      const ask = async (...names: PermissionName[]) =>
        call(
          await shop.booted.adminToken(names.map(actionId)),
          'POST',
          `/contacts/${contact}/${verb}`,
          {},
        ).expect(200);
      const blind = await ask(`contacts.${verb}`);
      expect(blind.body.data).toMatchObject({ documentId: contact, phone: null, userId: null });
      const seeing = await ask(`contacts.${verb}`, 'contacts.read');
      expect(seeing.body.data).toMatchObject({ documentId: contact, phone });
    });

    test('is told by a settled conflict to who may see it', async () => {
      const settle = async (...names: PermissionName[]) =>
        call(
          await shop.booted.adminToken(names.map(actionId)),
          'POST',
          `/contacts/${await inConflict()}/conflict`,
          { are: 'two' },
        ).expect(200);
      const blind = await settle('contacts.manage');
      expect(Object.keys(blind.body.data as object)).toEqual(['documentId']);
      const seeing = await settle('contacts.manage', 'contacts.read');
      expect(seeing.body.data).toMatchObject({ phone, conflict: null });
    });
  });

  test('a template for certain users is neither offered to others nor sent by them', async () => {
    const { data } = await shop.whatsapp.templates.find({ _q: 'order_ready' });
    const superAdmin = await shop.booted.strapi.service('admin::role').getSuperAdmin();
    const { documentId: templateId } = data[0]!.languages[0]!;
    await shop.whatsapp.templates.update(templateId, { allowedRoles: [superAdmin.id] });
    const token = await shop.booted.adminToken([
      actionId('messages.send'),
      read(ORDER, 'number', 'customer'),
      read(CUSTOMER, 'phone', 'firstName'),
    ]);
    const usable = await call(token, 'GET', `/templates/usable?uid=${ORDER}`).expect(200);
    const names = (answer: typeof usable) =>
      answer.body.data.map(({ name }: { name: string }) => name) as string[];
    expect(names(usable)).not.toContain('order_ready');
    const body = { template: 'order_ready', record: { uid: ORDER, documentId } };
    const refused = await call(token, 'POST', '/messages', body).expect(400);
    expect(refused.body.error.details.issues).toMatchObject([{ code: 'template.notAllowed' }]);

    const allowed = await shop.admin('get', `/templates/usable?uid=${ORDER}`).expect(200);
    expect(names(allowed)).toContain('order_ready');
    const others = shop.booted.strapi.db.query('plugin::whatsapp.message' as never);
    const failed = await shop.whatsapp.messages.sendTemplate(body);
    await others.update({
      where: { documentId: failed.documentId },
      data: { state: 'failed', failureType: 'refused', wamid: null },
    } as never);
    const retrying = await shop.booted.adminToken(
      (['messages.retry', 'messages.read'] as const).map(actionId),
    );
    await call(retrying, 'POST', `/messages/${failed.documentId}/retry`).expect(400);
    // The application's own code is not a person.
    await expect(shop.whatsapp.messages.sendTemplate(body)).resolves.toMatchObject({
      state: 'queued',
    });
  });
});
