import type { Automation, AutomationRun, DryRunResult } from '../../shared/contracts/automations';
import type { Alert } from '../../shared/contracts/alerts';
import type { Condition } from '../../shared/domain/automation/condition';
import { approveTemplate, contentWith } from './approved-template';
import {
  APPOINTMENT,
  approveNotice,
  automation,
  letRunsComeDue,
  rowsOf,
  runsOf,
  sendNotice,
  sentBy,
  settled,
  turnOn,
} from './automation-shop';
import { deliverMessages, text, written } from './deliver';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

const ORDER = 'api::order.order';
const CUSTOMER = 'api::customer.customer';
const AUTOMATION = 'plugin::whatsapp.automation';
const HOUR = 3_600_000;

describeOnEachDatabase('an automation', (database) => {
  let shop: Shop;
  let people = 0;

  const newPhone = () => `+4915162${String((people += 1)).padStart(6, '0')}`;
  const strapi = () => shop.booted.strapi;
  const service = () => shop.whatsapp.automations;
  const appointments = () => strapi().documents(APPOINTMENT);
  const make = (data: Record<string, unknown> = {}) =>
    appointments().create({ data: { name: 'Check', phone: newPhone(), ...data } as never });
  const only = async (id: string): Promise<AutomationRun> => {
    const runs = await runsOf(shop, id);
    expect(runs).toHaveLength(1);
    return runs[0]!;
  };

  beforeAll(async () => {
    shop = await openShop({
      database,
      config: { collections: { [APPOINTMENT]: { phoneField: 'phone', nameField: 'name' } } },
    });
    await approveNotice(shop);
    const locales = strapi().plugin('i18n').service('locales') as unknown as {
      findByCode(code: string): Promise<object | null>;
      create(locale: object): Promise<void>;
    };
    if (!(await locales.findByCode('de'))) await locales.create({ code: 'de', name: 'German' });
  });
  afterAll(() => shop?.stop());

  afterEach(async () => {
    await settled(shop);
    for (const { documentId } of (await service().find({ pageSize: 100 })).data)
      await service().delete(documentId);
  });

  describe('when it is made', () => {
    test('is off, and what there was before does not count', async () => {
      const before = await make();
      const { documentId, status } = await service().create(
        automation({ type: 'updated', uid: APPOINTMENT }),
      );
      expect(status).toBe('off');
      await appointments().update({ documentId: before.documentId, data: { name: 'A' } as never });
      await service().turnOn(documentId);
      await settled(shop);
      expect(await runsOf(shop, documentId)).toEqual([]);
      await appointments().update({ documentId: before.documentId, data: { name: 'B' } as never });
      await settled(shop);
      const run = await only(documentId);
      expect(run).toMatchObject({ state: 'done', steps: [{ outcome: 'done' }] });
      await shop.reaches(run.steps[0]!.message!.documentId, 'delivered', 'read');
    });

    test('cannot be turned on while something is wrong with it', async () => {
      const { documentId, issues } = await service().create(
        automation(
          { type: 'published', uid: APPOINTMENT },
          {
            condition: { '==': [{ var: 'record.gone' }, 1] },
            steps: [{ type: 'sendTemplate', template: 'nowhere' }],
          },
        ),
      );
      expect(issues.map(({ code }) => code)).toEqual([
        'automation.notPublished',
        'condition.variable',
        'automation.template',
      ]);
      await expect(service().turnOn(documentId)).rejects.toThrow(/not published/);
    });

    test('counts from when it was turned on, until it begins with something else', async () => {
      const input = automation({ type: 'fieldChanged', uid: APPOINTMENT, field: 'name', to: 'B' });
      const id = await turnOn(shop, input);
      const { onSince } = await service().findOne(id);
      await service().update(id, { ...input, name: 'Another name' });
      expect(await service().findOne(id)).toMatchObject({ name: 'Another name', onSince });
      await service().update(id, { ...input, trigger: { type: 'updated', uid: APPOINTMENT } });
      expect((await service().findOne(id)).onSince! > onSince!).toBe(true);
    });

    test('is found by its name, by what it watches and whether it is on, in the order that is asked for', async () => {
      const names = async (query: string) => {
        const { body } = await shop.admin('get', `/automations?${query}`).expect(200);
        return (body as { data: Automation[] }).data.map(({ name }) => name);
      };
      await turnOn(shop, automation({ type: 'created', uid: APPOINTMENT }, { name: 'Beta' }));
      await service().create(automation({ type: 'created', uid: ORDER }, { name: 'Alpha' }));
      await service().create(automation({ type: 'firstMessage' }, { name: 'Gamma' }));
      expect(await names('')).toEqual(['Gamma', 'Alpha', 'Beta']);
      expect(await names('sort=name:ASC')).toEqual(['Alpha', 'Beta', 'Gamma']);
      expect(await names('sort=name:DESC&page=2&pageSize=2')).toEqual(['Alpha']);
      expect(await names('sort=phone:ASC')).toEqual(['Gamma', 'Alpha', 'Beta']);
      expect(await names('status=on')).toEqual(['Beta']);
      expect(await names(`uid=${ORDER}`)).toEqual(['Alpha']);
      expect(await names('_q=amm')).toEqual(['Gamma']);
    });

    test('is read from the panel only in its own shape, and by whoever may', async () => {
      const input = automation({ type: 'created', uid: APPOINTMENT });
      await shop
        .admin('post', '/automations')
        .send({ ...input, oncePerRecord: true })
        .expect(400);
      const { body } = await shop.admin('post', '/automations').send(input).expect(200);
      const { documentId } = (body as { data: Automation }).data;
      const may = async (action: string, method: 'get' | 'post', path: string, status: number) =>
        shop.booted.request[method](`/whatsapp${path}`)
          .set('Authorization', `Bearer ${await shop.booted.adminToken([action])}`)
          .expect(status);
      await may('plugin::whatsapp.automations.read', 'get', '/automations', 200);
      await may('plugin::whatsapp.automations.read', 'get', '/automations/runs', 200);
      // What it is made of is called by its name, for whoever may read it.
      for (const names of [
        `/automations/fields?uid=${ORDER}`,
        '/collections',
        '/people',
        '/labels',
      ])
        await may('plugin::whatsapp.automations.read', 'get', names, 200);
      const turningOn = `/automations/${documentId}/turn-on`;
      await may('plugin::whatsapp.automations.read', 'post', turningOn, 403);
      await may('plugin::whatsapp.messages.read', 'get', '/automations', 403);
      await may('plugin::whatsapp.automations.manage', 'post', turningOn, 200);
      await shop.admin('put', `/automations/${documentId}`).send(input).expect(200);
      await shop.admin('post', `/automations/${documentId}/turn-off`).send({}).expect(200);
      const { body: copy } = await shop
        .admin('post', `/automations/${documentId}/duplicate`)
        .send({})
        .expect(200);
      expect(copy.data).toMatchObject({ status: 'off', name: 'created (copy)' });
    });
  });

  describe('asks its conditions', () => {
    const vip: Condition = {
      and: [
        { '==': [{ var: 'record.orderStatus' }, 'shipped'] },
        { '>': [{ var: 'record.total' }, 20] },
        { '==': [{ var: 'record.customer.whatsappOptIn' }, true] },
        { '==': [{ var: 'contact.country' }, 'DE'] },
      ],
    };

    test('of the record, its relations and the person', async () => {
      const id = await turnOn(
        shop,
        automation({ type: 'published', uid: ORDER }, { condition: vip }),
      );
      await shop.createOrder({ orderStatus: 'shipped', total: 30 }, { phone: newPhone() });
      await shop.createOrder({ orderStatus: 'packed', total: 30 }, { phone: newPhone() });
      await shop.createOrder({ orderStatus: 'shipped', total: 10 }, { phone: newPhone() });
      await shop.createOrder(
        { orderStatus: 'shipped', total: 30 },
        { phone: newPhone(), whatsappOptIn: false },
      );
      await settled(shop);
      const runs = await runsOf(shop, id);
      expect(runs.map(({ state }) => state).sort()).toEqual([
        'done',
        'skipped',
        'skipped',
        'skipped',
      ]);
      expect(runs.find(({ state }) => state === 'skipped')).toMatchObject({
        reasonCode: 'run.condition',
        reason: 'The conditions do not hold.',
      });
    });

    test('once more after a delay', async () => {
      const wait = { amount: 2, unit: 'days' } as const;
      const id = await turnOn(
        shop,
        automation(
          { type: 'created', uid: APPOINTMENT },
          {
            condition: { '==': [{ var: 'record.name' }, 'Check'] },
            steps: [{ ...sendNotice, wait }],
          },
        ),
      );
      const { documentId } = await make();
      const other = await make();
      await eventually('two runs that wait', async () =>
        (await runsOf(shop, id)).length === 2 ? true : undefined,
      );
      await appointments().update({ documentId, data: { name: 'Cancelled' } as never });
      const created = new Date(Date.now() - 2 * 24 * HOUR);
      await rowsOf(shop, 'plugin::whatsapp.automation-run').updateMany({
        where: { state: 'waiting' },
        data: { createdAt: created },
      });
      await letRunsComeDue(shop);
      await settled(shop);
      const runs = await runsOf(shop, id);
      const of = (record: string) => runs.find((run) => run.record?.documentId === record);
      expect(of(documentId)).toMatchObject({
        state: 'skipped',
        reasonCode: 'run.conditionLater',
      });
      expect(of(other.documentId)).toMatchObject({ state: 'done' });
    });
  });

  describe('knows what was there before', () => {
    const wasA: Condition = { '==': [{ var: 'before.name' }, 'A'] };

    test('of a change, also where a step waits', async () => {
      const id = await turnOn(
        shop,
        automation(
          { type: 'updated', uid: APPOINTMENT },
          { condition: wasA, steps: [{ ...sendNotice, wait: { amount: 2, unit: 'days' } }] },
        ),
      );
      const one = await make({ name: 'A' });
      const other = await make({ name: 'B' });
      for (const { documentId } of [one, other])
        await appointments().update({ documentId, data: { name: 'C' } as never });
      await settled(shop);
      await rowsOf(shop, 'plugin::whatsapp.automation-run').updateMany({
        where: { state: 'waiting' },
        data: { createdAt: new Date(Date.now() - 48 * HOUR) },
      });
      await letRunsComeDue(shop);
      await settled(shop);
      const runs = await runsOf(shop, id);
      const of = (record: string) => runs.find((run) => run.record?.documentId === record);
      expect(of(one.documentId)).toMatchObject({ state: 'done' });
      expect(of(other.documentId)).toMatchObject({ state: 'skipped', reasonCode: 'run.condition' });
    });

    test('in a trial, as far as the beginning says it', async () => {
      const { issues } = await service().create(
        automation({ type: 'created', uid: APPOINTMENT }, { condition: wasA }),
      );
      expect(issues).toMatchObject([
        { code: 'condition.noBefore', path: 'condition', severity: 'error' },
      ]);
      const { documentId } = await make({ name: 'C' });
      const tryOut = async (from: string | undefined) =>
        (
          await service().dryRun({
            automation: automation(
              { type: 'fieldChanged', uid: APPOINTMENT, field: 'name', ...(from && { from }) },
              { condition: wasA },
            ),
            record: { documentId },
          })
        ).steps.find(({ part }) => part === 'condition');
      expect(await tryOut(undefined)).toMatchObject({
        verdict: 'no',
        issues: [{ code: 'dryRun.before' }],
      });
      expect(await tryOut('A')).toMatchObject({ verdict: 'yes', issues: [] });
    });
  });

  describe('writes', () => {
    test('in the language of the record', async () => {
      await approveNotice(shop, 'shipped_notice', 'en');
      await approveNotice(shop, 'shipped_notice', 'de');
      await turnOn(
        shop,
        automation(
          { type: 'published', uid: ORDER },
          { steps: [{ type: 'sendTemplate', template: 'shipped_notice' }] },
        ),
      );
      const { documentId } = await shop.createOrder({}, { phone: newPhone() });
      await settled(shop);
      const [customer] = await rowsOf(shop, CUSTOMER).findMany({ orderBy: { id: 'desc' } });
      await strapi()
        .documents(ORDER)
        .update({
          documentId,
          locale: 'de',
          data: { summary: 'Zwei', customer: customer!.documentId } as never,
          status: 'published',
        });
      await settled(shop);
      const sent = (await shop.whatsapp.messages.find({ recordDocumentId: documentId })).data;
      expect(sent.map(({ templateLanguage }) => templateLanguage).sort()).toEqual(['de', 'en']);
      expect(sent[0]).toMatchObject({ source: 'automation', sentBy: 'published' });
    });

    test('what a deleted record said', async () => {
      await approveTemplate(
        shop,
        contentWith(
          {
            name: 'cancelled_notice',
            category: 'UTILITY',
            body: 'Your appointment {{1}} was cancelled today.',
          },
          { 'body.1': { type: 'field', fieldPath: 'name', sampleValue: 'Check' } },
        ),
        APPOINTMENT,
      );
      const id = await turnOn(
        shop,
        automation(
          { type: 'deleted', uid: APPOINTMENT },
          {
            condition: { '==': [{ var: 'record.name' }, 'Dentist'] },
            steps: [{ type: 'sendTemplate', template: 'cancelled_notice' }],
          },
        ),
      );
      const { documentId } = await make({ name: 'Dentist' });
      const other = await make({ name: 'Barber' });
      await appointments().delete({ documentId });
      await appointments().delete({ documentId: other.documentId });
      await settled(shop);
      const runs = await runsOf(shop, id);
      expect(runs.map(({ state }) => state)).toEqual(['skipped', 'done']);
      const { rendered } = await shop.whatsapp.messages.findOne(
        runs[1]!.steps[0]!.message!.documentId,
      );
      expect(rendered).toContain('Your appointment Dentist was cancelled');
    });

    test('nothing when the change was rolled back', async () => {
      const id = await turnOn(shop, automation({ type: 'created', uid: APPOINTMENT }));
      await expect(
        strapi().db.transaction(async () => {
          await make();
          throw new Error('Never mind.');
        }),
      ).rejects.toThrow('Never mind.');
      await service().unnoticed(() => make());
      await settled(shop);
      expect(await runsOf(shop, id)).toEqual([]);
    });

    test('nobody who wants no messages, and says so', async () => {
      const id = await turnOn(shop, automation({ type: 'created', uid: APPOINTMENT }));
      const phone = newPhone();
      await shop.whatsapp.contacts.optOut({ phone } as never, { purpose: 'all' } as never);
      await make({ phone });
      await make({ phone: 'nobody' });
      await settled(shop);
      const runs = await runsOf(shop, id);
      expect(runs.map(({ state }) => state)).toEqual(['skipped', 'skipped']);
      expect(runs.map(({ reasonCode }) => reasonCode).sort()).toEqual([
        'consent.optedOutAll',
        expect.stringMatching(/^phone\./),
      ]);
      expect((await service().findOne(id)).status).toBe('on');
    });
  });

  describe('keeps to its limits', () => {
    test('once per record, however often it changes', async () => {
      const id = await turnOn(
        shop,
        automation({ type: 'updated', uid: APPOINTMENT }, { limits: { oncePerRecord: true } }),
      );
      const { documentId } = await make();
      for (const name of ['A', 'B', 'C'])
        await appointments().update({ documentId, data: { name } as never });
      await settled(shop);
      const runs = await runsOf(shop, id);
      expect(runs.map(({ state }) => state).sort()).toEqual(['done', 'skipped', 'skipped']);
      expect(runs.find(({ state }) => state === 'skipped')!.reasonCode).toBe('run.oncePerRecord');
    });

    test('once per person within some days', async () => {
      const id = await turnOn(
        shop,
        automation({ type: 'created', uid: APPOINTMENT }, { limits: { perPersonDays: 3 } }),
      );
      const phone = newPhone();
      await make({ phone });
      await settled(shop);
      await make({ phone });
      await make();
      await settled(shop);
      const states = (await runsOf(shop, id)).map(({ state }) => state);
      expect(states.sort()).toEqual(['done', 'done', 'skipped']);
      // Some days later they may get another.
      await rowsOf(shop, 'plugin::whatsapp.automation-run').updateMany({
        where: { state: 'done' },
        data: { admittedAt: new Date(Date.now() - 4 * 24 * HOUR) },
      });
      await make({ phone });
      await settled(shop);
      expect((await runsOf(shop, id))[0]).toMatchObject({ state: 'done' });
    });

    test('waits for the end of quiet hours', async () => {
      // One minute of the day is not quiet: the one half a day from now.
      const clock = (ms: number) =>
        new Intl.DateTimeFormat('en-GB', {
          timeZone: 'Europe/Berlin',
          hour: '2-digit',
          minute: '2-digit',
        }).format(Date.now() + ms);
      const quietHours = {
        from: clock(12 * HOUR + 60_000),
        to: clock(12 * HOUR),
        timeZone: 'Asia/Tokyo',
      };
      const id = await turnOn(
        shop,
        automation({ type: 'created', uid: APPOINTMENT }, { limits: { quietHours } }),
      );
      await make();
      const run = await eventually('the run to wait', async () => {
        const [found] = await runsOf(shop, id);
        return found?.dueAt && new Date(found.dueAt) > new Date() ? found : undefined;
      });
      expect(run).toMatchObject({ state: 'waiting', reasonCode: 'run.quiet', steps: [] });
      const hours = (new Date(run.dueAt!).getTime() - Date.now()) / HOUR;
      expect(hours).toBeGreaterThan(11);
      expect(hours).toBeLessThan(13);
    });

    test('pauses with an alert when it would go on too often', async () => {
      const id = await turnOn(
        shop,
        automation({ type: 'created', uid: APPOINTMENT }, { limits: { maxPerHour: 2 } }),
      );
      for (let count = 0; count < 4; count += 1) await make();
      const paused = await eventually('the pause', async () => {
        const one = await service().findOne(id);
        return one.status === 'paused' ? one : undefined;
      });
      expect(paused.pauseText).toContain('more than 2 times');
      const { body } = await shop.admin('get', '/alerts');
      expect((body as { data: Alert[] }).data).toContainEqual(
        expect.objectContaining({
          messageKey: 'alert.automation.tooOften',
          message: expect.stringContaining('created'),
          automationDocumentId: id,
        }),
      );
      const seenBy = async (action: string): Promise<Alert[]> => {
        const token = await shop.booted.adminToken([`plugin::whatsapp.${action}`]);
        const answer = await shop.booted.request
          .get('/whatsapp/alerts')
          .set('Authorization', `Bearer ${token}`)
          .expect(200);
        return (answer.body as { data: Alert[] }).data;
      };
      expect(await seenBy('automations.read')).toMatchObject([
        { automationDocumentId: id, canDismiss: false },
      ]);
      expect(await seenBy('automations.manage')).toMatchObject([
        { automationDocumentId: id, canDismiss: true },
      ]);
      expect(await seenBy('accounts.read')).toMatchObject([{ automationDocumentId: null }]);
      expect(await seenBy('templates.read')).toEqual([]);
      // Those that still might go on may do so a moment after the pause.
      await eventually('two that went on', async () => {
        const done = (await runsOf(shop, id)).filter(({ state }) => state === 'done');
        expect(done.length).toBeLessThanOrEqual(2);
        return done.length === 2 ? true : undefined;
      });
      await service().turnOff(id);
      const after = await shop.admin('get', '/alerts');
      expect((after.body as { data: Alert[] }).data).toEqual([]);
      expect((await runsOf(shop, id)).filter(({ state }) => state === 'waiting')).toEqual([]);
    });

    test('pauses with an alert when it keeps failing', async () => {
      const id = await turnOn(shop, automation({ type: 'created', uid: APPOINTMENT }));
      const templates = rowsOf(shop, 'plugin::whatsapp.template');
      await templates.updateMany({ where: { name: 'notice' }, data: { status: 'PAUSED' } });
      for (let count = 0; count < 5; count += 1) await make();
      const paused = await eventually('the pause', async () => {
        const one = await service().findOne(id);
        return one.status === 'paused' ? one : undefined;
      });
      expect(paused).toMatchObject({
        pauseText: expect.stringContaining('failed 5 times in a row'),
        pauseCode: 'automation.paused.failures',
        pauseParams: { count: 5, reason: expect.any(String) },
      });
      const [failed] = await runsOf(shop, id);
      expect(failed).toMatchObject({
        state: 'failed',
        reason: paused.pauseParams!.reason,
        reasonCode: 'template.notApproved',
        steps: [{ outcome: 'failed', reasonCode: 'template.notApproved' }],
      });
      await templates.updateMany({ where: { name: 'notice' }, data: { status: 'APPROVED' } });
      await service().turnOn(id);
      await make();
      await settled(shop);
      expect((await runsOf(shop, id))[0]).toMatchObject({ state: 'done' });
    });

    test('does not set itself off', async () => {
      const id = await turnOn(
        shop,
        automation(
          { type: 'updated', uid: APPOINTMENT },
          { steps: [{ type: 'setField', field: 'name', value: 'Told' }, sendNotice] },
        ),
      );
      const { documentId } = await make();
      await appointments().update({ documentId, data: { name: 'A' } as never });
      await settled(shop);
      const runs = await runsOf(shop, id);
      expect(runs.map(({ state, reasonCode }) => `${state} ${reasonCode}`).sort()).toEqual([
        'done null',
        'skipped run.loop',
      ]);
      expect(await appointments().findOne({ documentId })).toMatchObject({ name: 'Told' });
      const { issues } = await service().findOne(id);
      expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        'warning automation.loop',
      ]);
    });

    test('sets a field of what is published, and publishes nothing else', async () => {
      await turnOn(
        shop,
        automation(
          { type: 'published', uid: ORDER },
          { steps: [{ type: 'setField', field: 'currency', value: 'EUR' }] },
        ),
      );
      const { documentId } = await shop.createOrder({}, { phone: newPhone() });
      await strapi()
        .documents(ORDER)
        .update({ documentId, data: { number: 'edited' } as never });
      await settled(shop);
      const orders = strapi().documents(ORDER);
      expect(await orders.findOne({ documentId, status: 'published' })).toMatchObject({
        currency: 'EUR',
        number: 'A-17',
      });
      expect(await orders.findOne({ documentId })).toMatchObject({
        currency: 'EUR',
        number: 'edited',
      });
    });
  });

  describe('of a time', () => {
    const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
    const since = (id: string, hours: number) =>
      rowsOf(shop, AUTOMATION).updateMany({
        where: { documentId: id },
        data: { onSince: inHours(-hours), scannedTo: inHours(-hours) },
      });
    const scanSoon = () =>
      (
        service() as unknown as {
          runner: { scanSoon(): void };
        }
      ).runner.scanSoon();

    test('sends what was due while nobody was there, once, unless that is too long ago', async () => {
      const date = (hours: number) => ({ date: inHours(hours).toISOString() });
      // Reminds a day before: due an hour ago, 30 hours ago, and in an hour.
      const due = await make(date(23));
      await make(date(-6));
      const coming = await make(date(25));
      const id = await turnOn(
        shop,
        automation({
          type: 'date',
          uid: APPOINTMENT,
          field: 'date',
          offset: { amount: -24, unit: 'hours' },
          timeZone: 'Europe/Berlin',
        }),
      );
      scanSoon();
      await settled(shop);
      // What was due before it was on is nobody’s concern.
      expect(await runsOf(shop, id)).toEqual([]);
      await since(id, 72);
      scanSoon();
      await eventually('the run', async () =>
        (await runsOf(shop, id)).length > 0 ? true : undefined,
      );
      await settled(shop);
      expect((await only(id)).record).toMatchObject({ documentId: due.documentId });
      // Looked for again it is the same.
      await since(id, 72);
      scanSoon();
      // Moved nearer, the other one is due as well.
      await appointments().update({
        documentId: coming.documentId,
        data: date(24 - 1 / 60) as never,
      });
      await eventually('the other run', async () => {
        scanSoon();
        return (await runsOf(shop, id)).length === 2 ? true : undefined;
      });
      await settled(shop);
      expect((await runsOf(shop, id)).map(({ record }) => record?.documentId)).toEqual([
        coming.documentId,
        due.documentId,
      ]);
    });

    test('goes through all records that its conditions hold for, and once for a time', async () => {
      const one = await make({ name: 'Weekly' });
      const other = await make({ name: 'Weekly' });
      const id = await turnOn(
        shop,
        automation(
          { type: 'schedule', cron: '0 * * * *', timeZone: 'UTC', uid: APPOINTMENT },
          {
            condition: { '==': [{ var: 'record.name' }, 'Weekly'] },
            steps: [{ type: 'emit', name: 'weekly' }],
          },
        ),
      );
      await make({ name: 'Never' });
      for (let time = 0; time < 2; time += 1) {
        await since(id, 1);
        scanSoon();
        await eventually('the schedule being looked at', async () => {
          const { data } = await service().runs({ automation: id, state: 'done' });
          return data.length > 0 ? true : undefined;
        });
        await settled(shop);
      }
      // What the conditions leave out is nothing that it was about.
      const { data } = await service().runs({ automation: id });
      expect(data.map(({ record }) => record?.documentId).sort()).toEqual(
        [one.documentId, other.documentId].sort(),
      );
    });

    describe('that much is due at', () => {
      const monthly = (name: string, maxPerHour: number) =>
        automation(
          { type: 'schedule', cron: '0 * * * *', timeZone: 'UTC', uid: APPOINTMENT },
          {
            condition: { '==': [{ var: 'record.name' }, name] },
            steps: [{ type: 'emit', name: 'monthly' }],
            limits: { maxPerHour },
          },
        );
      const start = async (name: string, maxPerHour: number, records: number) => {
        for (let count = 0; count < records; count += 1) await make({ name });
        const id = await turnOn(shop, monthly(name, maxPerHour));
        await since(id, 1);
        scanSoon();
        return id;
      };

      test('spreads over the hours what one of them cannot hold', async () => {
        const id = await start('Many', 2, 5);
        const runs = await eventually('two that went on, and three that wait', async () => {
          const found = await runsOf(shop, id);
          const done = found.filter(({ state }) => state === 'done');
          const later = found.filter(({ reasonCode }) => reasonCode === 'run.spread');
          return done.length === 2 && later.length === 3 ? found : undefined;
        });
        const hours = runs
          .filter(({ state }) => state === 'waiting')
          .map(({ dueAt }) => Math.round((new Date(dueAt!).getTime() - Date.now()) / HOUR));
        expect(hours.sort()).toEqual([1, 1, 2]);
        expect((await service().findOne(id)).status).toBe('on');

        // An hour later it is the turn of the next two.
        await rowsOf(shop, 'plugin::whatsapp.automation-run').updateMany({
          where: { admittedAt: { $notNull: true } },
          data: { admittedAt: inHours(-1.1) },
        });
        await letRunsComeDue(shop);
        await eventually('four that went on', async () => {
          const done = (await runsOf(shop, id)).filter(({ state }) => state === 'done');
          return done.length === 4 ? true : undefined;
        });
        const [waiting] = (await runsOf(shop, id)).filter(({ state }) => state === 'waiting');
        expect(waiting).toMatchObject({ reasonCode: 'run.spread' });
      });

      test('pauses where a day cannot hold it', async () => {
        const id = await start('Too many', 1, 26);
        const paused = await eventually('the pause', async () => {
          const one = await service().findOne(id);
          return one.status === 'paused' ? one : undefined;
        });
        expect(paused.pauseCode).toBe('automation.paused.tooMany');
      });
    });

    test('does nothing that was due too long ago', async () => {
      const id = await turnOn(
        shop,
        automation(
          { type: 'created', uid: APPOINTMENT },
          { steps: [{ ...sendNotice, wait: { amount: 1, unit: 'hours' } }] },
        ),
      );
      await make();
      await eventually('the run', async () => ((await runsOf(shop, id))[0] ? true : undefined));
      await rowsOf(shop, 'plugin::whatsapp.automation-run').updateMany({
        where: { state: 'waiting' },
        data: { dueAt: inHours(-25) },
      });
      await settled(shop);
      expect(await only(id)).toMatchObject({ state: 'skipped', reasonCode: 'run.late' });
    });
  });

  describe('of what people write', () => {
    const from = () => newPhone().slice(1);
    const answer = { type: 'answer', text: 'We open at nine.' } as const;
    const answersTo = async (phone: string) =>
      (await shop.whatsapp.messages.find({ _q: phone, direction: 'out' })).data;

    test('answers a word once, with a way to a person', async () => {
      const id = await turnOn(
        shop,
        automation({ type: 'keyword', words: ['hours'] }, { steps: [answer] }),
      );
      const phone = from();
      const message = text(phone, 'Hours?');
      await deliverMessages(shop, [message]);
      await deliverMessages(shop, [message]);
      await deliverMessages(shop, [text(phone, 'and something else')]);
      await settled(shop);
      expect(await only(id)).toMatchObject({ state: 'done', conversation: expect.any(String) });
      const [sent] = await answersTo(phone);
      expect(sent).toMatchObject({ type: 'interactive', source: 'automation' });
      expect(sent!.rendered).toContain('We open at nine.');
      expect(JSON.stringify(sent!.blocks)).toContain('Talk to a person');

      // Whoever asks for a person is left to one.
      await deliverMessages(shop, [
        written(phone, 5, {
          type: 'interactive',
          interactive: {
            type: 'button_reply',
            button_reply: { id: 'whatsapp-person', title: 'Talk to a person' },
          },
        }),
      ]);
      await deliverMessages(shop, [text(phone, 'hours', 1)]);
      await eventually('the second run', async () =>
        (await runsOf(shop, id)).length === 2 ? true : undefined,
      );
      await settled(shop);
      expect((await runsOf(shop, id))[0]!.steps).toMatchObject([
        { outcome: 'skipped', reason: 'The person has asked for a person.' },
      ]);
      expect(await answersTo(phone)).toHaveLength(1);
    });

    test('hears the first message of somebody alone, and no stop word', async () => {
      const id = await turnOn(
        shop,
        automation({ type: 'firstMessage' }, { steps: [{ type: 'emit', name: 'first' }] }),
      );
      const phone = from();
      await deliverMessages(shop, [text(phone, 'one', 3), text(phone, 'two', 2)]);
      await deliverMessages(shop, [text(phone, 'three', 1)]);
      await deliverMessages(shop, [text(from(), 'STOP', 1)]);
      await settled(shop);
      expect(await runsOf(shop, id)).toHaveLength(1);
    });

    test('knows the template whose button was tapped, and labels and assigns the conversation', async () => {
      const label = await strapi()
        .plugin('whatsapp')
        .service('labels')
        .create({ name: `Coming ${database}` });
      const [user] = await rowsOf(shop, 'admin::user').findMany({});
      await approveTemplate(
        shop,
        contentWith({
          name: 'are_you_coming',
          category: 'UTILITY',
          body: 'Are you coming tomorrow?',
          buttons: [{ type: 'quick_reply', text: 'Yes' }],
        }),
        null,
      );
      const id = await turnOn(
        shop,
        automation(
          { type: 'buttonReply', texts: ['yes'], template: 'are_you_coming' },
          {
            steps: [
              { type: 'label', label: label.documentId },
              { type: 'assign', user: user!.id as number },
              answer,
            ],
          },
        ),
      );
      const phone = newPhone();
      const message = await shop.whatsapp.messages.sendTemplate({
        template: 'are_you_coming',
        to: { phone },
      });
      const { wamid } = await shop.reaches(message.documentId, 'delivered');
      await deliverMessages(shop, [
        written(phone.slice(1), 1, {
          type: 'button',
          context: { id: wamid },
          button: { text: 'Yes', payload: 'Yes' },
        }),
      ]);
      await settled(shop);
      const run = await only(id);
      expect(run.steps.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
      const conversation = await shop.whatsapp.conversations.findOne(run.conversation!);
      expect(conversation.labels).toMatchObject([{ documentId: label.documentId }]);
      expect(conversation.assignee).toMatchObject({ id: user!.id });
    });

    test('minds that nobody has answered', async () => {
      const id = await turnOn(
        shop,
        automation(
          { type: 'noReply', of: 'team', after: { amount: 30, unit: 'minutes' } },
          { steps: [{ type: 'emit', name: 'waiting' }] },
        ),
      );
      const phone = from();
      await deliverMessages(shop, [text(phone, 'anybody?')]);
      const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
      await rowsOf(shop, AUTOMATION).updateMany({
        where: { documentId: id },
        data: { onSince: ago(60), scannedTo: ago(60) },
      });
      const contacts = rowsOf(shop, 'plugin::whatsapp.contact');
      const [contact] = await contacts.findMany({ where: { phone: `+${phone}` } });
      const conversations = rowsOf(shop, 'plugin::whatsapp.conversation');
      const [conversation] = await conversations.findMany({ where: { contact: contact!.id } });
      await conversations.updateMany({
        where: { id: conversation!.id },
        data: { waitingSince: ago(40) },
      });
      const { runner } = service() as unknown as { runner: { scanSoon(): void } };
      await eventually('the run', async () => {
        runner.scanSoon();
        const { data } = await service().runs({ automation: id });
        return data.length > 0 ? true : undefined;
      });
      await settled(shop);
      expect(await only(id)).toMatchObject({ state: 'done' });
    });

    test('minds that a person has not answered, and not whoever has', async () => {
      const id = await turnOn(
        shop,
        automation(
          { type: 'noReply', of: 'person', after: { amount: 2, unit: 'hours' } },
          { steps: [sendNotice] },
        ),
      );
      const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
      await rowsOf(shop, AUTOMATION).updateMany({
        where: { documentId: id },
        data: { onSince: ago(5), scannedTo: ago(5) },
      });
      const conversations = rowsOf(shop, 'plugin::whatsapp.conversation');
      const contacts = rowsOf(shop, 'plugin::whatsapp.contact');
      const askedAgo = async (hours: number, hasAnswered: boolean): Promise<string> => {
        const phone = from();
        await deliverMessages(shop, [text(phone, 'hello')]);
        const [contact] = await contacts.findMany({ where: { phone: `+${phone}` } });
        const [conversation] = await conversations.findMany({ where: { contact: contact!.id } });
        await conversations.updateMany({
          where: { id: conversation!.id },
          data: { lastOutboundAt: ago(hours), lastInboundAt: ago(hasAnswered ? hours - 1 : 10) },
        });
        return conversation!.documentId as string;
      };
      const silent = await askedAgo(3, false);
      await askedAgo(3, true);
      await askedAgo(1, false);
      const { runner } = service() as unknown as { runner: { scanSoon(): void } };
      await eventually('the run', async () => {
        runner.scanSoon();
        return (await runsOf(shop, id)).length > 0 ? true : undefined;
      });
      await settled(shop);
      expect(await only(id)).toMatchObject({ state: 'done', conversation: silent });
    });

    test('is left out once the person has written', async () => {
      const phone = newPhone();
      const id = await turnOn(
        shop,
        automation(
          { type: 'created', uid: APPOINTMENT },
          {
            steps: [sendNotice, { ...sendNotice, wait: { amount: 1, unit: 'days' } }],
            limits: { stopOnReply: true },
          },
        ),
      );
      await make({ phone });
      await eventually('the first step', async () =>
        (await runsOf(shop, id))[0]?.steps.length === 1 ? true : undefined,
      );
      await deliverMessages(shop, [text(phone.slice(1), 'Thanks', 0)]);
      await letRunsComeDue(shop);
      await settled(shop);
      expect(await only(id)).toMatchObject({ state: 'cancelled', reasonCode: 'run.replied' });
    });
  });

  describe('is tried out', () => {
    test('with a record, step by step, and nothing is sent', async () => {
      const before = await sentBy(shop);
      const { documentId } = await shop.createOrder(
        { orderStatus: 'packed', total: 30 },
        { phone: newPhone() },
      );
      const input = automation(
        { type: 'fieldChanged', uid: ORDER, field: 'orderStatus', to: 'shipped' },
        {
          condition: { '>': [{ var: 'record.total' }, 20] },
          limits: { oncePerRecord: true },
        },
      );
      const { body } = await shop
        .admin('post', '/automations/dry-run')
        .send({ automation: input, record: { documentId } })
        .expect(200);
      const { goesOn, steps } = (body as { data: DryRunResult }).data;
      expect(goesOn).toBe(false);
      expect(steps).toMatchObject([
        {
          part: 'trigger',
          verdict: 'no',
          issues: [{ code: 'dryRun.otherValue', params: { value: 'packed' } }],
        },
        { part: 'condition', path: '', verdict: 'yes', actual: '30' },
        { part: 'limit', limit: 'oncePerRecord', verdict: 'yes' },
        { part: 'step', verdict: 'yes', preview: { language: 'en' } },
      ]);
      expect(await sentBy(shop)).toEqual(before);

      const stranger = await shop.booted.adminToken(['plugin::whatsapp.automations.manage']);
      await shop.booted.request
        .post('/whatsapp/automations/dry-run')
        .set('Authorization', `Bearer ${stranger}`)
        .send({ automation: input, record: { documentId } })
        .expect(404);
    });

    test('with how many there are, and how many it would have been about', async () => {
      const input = automation(
        { type: 'created', uid: CUSTOMER },
        { condition: { '==': [{ var: 'record.firstName' }, 'Countess'] } },
      );
      await strapi()
        .documents(CUSTOMER)
        .create({
          data: { firstName: 'Countess', lastName: 'Lovelace', phone: newPhone() } as never,
        });
      const { body } = await shop
        .admin('post', '/automations/matches')
        .send({ automation: input })
        .expect(200);
      const { existing, lastDays } = body.data;
      expect(existing).toBe(await rowsOf(shop, CUSTOMER).count({}));
      expect(lastDays).toMatchObject({ matched: 1, isCapped: false });
      expect(lastDays.checked).toBeGreaterThan(1);
    });

    test('with the fields that there are', async () => {
      const { body } = await shop.admin('get', `/automations/fields?uid=${ORDER}`).expect(200);
      const { fields, ways } = body.data;
      expect(fields).toContainEqual(
        expect.objectContaining({
          variable: 'record.orderStatus',
          kind: 'choice',
          choices: ['received', 'packed', 'shipped', 'delivered', 'cancelled'],
          canWatch: true,
          canSet: true,
        }),
      );
      expect(fields).toContainEqual(
        expect.objectContaining({ variable: 'record.deliveryDate', canBeDue: true }),
      );
      expect(fields).toContainEqual(expect.objectContaining({ variable: 'contact.country' }));
      expect(ways).toContainEqual(expect.objectContaining({ path: 'customer' }));
      const below = await shop
        .admin('get', `/automations/fields?uid=${ORDER}&path=customer`)
        .expect(200);
      expect(below.body.data.fields).toContainEqual(
        expect.objectContaining({ variable: 'record.customer.whatsappOptIn', kind: 'boolean' }),
      );
    });
  });

  test('comes ready-made for a collection, as a draft and off', async () => {
    const { body } = await shop.admin('get', `/automations/presets?uid=${ORDER}`).expect(200);
    expect(
      (body.data as { name: string; lacks: { severity: string }[] }[])
        .filter(({ lacks }) => lacks.every(({ severity }) => severity !== 'error'))
        .map(({ name }) => name),
    ).toEqual([
      'orderConfirmation',
      'shipping',
      'appointmentReminder',
      'contactFormAnswer',
      'newsletterWelcome',
      'reviewRequest',
    ]);
    const made = await shop
      .admin('post', '/automations/presets')
      .send({ preset: 'shipping', uid: ORDER })
      .expect(200);
    const { automation: shipping, template, isNewTemplate } = made.body.data;
    expect(isNewTemplate).toBe(true);
    expect(shipping).toMatchObject({
      status: 'off',
      trigger: { type: 'fieldChanged', field: 'orderStatus', to: 'shipped' },
      issues: [{ code: 'automation.templateUnusable' }],
    });
    expect(await shop.whatsapp.templates.findOne(template)).toMatchObject({ status: 'DRAFT' });
    await shop.whatsapp.templates.submit(template);
    shop.simulator.reviewTemplate('shipping_notice/en', { decision: 'APPROVED' });
    await eventually('the approval', async () =>
      (await shop.whatsapp.templates.findOne(template)).status === 'APPROVED' ? true : undefined,
    );
    await service().turnOn(shipping.documentId);
    const { documentId } = await shop.createOrder({ orderStatus: 'packed' }, { phone: newPhone() });
    await strapi()
      .documents(ORDER)
      .update({ documentId, data: { orderStatus: 'shipped' } as never, status: 'published' });
    await settled(shop);
    const run = await only(shipping.documentId);
    expect(run).toMatchObject({
      state: 'done',
      trigger: { type: 'fieldChanged', before: 'packed', after: 'shipped' },
    });
    const { rendered } = await shop.whatsapp.messages.findOne(run.steps[0]!.message!.documentId);
    expect(rendered).toContain('Hello Ines, your order A-17 has left us');
    for (const preset of ['orderConfirmation', 'appointmentReminder', 'reviewRequest'])
      await shop.admin('post', '/automations/presets').send({ preset, uid: ORDER }).expect(200);

    const ofRecord = await shop
      .admin('get', `/records/${ORDER}/${documentId}/automations`)
      .expect(200);
    expect(ofRecord.body.data).toMatchObject([{ state: 'done', stepCount: 1 }]);
  });

  test('comes ready-made in the language that is chosen, under the name that is chosen', async () => {
    const take = async (request: object) => {
      const { body } = await shop
        .admin('post', '/automations/presets')
        .send({ preset: 'contactFormAnswer', uid: CUSTOMER, ...request })
        .expect(200);
      const { automation: made, template, isNewTemplate } = body.data;
      const { content } = await shop.whatsapp.templates.findOne(template);
      return { name: made.name, isNewTemplate, language: content.language, body: content.body };
    };
    expect(await take({ language: 'de', title: 'Antwort' })).toEqual({
      name: 'Antwort – Customer',
      isNewTemplate: true,
      language: 'de',
      body: expect.stringContaining('ist bei uns angekommen'),
    });
    expect(await take({ language: 'pt_BR' })).toMatchObject({
      name: 'Contact form answer – Customer',
      isNewTemplate: true,
      language: 'pt_BR',
    });
    expect(await take({ language: 'de' })).toMatchObject({ isNewTemplate: false, language: 'de' });
    // Another collection has other fields, so it has a template of its own.
    const ofOther = { preset: 'contactFormAnswer', uid: APPOINTMENT, language: 'de' };
    for (const isNewTemplate of [true, false]) {
      const { body } = await shop.admin('post', '/automations/presets').send(ofOther).expect(200);
      expect(body.data).toMatchObject({
        isNewTemplate,
        automation: { steps: [{ template: 'contact_form_answer_appointment' }] },
      });
      const made = await shop.whatsapp.templates.findOne(body.data.template);
      expect(made).toMatchObject({ appliesTo: APPOINTMENT });
    }
    const { issues } = await service().create(
      automation(
        { type: 'created', uid: APPOINTMENT },
        { steps: [{ type: 'sendTemplate', template: 'contact_form_answer' }] },
      ),
    );
    expect(issues).toMatchObject([
      { code: 'record.wrongCollection', path: 'steps.0.template', params: { expected: CUSTOMER } },
    ]);
    await shop
      .admin('post', '/automations/presets')
      .send({ preset: 'contactFormAnswer', uid: CUSTOMER, language: 'tlh' })
      .expect(400);
  });

  test('forgets people who are erased', async () => {
    const id = await turnOn(
      shop,
      automation(
        { type: 'created', uid: APPOINTMENT },
        { steps: [sendNotice, { ...sendNotice, wait: { amount: 1, unit: 'days' } }] },
      ),
    );
    const phone = newPhone();
    await make({ phone });
    await eventually('the first step', async () =>
      (await runsOf(shop, id))[0]?.steps.length === 1 ? true : undefined,
    );
    expect(await only(id)).toMatchObject({ phone });
    const { data } = await shop.whatsapp.contacts.find({ _q: phone } as never);
    const { documentId } = data[0]!;
    const exported = await shop.admin('get', `/contacts/${documentId}/export`).expect(200);
    expect(JSON.parse(exported.text).automations).toMatchObject([
      { automation: 'created', state: 'waiting', record: { uid: APPOINTMENT } },
    ]);
    await shop.whatsapp.contacts.erase(documentId);
    expect(await only(id)).toMatchObject({ phone: null, state: 'cancelled' });
  });
});
