import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { SEED } from '../../simulator/src';
import type { Template, TemplateInput } from '../../shared/contracts/templates';
import type { Runtime } from '../../server/src/runtime';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

const DAY_MS = 86_400_000;

describe('the life of a template', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ config: { publicUrl: 'https://cms.example.com' } });
  });
  afterAll(() => shop?.stop());

  const templates = () => shop.whatsapp.templates;
  const runtime = () => shop.booted.strapi.plugin('whatsapp').service('runtime') as Runtime;

  const create = (content: Partial<TemplateInput['content']>) =>
    templates().create(orderTemplate(shop.accountId, content));

  const reaches = (documentId: string, status: string): Promise<Template> =>
    eventually(`template ${documentId} being ${status}`, async () => {
      const template = await templates().findOne(documentId);
      return template.status === status ? template : undefined;
    });

  const approved = async (name: string, content: Partial<TemplateInput['content']> = {}) => {
    const { documentId } = await create({ name, ...content });
    await templates().submit(documentId);
    shop.simulator.reviewTemplate(`${name}/${content.language ?? 'en'}`, { decision: 'APPROVED' });
    return reaches(documentId, 'APPROVED');
  };

  const kindsOf = async (documentId: string) =>
    (await templates().findHistory(documentId)).map(({ kind }) => kind).reverse();

  const openAlerts = async (documentId: string) => {
    const { body } = await shop.admin('get', '/alerts').expect(200);
    return (body.data as { templateDocumentId: string; kind: string; message: string }[]).filter(
      ({ templateDocumentId }) => templateDocumentId === documentId,
    );
  };

  const edits = (name: string) =>
    shop.simulator
      .findRequests({ method: 'POST' })
      .filter(({ body }) => JSON.stringify(body ?? '').includes(name));

  /** A file of the Media Library with these bytes. */
  async function upload(name: string, mimetype: string, bytes: Buffer): Promise<number> {
    const filepath = path.join(await mkdtemp(path.join(os.tmpdir(), 'upload-')), name);
    await writeFile(filepath, bytes);
    const [file] = (await shop.booted.strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name } },
        files: { filepath, originalFilename: name, mimetype, size: bytes.length },
      })) as { id: number }[];
    return file!.id;
  }

  const documentHeader = (id: number): TemplateInput['content']['header'] => ({
    type: 'document',
    // What a client says about the file is not believed.
    file: { id, name: 'lie.exe', mime: 'application/x-lie', sizeBytes: 1, url: '/lie' },
    source: { from: 'file' },
    fileName: null,
  });

  describe('with a file as header', () => {
    test('hands in a sample that was uploaded once, also over a connection that breaks', async () => {
      const bytes = Buffer.from(`%PDF-1.4 ${'x'.repeat(2_000)}`);
      const id = await upload('terms.pdf', 'application/pdf', bytes);
      const { documentId, content } = await create({
        name: 'with_sample',
        header: documentHeader(id),
      });
      expect(content.header).toMatchObject({
        file: { name: 'terms.pdf', mime: 'application/pdf', sizeBytes: expect.any(Number) },
      });
      // The bytes arrive, the answer does not.
      shop.simulator.setFaults({ answerLost: { path: 'upload:', method: 'POST', times: 1 } });
      const submitted = await templates().submit(documentId);
      shop.simulator.clearFaults();
      expect(submitted.status).toBe('PENDING');
      const uploads = shop.simulator.uploads();
      expect(uploads).toHaveLength(1);
      expect(uploads[0]).toMatchObject({
        appId: SEED.app.id,
        fileName: 'terms.pdf',
        fileType: 'application/pdf',
        received: bytes.length,
      });
      const [atMeta] = shop.simulator.templates().filter(({ name }) => name === 'with_sample');
      expect(JSON.stringify(atMeta!.components)).toContain(uploads[0]!.handle);
    });

    test('asks Meta for the app where the account does not name it, and keeps the answer', async () => {
      const accounts = shop.booted.strapi.db.query('plugin::whatsapp.account');
      await accounts.updateMany({ where: {}, data: { appId: null } });
      const id = await upload('menu.pdf', 'application/pdf', Buffer.from('%PDF-1.4 menu'));
      const { documentId } = await create({ name: 'with_menu', header: documentHeader(id) });
      expect((await templates().submit(documentId)).status).toBe('PENDING');
      expect(await shop.whatsapp.accounts.findOne(shop.accountId)).toMatchObject({
        appId: SEED.app.id,
      });
    });

    test('is refused with a file that is gone, or of a kind that Meta does not take', async () => {
      await expect(
        create({ name: 'with_nothing', header: documentHeader(987_654) }),
      ).rejects.toMatchObject({ details: { issues: [{ code: 'media.notFound' }] } });
      const id = await upload('notes.txt', 'text/plain', Buffer.from('hello'));
      const { documentId } = await create({ name: 'with_notes', header: documentHeader(id) });
      await expect(templates().submit(documentId)).rejects.toMatchObject({
        details: { issues: [{ code: 'media.type', path: 'header.file' }] },
      });
    });
  });

  test('tells why it was rejected until it was handed in again, and keeps all of it', async () => {
    const { documentId, content } = await create({ name: 'to_be_fixed' });
    await templates().submit(documentId);
    shop.simulator.reviewTemplate('to_be_fixed/en', {
      decision: 'REJECTED',
      reason: 'INVALID_FORMAT',
      explanation: 'The text is too general.',
      recommendation: 'Say what is ready.',
    });
    await reaches(documentId, 'REJECTED');
    expect(await openAlerts(documentId)).toEqual([
      expect.objectContaining({
        kind: 'template.rejected',
        severity: 'danger',
        message: expect.stringContaining('The text is too general. Say what is ready.'),
      }),
    ]);
    await templates().update(documentId, {
      content: { ...content, body: 'Hi {{first_name}}, order {{number}} with your books is here.' },
    });
    await templates().submit(documentId);
    expect(await openAlerts(documentId)).toEqual([]);
    shop.simulator.reviewTemplate('to_be_fixed/en', { decision: 'APPROVED' });
    await reaches(documentId, 'APPROVED');
    expect(await kindsOf(documentId)).toEqual([
      'created',
      'submitted',
      'rejected',
      'submitted',
      'approved',
    ]);
    const [, , rejection] = (await templates().findHistory(documentId)).reverse();
    expect(rejection).toMatchObject({
      actor: null,
      params: { reason: 'The text is too general.', recommendation: 'Say what is ready.' },
    });
  });

  test('stays as it is when Meta does not take an edit, and is changed once Meta has', async () => {
    const template = await approved('to_be_edited');
    const changed = {
      ...template.content,
      body: 'Hi {{first_name}}, your order {{number}} waits until {{day}} in our shop.',
      variables: [
        ...template.content.variables.map((one) => ({
          ...one,
          type: 'free_text' as const,
          fieldPath: null,
        })),
        { ...template.content.variables[0]!, placeholder: 'day', sampleValue: 'Friday' },
      ],
    };
    // What the editor does not send keeps its mapping by the name of its placeholder.
    const onlyNew = { ...changed, variables: [changed.variables.at(-1)!] };

    await expect(
      templates().submit(template.documentId, { ...template.content }),
    ).rejects.toMatchObject({ details: { issues: [{ code: 'template.noChange' }] } });
    await expect(
      templates().submit(template.documentId, { ...onlyNew, body: '{{first_name}}' }),
    ).rejects.toMatchObject({ details: { issues: expect.any(Array) } });

    shop.simulator.setFaults({
      error: { code: 100, path: template.metaId!, method: 'POST', times: 1 },
    });
    await expect(templates().submit(template.documentId, onlyNew)).rejects.toThrow();
    shop.simulator.clearFaults();
    expect(await templates().findOne(template.documentId)).toMatchObject({
      status: 'APPROVED',
      content: { body: template.content.body },
    });

    const edited = await templates().submit(template.documentId, {
      ...onlyNew,
      name: 'another_name',
      language: 'de',
      category: 'MARKETING',
    });
    expect(edited).toMatchObject({
      status: 'PENDING',
      content: {
        name: 'to_be_edited',
        language: 'en',
        category: 'UTILITY',
        body: changed.body,
        variables: [
          { placeholder: 'first_name', fieldPath: 'customer.firstName' },
          { placeholder: 'number', fieldPath: 'number' },
          { placeholder: 'day', sampleValue: 'Friday' },
        ],
      },
    });
    const [atMeta] = shop.simulator.templates().filter(({ name }) => name === 'to_be_edited');
    expect(JSON.stringify(atMeta!.components)).toContain('waits until');

    // Two decisions of one second are one and the same to whoever receives them.
    shop.simulator.advanceClock({ advanceSeconds: 2 });
    shop.simulator.reviewTemplate('to_be_edited/en', { decision: 'APPROVED' });
    const again = await reaches(template.documentId, 'APPROVED');
    expect(again.nextEditAt).not.toBeNull();
    const asked = edits('two days').length;
    const third = { ...again.content, body: `${again.content.body} It waits two days.` };
    await expect(templates().submit(template.documentId, third)).rejects.toMatchObject({
      details: { issues: [{ code: 'template.editQuota' }] },
    });
    expect(edits('two days')).toHaveLength(asked);

    const { now } = runtime();
    runtime().now = () => new Date(now().getTime() + DAY_MS + 60_000);
    shop.simulator.advanceClock({ advanceSeconds: DAY_MS / 1000 + 60 });
    expect((await templates().findOne(template.documentId)).nextEditAt).toBeNull();
    expect((await templates().submit(template.documentId, third)).status).toBe('PENDING');
    runtime().now = now;
    shop.simulator.setClock({ offsetSeconds: 0 });
    expect(await kindsOf(template.documentId)).toEqual([
      'created',
      'submitted',
      'approved',
      'edited',
      'approved',
      'edited',
    ]);
  });

  test('says that the quota is used up also where somebody edited it elsewhere', async () => {
    const template = await approved('edited_elsewhere');
    shop.simulator.setFaults({
      error: { code: 100, subcode: 2388039, path: template.metaId!, method: 'POST', times: 1 },
    });
    await expect(
      templates().submit(template.documentId, {
        ...template.content,
        body: `${template.content.body} See you soon.`,
      }),
    ).rejects.toMatchObject({ details: { issues: [{ code: 'template.editQuota' }] } });
    shop.simulator.clearFaults();
  });

  test('offers to adopt what Meta has under its name, and keeps the mapping', async () => {
    shop.simulator.seedTemplates({ count: 1, prefix: 'made_elsewhere', languages: ['en'] });
    const [elsewhere] = shop.simulator
      .templates()
      .filter(({ name }) => name.startsWith('made_elsewhere'));
    const { name } = elsewhere!;
    const draft = await create({
      name,
      parameterFormat: 'POSITIONAL',
      header: null,
      footer: null,
      buttons: [],
      body: 'Hello {{1}}, something of our own.',
      variables: [
        {
          ...orderTemplate(shop.accountId).content.variables[0]!,
          placeholder: '1',
          fieldPath: 'customer.lastName',
        },
      ],
    });
    await expect(templates().submit(draft.documentId)).rejects.toMatchObject({
      details: {
        issues: [
          {
            code: 'template.existsAtMeta',
            path: 'name',
            params: { template: name, language: 'en' },
          },
        ],
      },
    });
    // A sync finds it as well, and leaves the draft to its author.
    await templates().syncAccount(shop.accountId);
    expect(await templates().findOne(draft.documentId)).toMatchObject({
      status: 'DRAFT',
      hasDrift: true,
      content: { body: 'Hello {{1}}, something of our own.' },
      drift: { body: expect.stringContaining('is ready') },
    });
    const { body } = await shop.admin('post', `/templates/${draft.documentId}/adopt`).expect(200);
    expect(body.data).toMatchObject({
      status: 'APPROVED',
      metaId: elsewhere!.id,
      hasDrift: false,
      content: {
        body: expect.stringContaining('order {{2}} of list'),
        variables: [
          { placeholder: '1', type: 'field', fieldPath: 'customer.lastName' },
          { placeholder: '2', type: 'free_text', sampleValue: 'A-17' },
        ],
      },
    });
    const nowhere = await create({ name: 'nobody_knows' });
    await expect(templates().adopt(nowhere.documentId)).rejects.toMatchObject({
      details: { issues: [{ code: 'template.notAtMeta' }] },
    });
  });

  test('needs a public address for a tracked button, and hands in its own', async () => {
    const { documentId } = await create({
      name: 'with_tracking',
      buttons: [
        {
          type: 'url',
          text: 'Your order',
          url: 'https://shop.example/orders/{{1}}',
          urlType: 'tracked',
        },
      ],
      variables: [
        ...orderTemplate(shop.accountId).content.variables,
        {
          ...orderTemplate(shop.accountId).content.variables[1]!,
          component: 'button',
          buttonIndex: 0,
          placeholder: '1',
        },
      ],
    });
    const { config } = runtime();
    const address = config.publicUrl;
    const server = shop.booted.strapi.config.get('server.absoluteUrl') as string;
    config.publicUrl = null;
    shop.booted.strapi.config.set('server.absoluteUrl', '');
    await expect(templates().submit(documentId)).rejects.toMatchObject({
      details: { issues: [{ code: 'link.noPublicUrl' }] },
    });
    config.publicUrl = address;
    shop.booted.strapi.config.set('server.absoluteUrl', server);
    await templates().submit(documentId);
    const [atMeta] = shop.simulator.templates().filter(({ name }) => name === 'with_tracking');
    expect(JSON.stringify(atMeta!.components)).toContain(
      'https://cms.example.com/api/whatsapp/l/{{1}}',
    );
    // Where it leads is ours alone and can be changed while Meta has the words.
    const template = await templates().findOne(documentId);
    const updated = await templates().update(documentId, {
      content: {
        ...template.content,
        body: 'Not to be changed',
        buttons: [
          {
            type: 'url',
            text: 'Other',
            url: 'https://shop.example/o/{{1}}',
            urlType: 'tracked',
          },
        ],
      },
    });
    expect(updated.content).toMatchObject({
      body: template.content.body,
      buttons: [{ text: 'Your order', url: 'https://shop.example/o/{{1}}' }],
    });
  });

  test('is paused and put to use again', async () => {
    const { documentId } = await approved('to_be_paused');
    await expect(templates().unpause(documentId)).rejects.toMatchObject({
      details: { issues: [{ code: 'template.notPaused' }] },
    });
    shop.simulator.reviewTemplate('to_be_paused/en', { decision: 'PAUSED', title: 'FIRST_PAUSE' });
    await reaches(documentId, 'PAUSED');
    expect((await openAlerts(documentId)).map(({ kind }) => kind)).toEqual(['template.paused']);
    const { body } = await shop.admin('post', `/templates/${documentId}/unpause`).expect(200);
    expect(body.data.status).toBe('APPROVED');
    await eventually('the webhook of the end of the pause', () =>
      shop.simulator.deliveries
        .filter((delivery) => JSON.stringify(delivery).includes('UNPAUSE'))
        .find((delivery) => JSON.stringify(delivery).includes('200')),
    );
    expect(await openAlerts(documentId)).toEqual([]);
    expect(await kindsOf(documentId)).toEqual([
      'created',
      'submitted',
      'approved',
      'paused',
      'unpaused',
    ]);
    const [last] = await templates().findHistory(documentId);
    expect(last!.actor).toMatch(/^Person \d+$/);
  });

  test('shares mapping, label, collection and people among its languages, and no texts', async () => {
    const people = await shop.admin('get', '/people').expect(200);
    const [user] = people.body.data.users as { id: number }[];
    const english = await create({ name: 'in_languages' });
    const german = await create({
      name: 'in_languages',
      language: 'de',
      body: 'Hallo {{first_name}}, deine Bestellung {{number}} liegt bereit.',
      variables: [],
    });
    // A new language starts with what the others know.
    expect(german.content.variables).toMatchObject([
      { placeholder: 'first_name', type: 'field', fieldPath: 'customer.firstName' },
      { placeholder: 'number', type: 'field', fieldPath: 'number' },
    ]);
    await templates().update(german.documentId, {
      label: 'In languages',
      appliesTo: 'api::order.order',
      phoneField: 'customer.phone',
      allowedUsers: [user!.id],
      content: {
        ...german.content,
        variables: german.content.variables.map((one) => ({
          ...one,
          fieldPath: one.placeholder === 'number' ? 'total' : one.fieldPath,
          format: one.placeholder === 'number' ? { type: 'currency', currency: 'EUR' } : null,
          fallback: 'auf Deutsch',
          sampleValue: 'Beispiel',
        })),
      },
    });
    const followed = await templates().findOne(english.documentId);
    expect(followed).toMatchObject({
      label: 'In languages',
      phoneField: 'customer.phone',
      allowedUsers: [user!.id],
      content: {
        body: english.content.body,
        variables: [
          { fieldPath: 'customer.firstName', fallback: null, sampleValue: 'Ines' },
          {
            fieldPath: 'total',
            format: { type: 'currency', currency: 'EUR' },
            fallback: null,
            sampleValue: 'A-17',
          },
        ],
      },
    });
    expect(followed.siblings).toMatchObject([{ language: 'de', documentId: german.documentId }]);
    // The same person may be named by any number of templates.
    const other = await create({ name: 'in_languages', language: 'fr' });
    expect(other.allowedUsers).toEqual([user!.id]);
    expect((await templates().findOne(german.documentId)).allowedUsers).toEqual([user!.id]);
    await expect(
      templates().update(english.documentId, { allowedRoles: [9_999_999] }),
    ).rejects.toMatchObject({
      details: { issues: [{ code: 'people.unknown', path: 'allowedRoles' }] },
    });
  });

  test('is deleted in one language or in all, and keeps its name blocked at Meta', async () => {
    const english = await approved('to_be_deleted');
    const german = await approved('to_be_deleted', { language: 'de' });
    const draft = await create({ name: 'to_be_deleted', language: 'fr' });
    const one = await shop.admin('delete', `/templates/${german.documentId}`).expect(200);
    expect(one.body.data).toEqual({ deleted: 1 });
    const atMeta = () => shop.simulator.templates().filter(({ name }) => name === 'to_be_deleted');
    expect(atMeta().map(({ language }) => language)).toEqual(['en']);
    const all = await shop
      .admin('delete', `/templates/${draft.documentId}?languages=all`)
      .expect(200);
    expect(all.body.data).toEqual({ deleted: 2 });
    expect(atMeta()).toEqual([]);
    await expect(templates().findOne(english.documentId)).rejects.toThrow();
    const again = await create({ name: 'to_be_deleted' });
    await expect(templates().submit(again.documentId)).rejects.toMatchObject({
      details: { issues: [{ code: 'template.nameBlocked', path: 'name' }] },
    });
    // A draft is only here.
    const before = shop.simulator.findRequests({ method: 'DELETE' }).length;
    await templates().delete(again.documentId);
    expect(shop.simulator.findRequests({ method: 'DELETE' })).toHaveLength(before);
  });

  test('is checked against its collection: media, links, addresses and formats', async () => {
    const base = orderTemplate(shop.accountId);
    const check = async (
      variable: Partial<TemplateInput['content']['variables'][number]>,
      more: Partial<TemplateInput> = {},
    ) =>
      (
        await templates().check({
          ...base,
          ...more,
          content: {
            ...base.content,
            name: 'to_be_checked',
            ...more.content,
            variables: [base.content.variables[0]!, { ...base.content.variables[1]!, ...variable }],
          },
        })
      ).map(({ code, path, severity }) => `${severity} ${code} ${path}`);

    expect(await check({})).toEqual([]);
    expect(await check({ fieldPath: 'nothing' })).toEqual([
      'error field.unknown variables.body.number.fieldPath',
    ]);
    expect(await check({ type: 'portal_link' })).toEqual([
      'error portal.none variables.body.number.type',
    ]);
    expect(
      await check({ type: 'tracked_link', fixedText: 'https://shop.example/{nothing}' }),
    ).toEqual(['error url.token variables.body.number.fixedText']);
    expect(
      await check({ type: 'tracked_link', fixedText: 'https://shop.example/{number}' }),
    ).toEqual([]);
    expect(await check({ type: 'tracked_link', fixedText: 'shop.example' })).toEqual([
      'error url.notAbsolute variables.body.number.fixedText',
    ]);
    expect(await check({ format: { type: 'date', style: 'long' } })).toEqual([
      'warning format.unfitting variables.body.number.format',
    ]);
    expect(await check({}, { appliesTo: 'api::gone.gone' })).toEqual([
      'error collection.unknown appliesTo',
    ]);
    const id = await upload('sample.pdf', 'application/pdf', Buffer.from('%PDF-1.4'));
    const header = (field: string): TemplateInput['content']['header'] => ({
      type: 'document',
      file: {
        id,
        name: 'sample.pdf',
        mime: 'application/pdf',
        sizeBytes: 8,
        url: '/uploads/sample.pdf',
      },
      source: { from: 'field', path: field, orFile: true },
      fileName: null,
    });
    expect(await check({}, { content: { ...base.content, header: header('number') } })).toEqual([
      'error field.notMedia header.source',
    ]);
  });
});

describe('people who want to know', () => {
  let shop: Shop;
  const sent: { to: string; subject: string; text: string }[] = [];
  let fails = false;
  beforeAll(async () => {
    shop = await openShop();
    const { strapi } = shop.booted;
    strapi.config.set('plugin::email', {
      provider: 'test',
      settings: { defaultFrom: 'cms@example.com' },
    });
    (strapi.plugin('email') as unknown as { provider: object }).provider = {
      send: async (mail: (typeof sent)[number]) => {
        if (fails) throw new Error('the server is down');
        sent.push(mail);
      },
    };
  });
  afterAll(() => shop?.stop());

  const settled = async () => {
    const service = shop.booted.strapi.plugin('whatsapp').service('notifications') as unknown as {
      idle(): Promise<void>;
    };
    await service.idle();
  };
  const userOf = async (email: string) =>
    (await shop.booted.strapi.db.query('admin::user').findOne({ where: { email } })) as {
      id: number;
      roles: { id: number }[];
    };
  const submitted = async (name: string) => {
    const input = orderTemplate(shop.accountId, { name });
    const { body } = await shop.admin('post', '/templates').send(input).expect(200);
    await shop.whatsapp.templates.submit(body.data.documentId);
    return body.data as Template;
  };
  const reaches = (documentId: string, status: string) =>
    eventually(`template ${documentId} being ${status}`, async () =>
      (await shop.whatsapp.templates.findOne(documentId)).status === status ? true : undefined,
    );

  test('hear once each what happened, why and what to do: the author, and who was named', async () => {
    await shop.booted.adminToken(['plugin::whatsapp.templates.read']);
    await shop.booted.adminToken(['plugin::whatsapp.messages.read']);
    const users = (await shop.booted.strapi.db
      .query('admin::user')
      .findMany({ orderBy: { id: 'asc' }, populate: ['roles'] })) as {
      id: number;
      email: string;
      roles: { id: number }[];
    }[];
    const [author, reader, stranger] = users.slice(-3);
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({
        notifyUsers: [author!.id, stranger!.id],
        notifyRoles: reader!.roles.map(({ id }) => id),
      })
      .expect(200);
    const account = await shop.admin('get', `/accounts/${shop.accountId}`).expect(200);
    expect(account.body.data.notifyUsers).toEqual([author!.id, stranger!.id]);

    const template = await submitted('to_be_told');
    shop.simulator.setFaults({ webhooks: { doubled: { times: 5 } } });
    shop.simulator.reviewTemplate('to_be_told/en', {
      decision: 'REJECTED',
      reason: 'PROMOTIONAL',
    });
    await reaches(template.documentId, 'REJECTED');
    await eventually('both deliveries', () =>
      shop.simulator.deliveries.filter((one) => JSON.stringify(one).includes('REJECTED')).length > 1
        ? true
        : undefined,
    );
    shop.simulator.clearFaults();
    await settled();
    // Who may not see templates is told nothing about them.
    expect(sent.map(({ to }) => to).sort()).toEqual([author!.email, reader!.email].sort());
    expect(sent[0]!.subject).toContain('was rejected by Meta');
    expect(sent[0]!.text).toMatch(/Why: .*advertising/);
    expect(sent[0]!.text).toContain('What to do:');
    expect(sent[0]!.text).toContain(`/plugins/whatsapp/templates/${template.documentId}`);
    expect(await userOf(stranger!.email)).toBeTruthy();
  });

  test('are not needed for a decision to be taken', async () => {
    sent.length = 0;
    fails = true;
    const template = await submitted('nobody_hears');
    shop.simulator.reviewTemplate('nobody_hears/en', { decision: 'APPROVED' });
    await reaches(template.documentId, 'APPROVED');
    await settled();
    fails = false;
    expect(sent).toEqual([]);
  });

  test('get no mail from an address that nobody has set up', async () => {
    shop.booted.strapi.config.set('plugin::email', {
      provider: 'sendmail',
      settings: { defaultFrom: 'Strapi <no-reply@strapi.io>' },
    });
    const template = await submitted('no_mail');
    shop.simulator.reviewTemplate('no_mail/en', { decision: 'APPROVED' });
    await reaches(template.documentId, 'APPROVED');
    await settled();
    expect(sent).toEqual([]);
  });
});
