import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import type { Runtime } from '../../server/src/runtime';
import type { Template, TemplateInput } from '../../shared/contracts/templates';
import { actionId } from '../../shared/permissions';
import { addFile } from './media-library';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

describeOnEachDatabase('templates that change on both sides at once', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());
  afterEach(() => shop.simulator.clearFaults());

  const templates = () => shop.whatsapp.templates;
  const sync = () => templates().syncAccount(shop.accountId);
  const runtime = () => shop.booted.strapi.plugin('whatsapp').service('runtime') as Runtime;
  const create = (content: Partial<TemplateInput['content']>) =>
    templates().create(orderTemplate(shop.accountId, content));
  const present = (documentId: string) => templates().findOne(documentId);
  const idOf = async (name: string, language = 'en') => {
    const row = await shop.booted.strapi.db
      .query('plugin::whatsapp.template')
      .findOne({ where: { name, language } });
    return (row as { documentId: string }).documentId;
  };
  const kinds = async (documentId: string) =>
    (await templates().findHistory(documentId)).map(({ kind }) => kind).reverse();
  const reaches = (documentId: string, status: string): Promise<Template> =>
    eventually(`template ${documentId} being ${status}`, async () => {
      const template = await present(documentId);
      return template.status === status ? template : undefined;
    });
  const decided = async (name: string, decision: 'APPROVED' | 'REJECTED') => {
    const { documentId } = await create({ name });
    await templates().submit(documentId);
    shop.simulator.reviewTemplate(`${name}/en`, { decision });
    return reaches(documentId, decision);
  };
  /** Puts a template under this name where only Meta knows it. */
  const madeElsewhere = (name: string, language = 'en'): string => {
    shop.simulator.seedTemplates({ count: 1, prefix: 'elsewhere', languages: [language] });
    const made = shop.simulator.templates().find((one) => one.name.startsWith('elsewhere'))!;
    shop.simulator.state.templates.delete(made.id);
    shop.simulator.state.templates.set(made.id, { ...made, name });
    return made.id;
  };

  /** Does something after Meta has made its answer and before it arrives. */
  async function meanwhile<T>(
    method: 'GET' | 'POST',
    ask: () => Promise<T>,
    work: () => Promise<unknown>,
  ): Promise<T> {
    shop.simulator.clearRequests();
    shop.simulator.setFaults({ slow: { ms: 2_500, path: '/message_templates', method, times: 1 } });
    const asking = ask();
    // It may be refused before anybody waits for it.
    asking.catch(() => undefined);
    await eventually('the request at Meta', () =>
      shop.simulator.findRequests({ method, path: '/message_templates' }).at(0),
    );
    await work();
    return asking;
  }

  /** Delivers a decision, signed, about the template with this id. */
  const tell = (id: string, name: string, event: string) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: SEED.businessAccount.id,
          time: Math.floor(Date.now() / 1000) + 1_000,
          changes: [
            {
              field: 'message_template_status_update',
              value: {
                event,
                reason: 'NONE',
                message_template_id: Number(id),
                message_template_name: name,
                message_template_language: 'en',
              },
            },
          ],
        },
      ],
    });
    const signature = createHmac('sha256', SEED.app.secret).update(body).digest('hex');
    return shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set('X-Hub-Signature-256', `sha256=${signature}`)
      .send(body)
      .expect(200);
  };
  const refreshed = () =>
    (
      shop.booted.strapi.plugin('whatsapp').service('scheduled-sync') as unknown as {
        idle(): Promise<void>;
      }
    ).idle();

  test('a sync loses nothing that happens here while Meta makes its list', async () => {
    const draft = await create({ name: 'handed_in_meanwhile' });
    const rejected = await decided('edited_meanwhile', 'REJECTED');
    const pending = await create({ name: 'approved_meanwhile' });
    await templates().submit(pending.documentId);
    const open = await create({ name: 'restricted_meanwhile' });
    madeElsewhere('restricted_meanwhile', 'de');
    madeElsewhere('written_meanwhile');
    const edited = 'Hi {{first_name}}, order {{number}} was written while Meta answered.';
    const own = { late: '' };
    const superAdmin = await shop.booted.strapi.service('admin::role').getSuperAdmin();

    const result = await meanwhile('GET', sync, async () => {
      await templates().submit(draft.documentId);
      await templates().update(rejected.documentId, {
        content: {
          ...rejected.content,
          body: edited,
          variables: rejected.content.variables.map((one) => ({ ...one, fallback: 'you' })),
        },
      });
      shop.simulator.reviewTemplate('approved_meanwhile/en', { decision: 'APPROVED' });
      await reaches(pending.documentId, 'APPROVED');
      await templates().update(open.documentId, { allowedRoles: [superAdmin.id] });
      own.late = (await create({ name: 'written_meanwhile', body: edited })).documentId;
    });

    expect(result).toMatchObject({ gone: 0, drifted: 0 });
    expect(await present(draft.documentId)).toMatchObject({ status: 'PENDING' });
    expect(await present(rejected.documentId)).toMatchObject({
      status: 'REJECTED',
      hasDrift: false,
      content: { body: edited, variables: [{ fallback: 'you' }, { fallback: 'you' }] },
    });
    expect(await present(pending.documentId)).toMatchObject({ status: 'APPROVED' });
    expect(await present(own.late)).toMatchObject({
      status: 'DRAFT',
      metaId: null,
      content: { body: edited },
    });
    // Who may send it was narrowed after the list was asked for.
    expect(await present(await idOf('restricted_meanwhile', 'de'))).toMatchObject({
      isRestricted: true,
      allowedRoles: [superAdmin.id],
    });
  });

  test('a row that was written within the same second is not taken for the one that was read', async () => {
    const { documentId } = await create({ name: 'in_one_second' });
    const row = (await runtime().templates.get(documentId))!.row;
    const at = new Date(Math.floor(Date.now() / 1000) * 1000 + 250);
    const { templates: store } = runtime();
    const read = { ...row, updatedAt: new Date(at.getTime() + 1) };
    await store.saveState(row.id, { updatedAt: at });
    const stored = (await store.get(documentId))!.row;
    const write = { content: null, data: { label: 'by a sync' } };
    expect([...(await store.saveSynced([{ ...write, row: read }], new Date()))]).toEqual([]);
    expect([...(await store.saveSynced([{ ...write, row: stored }], new Date()))]).toEqual([
      row.id,
    ]);
    expect((await store.get(documentId))!.row.label).toBe('by a sync');
  });

  test('a decision about a template of Meta’s leaves a draft of the same name alone', async () => {
    const draft = await create({ name: 'known_to_meta' });
    const id = madeElsewhere('known_to_meta');
    await tell(id, 'known_to_meta', 'APPROVED');
    await refreshed();
    const waiting = { status: 'DRAFT', metaId: null, hasDrift: true };
    expect(await present(draft.documentId)).toMatchObject(waiting);
    await sync();
    expect(await present(draft.documentId)).toMatchObject({
      ...waiting,
      content: { body: draft.content.body },
    });
    expect(await kinds(draft.documentId)).toEqual(['created', 'drifted']);
  });

  test('a late word about an older template of the same name changes nothing', async () => {
    const { documentId, metaId } = await decided('born_again', 'APPROVED');
    await tell('168955690899999', 'born_again', 'DELETED');
    await refreshed();
    expect(await present(documentId)).toMatchObject({ status: 'APPROVED', metaId });
    await tell(metaId!, 'born_again', 'DISABLED');
    await reaches(documentId, 'DISABLED');
  });

  test('a rejection that comes before the answer to the submit is told like any other', async () => {
    const { documentId } = await create({ name: 'rejected_at_once' });
    await meanwhile(
      'POST',
      () => templates().submit(documentId),
      async () => {
        shop.simulator.reviewTemplate('rejected_at_once/en', {
          decision: 'REJECTED',
          reason: 'PROMOTIONAL',
        });
      },
    );
    await reaches(documentId, 'REJECTED');
    expect(await kinds(documentId)).toEqual(expect.arrayContaining(['submitted', 'rejected']));
    const { body } = await shop.admin('get', '/alerts').expect(200);
    expect(body.data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'template.rejected', templateDocumentId: documentId }),
      ]),
    );
  });

  test('what was handed in is what is kept, whatever is written while Meta answers', async () => {
    const { documentId, content } = await create({ name: 'in_two_tabs' });
    const submitted = await meanwhile(
      'POST',
      () => templates().submit(documentId),
      () =>
        templates().update(documentId, {
          content: {
            ...content,
            name: 'in_another_tab',
            body: 'Hi {{first_name}}, Meta has never seen {{number}} in this text.',
          },
        }),
    );
    expect(submitted).toMatchObject({
      status: 'PENDING',
      content: { name: 'in_two_tabs', body: content.body },
    });
    expect(await sync()).toMatchObject({ gone: 0 });
    expect(await present(documentId)).toMatchObject({ status: 'PENDING', hasDrift: false });
  });

  test('a mapping that is changed while Meta answers stays', async () => {
    const { documentId, content } = await create({ name: 'mapped_in_two_tabs' });
    const submitted = await meanwhile(
      'POST',
      () => templates().submit(documentId),
      () =>
        templates().update(documentId, {
          content: {
            ...content,
            variables: content.variables.map((one) => ({ ...one, fallback: 'there' })),
          },
        }),
    );
    expect(submitted.status).toBe('PENDING');
    expect(submitted.content.variables.map(({ fallback }) => fallback)).toEqual(['there', 'there']);
  });

  test('whoever takes Meta’s words does not take an old decision with them', async () => {
    const { documentId, content, metaId } = await decided('taken_late', 'REJECTED');
    await templates().update(documentId, {
      content: { ...content, body: 'Hi {{first_name}}, our own words about {{number}} here.' },
    });
    shop.simulator.changeTemplates({ ids: [metaId!] }, { appendToBody: ' Bye.' });
    await templates().sync(documentId);
    expect(await present(documentId)).toMatchObject({ hasDrift: true, status: 'REJECTED' });
    // Meta decides anew; the words that wait for a choice are still those of before.
    shop.simulator.advanceClock({ advanceSeconds: 2 });
    shop.simulator.reviewTemplate('taken_late/en', { decision: 'APPROVED' });
    await reaches(documentId, 'APPROVED');
    await refreshed();
    const taken = await templates().resolveDrift(documentId, 'meta');
    expect(taken).toMatchObject({
      status: 'APPROVED',
      rejectedReason: null,
      hasDrift: false,
      content: { body: `${content.body} Bye.` },
    });
  });

  test('a permission that Meta has taken away deletes nothing', async () => {
    const { documentId, metaId } = await decided('out_of_sight', 'APPROVED');
    const hidden = { code: 100, subcode: 33 };
    // By its id it looks gone; the list still has it.
    shop.simulator.setFaults({ error: { ...hidden, path: metaId!, method: 'GET' } });
    expect(await templates().sync(documentId)).toMatchObject({ status: 'APPROVED', metaId });
    shop.simulator.setFaults({ error: hidden });
    await expect(templates().sync(documentId)).rejects.toMatchObject({
      details: { meta: { code: 100, subcode: 33 } },
    });
    await expect(templates().delete(documentId)).rejects.toMatchObject({
      details: { meta: { code: 100, subcode: 33 } },
    });
    shop.simulator.clearFaults();
    expect(await present(documentId)).toMatchObject({ status: 'APPROVED' });
    // What is really gone is.
    shop.simulator.removeTemplates({ names: ['out_of_sight'] });
    expect(await templates().sync(documentId)).toMatchObject({ status: 'DELETED' });
  });

  test('the same trouble of an account is one alert, also for two who meet it at once', async () => {
    const account = (await runtime().accounts.get(shop.accountId))!;
    const open = () =>
      runtime().alerts.open({
        account: account.id,
        template: null,
        kind: 'account.sync-failed',
        severity: 'warning',
        messageKey: 'alert.account.sync-failed',
        params: { account: account.name, reason: 'a test' },
        openedAt: new Date(),
      });
    const opened = await Promise.all([open(), open(), open(), open()]);
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(opened.map(({ row }) => row.id)).size).toBe(1);
  });

  describe('that only some may send', () => {
    const usable = async (token: string): Promise<string[]> => {
      const { body } = await shop.booted.request
        .get('/whatsapp/templates/usable?uid=api::order.order')
        .set('Authorization', `Bearer ${token}`)
        .expect(200);
      return body.data.map(({ name }: { name: string }) => name);
    };

    test('stay closed when those who were named are deleted', async () => {
      const { strapi } = shop.booted;
      const roles = strapi.service('admin::role');
      const role = await roles.create({ name: 'Packers', description: '' });
      const { documentId } = await decided('for_packers', 'APPROVED');
      await templates().update(documentId, { allowedRoles: [role.id] });
      const token = await shop.booted.adminToken([actionId('messages.send')]);
      expect(await usable(token)).not.toContain('for_packers');
      await roles.deleteByIds([role.id]);
      expect(await usable(token)).not.toContain('for_packers');
      const closed = { isRestricted: true, allowedUsers: [], allowedRoles: [] };
      expect(await present(documentId)).toMatchObject(closed);
      // The editor saves what it was shown.
      await shop
        .admin('put', `/templates/${documentId}`)
        .send({ ...closed, label: 'For packers' })
        .expect(200);
      expect(await present(documentId)).toMatchObject({ ...closed, label: 'For packers' });
      // A new language is as closed as the others.
      expect(await create({ name: 'for_packers', language: 'de' })).toMatchObject(closed);
      expect(await usable(token)).not.toContain('for_packers');
      await templates().update(documentId, { allowedUsers: [], allowedRoles: [] });
      expect(await present(documentId)).toMatchObject({ isRestricted: false });
      expect(await usable(token)).toContain('for_packers');
    });
  });

  describe('with a file', () => {
    test('take only one that the person may see', async () => {
      const file = await addFile(shop.booted.strapi, 'secret.png', 'image/png');
      const input = (name: string): TemplateInput =>
        orderTemplate(shop.accountId, {
          name,
          header: { type: 'image', file, source: { from: 'file' }, fileName: null },
        });
      const manage = [actionId('templates.read'), actionId('templates.manage')];
      const blind = await shop.booted.adminToken(manage);
      const seeing = await shop.booted.adminToken([...manage, 'plugin::upload.read']);
      const ask = (token: string, method: 'post' | 'put', path: string, body: object) =>
        shop.booted.request[method](`/whatsapp/templates${path}`)
          .set('Authorization', `Bearer ${token}`)
          .send(body);
      const refusal = { error: { details: { issues: [{ code: 'media.notFound' }] } } };

      expect((await ask(blind, 'post', '', input('secret')).expect(400)).body).toMatchObject(
        refusal,
      );
      const checked = await ask(blind, 'post', '/check', input('secret')).expect(200);
      expect(checked.body.data).toEqual([expect.objectContaining({ code: 'media.notFound' })]);
      const plain = await create({ name: 'not_secret' });
      const change = { content: { ...input('not_secret').content } };
      expect(
        (await ask(blind, 'put', `/${plain.documentId}`, change).expect(400)).body,
      ).toMatchObject(refusal);

      const made = (await ask(seeing, 'post', '', input('secret')).expect(200)).body
        .data as Template;
      // What the template shows already may be saved again, and used in another language.
      await ask(blind, 'put', `/${made.documentId}`, {
        content: { ...made.content, footer: 'See you' },
      }).expect(200);
      const german = input('secret');
      german.content.language = 'de';
      await ask(blind, 'post', '', german).expect(200);

      const handIn = (token: string) => ask(token, 'post', `/${plain.documentId}/submit`, change);
      expect((await handIn(blind).expect(400)).body).toMatchObject(refusal);
      expect((await handIn(seeing).expect(200)).body.data).toMatchObject({ status: 'PENDING' });
    });
  });
});

describe('people who hear of a template', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.stop());

  test('hear of it also when the mailbox of another is refused', async () => {
    const { strapi } = shop.booted;
    const sent: string[] = [];
    const refused: string[] = [];
    strapi.config.set('plugin::email', {
      provider: 'test',
      settings: { defaultFrom: 'cms@example.com' },
    });
    (strapi.plugin('email') as unknown as { provider: object }).provider = {
      send: async ({ to }: { to: string }) => {
        if (refused.length === 0) {
          refused.push(to);
          throw new Error('no such mailbox');
        }
        sent.push(to);
      },
    };
    for (let at = 0; at < 3; at += 1)
      await shop.booted.adminToken(['plugin::whatsapp.templates.read']);
    const users = (await strapi.db.query('admin::user').findMany({ orderBy: { id: 'asc' } })) as {
      id: number;
      email: string;
    }[];
    const readers = users.slice(-3);
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({ notifyUsers: readers.map(({ id }) => id) })
      .expect(200);
    const { documentId } = await shop.whatsapp.templates.create(
      orderTemplate(shop.accountId, { name: 'for_three' }),
    );
    await shop.whatsapp.templates.submit(documentId);
    shop.simulator.reviewTemplate('for_three/en', { decision: 'APPROVED' });
    await eventually('the approval', async () =>
      (await shop.whatsapp.templates.findOne(documentId)).status === 'APPROVED' ? true : undefined,
    );
    const notifications = strapi.plugin('whatsapp').service('notifications') as unknown as {
      idle(): Promise<void>;
    };
    await notifications.idle();
    expect([...refused, ...sent].sort()).toEqual(readers.map(({ email }) => email).sort());
    expect(sent).toHaveLength(2);
  });
});
