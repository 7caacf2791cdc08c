import type { Step } from '../../shared/domain/automation/action';
import {
  APPOINTMENT,
  approveNotice,
  automation,
  letRunsComeDue,
  rowsOf,
  runsOf,
  sendNotice,
  settled,
  turnOn,
} from './automation-shop';
import { deliverMessages, text } from './deliver';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

const AUTOMATION = 'plugin::whatsapp.automation';
const RUN = 'plugin::whatsapp.automation-run';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CREATED = { type: 'created', uid: APPOINTMENT } as const;
const EMIT: Step = { type: 'emit', name: 'told' };

describeOnEachDatabase('the limits of an automation', (database) => {
  let shop: Shop;
  let people = 0;

  const newPhone = () => `+4915163${String((people += 1)).padStart(6, '0')}`;
  const service = () => shop.whatsapp.automations;
  const appointments = () => shop.booted.strapi.documents(APPOINTMENT);
  const make = (data: Record<string, unknown> = {}) =>
    appointments().create({ data: { name: 'Check', phone: newPhone(), ...data } as never });
  const rename = (documentId: string, name: string) =>
    appointments().update({ documentId, data: { name } as never });
  const turn = (id: string, how: 'on' | 'off') =>
    shop.admin('post', `/automations/${id}/turn-${how}`).send({}).expect(200);
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
  /** Has everything of an automation happen so long ago. */
  const shift = async (id: string, data: object) => {
    const where = { automation: { documentId: id } };
    const found = await rowsOf(shop, RUN).findMany({ where, select: ['id'] });
    await rowsOf(shop, RUN).updateMany({
      where: { id: { $in: found.map((row) => row.id) } },
      data,
    });
  };
  const countOf = async (id: string, state: string) =>
    (await runsOf(shop, id)).filter((run) => run.state === state).length;
  const paused = (id: string) =>
    eventually('the pause', async () => {
      const one = await service().findOne(id);
      return one.status === 'paused' ? one : undefined;
    });
  const hoursAhead = async (id: string) =>
    (await runsOf(shop, id))
      .filter(({ reasonCode }) => reasonCode === 'run.spread')
      .map(({ dueAt }) => Math.round((new Date(dueAt!).getTime() - Date.now()) / HOUR))
      .sort();

  beforeAll(async () => {
    shop = await openShop({
      database,
      config: { collections: { [APPOINTMENT]: { phoneField: 'phone', nameField: 'name' } } },
    });
    await approveNotice(shop);
  });
  afterAll(() => shop?.stop());

  afterEach(async () => {
    await settled(shop);
    for (const { documentId } of (await service().find({ pageSize: 100 })).data)
      await service().delete(documentId);
  });

  describe('where much is due at once', () => {
    const monthly = (name: string, wait?: Step['wait']) =>
      automation(
        { type: 'schedule', cron: '0 * * * *', timeZone: 'UTC', uid: APPOINTMENT },
        {
          condition: { '==': [{ var: 'record.name' }, name] },
          steps: [{ ...EMIT, ...(wait && { wait }) }],
          limits: { maxPerHour: 2 },
        },
      );
    const comes = async (id: string) => {
      await rowsOf(shop, AUTOMATION).updateMany({
        where: { documentId: id },
        data: { onSince: inHours(-1), scannedTo: inHours(-1) },
      });
      (service() as unknown as { runner: { scanSoon(): void } }).runner.scanSoon();
    };

    test('spread what waits first from when that wait is over', async () => {
      for (let count = 0; count < 5; count += 1) await make({ name: 'Waits' });
      const id = await turnOn(shop, monthly('Waits', { amount: 3, unit: 'days' }));
      await comes(id);
      await eventually('five that wait', async () =>
        (await countOf(id, 'waiting')) === 5 ? true : undefined,
      );
      // Three days later.
      await rowsOf(shop, AUTOMATION).updateMany({
        where: { documentId: id },
        data: { onSince: inHours(-80) },
      });
      await shift(id, { createdAt: inHours(-72), dueAt: new Date() });
      await eventually('two that went on and three that wait for their turn', async () =>
        (await countOf(id, 'done')) === 2 && (await hoursAhead(id)).length === 3 ? true : undefined,
      );
      expect(await hoursAhead(id)).toEqual([1, 1, 2]);
      expect((await service().findOne(id)).status).toBe('on');
    });

    test('count only those ahead whose own wait is over', async () => {
      const id = await turnOn(shop, monthly('Others', { amount: 3, unit: 'days' }));
      for (let count = 0; count < 5; count += 1) await make({ name: 'Others' });
      await comes(id);
      await eventually('five that wait for days', async () =>
        (await countOf(id, 'waiting')) === 5 ? true : undefined,
      );
      await service().update(id, monthly('At once'));
      for (let count = 0; count < 3; count += 1) await make({ name: 'At once' });
      await rowsOf(shop, AUTOMATION).updateMany({
        where: { documentId: id },
        data: { scannedTo: inHours(-1) },
      });
      await comes(id);
      await eventually('one that waits for its turn', async () =>
        (await hoursAhead(id)).length === 1 ? true : undefined,
      );
      expect(await hoursAhead(id)).toEqual([1]);
    });
  });

  describe('turned on again after it has paused itself', () => {
    /** Has so many come due at the same moment: what comes after the pause would never have begun. */
    const pauseItself = async (count: number, maxPerHour: number): Promise<string> => {
      const told = (wait?: Step['wait']) =>
        automation(CREATED, {
          steps: [{ ...EMIT, ...(wait && { wait }) }],
          limits: { maxPerHour },
        });
      const id = await turnOn(shop, told({ amount: 1, unit: 'days' }));
      for (let made = 0; made < count; made += 1) await make();
      await eventually('all that wait', async () =>
        (await countOf(id, 'waiting')) === count ? true : undefined,
      );
      await service().update(id, told());
      await shift(id, { dueAt: new Date() });
      await paused(id);
      await settled(shop);
      expect(await countOf(id, 'done')).toBe(maxPerHour);
      return id;
    };

    test('give it a fresh hour, in which goes on what waited', async () => {
      const id = await pauseItself(5, 3);
      await turn(id, 'on');
      await eventually('all that went on', async () =>
        (await countOf(id, 'done')) === 5 ? true : undefined,
      );
      await make();
      await settled(shop);
      expect(await countOf(id, 'done')).toBe(6);
      expect((await service().findOne(id)).status).toBe('on');
    });

    test('spread what waited where it is more than an hour holds', async () => {
      const id = await pauseItself(7, 2);
      await turn(id, 'on');
      await eventually('two more, and the others in their turn', async () =>
        (await countOf(id, 'done')) === 4 && (await hoursAhead(id)).length === 3 ? true : undefined,
      );
      expect(await hoursAhead(id)).toEqual([1, 1, 2]);
      // What happens now is not more than it may be, and comes after them.
      await make();
      await eventually('the new one in its turn', async () =>
        (await hoursAhead(id)).length === 4 ? true : undefined,
      );
      expect(await hoursAhead(id)).toEqual([1, 1, 2, 2]);
      expect((await service().findOne(id)).status).toBe('on');
      // But where that gets too much again, it pauses again.
      await make();
      await make();
      await paused(id);
    });
  });

  describe('that let it go on once', () => {
    const outcomes = async (id: string) =>
      (await runsOf(shop, id)).map(({ state, reasonCode }) => `${state} ${reasonCode}`);

    test('hold where a later step was left out', async () => {
      const id = await turnOn(
        shop,
        automation(
          { type: 'updated', uid: APPOINTMENT },
          { steps: [EMIT, sendNotice], limits: { oncePerRecord: true } },
        ),
      );
      const { documentId } = await make({ phone: 'none' });
      await rename(documentId, 'A');
      await settled(shop);
      await rename(documentId, 'B');
      await settled(shop);
      expect(await outcomes(id)).toEqual([
        'skipped run.oncePerRecord',
        expect.stringMatching(/^skipped phone\./),
      ]);
    });

    test('hold for a person who has got something and answered', async () => {
      const id = await turnOn(
        shop,
        automation(CREATED, {
          steps: [sendNotice, { ...sendNotice, wait: { amount: 1, unit: 'days' } }],
          limits: { stopOnReply: true, perPersonDays: 7 },
        }),
      );
      const phone = newPhone();
      await make({ phone });
      await eventually('the first step', async () =>
        (await runsOf(shop, id))[0]?.steps.length === 1 ? true : undefined,
      );
      await deliverMessages(shop, [text(phone.slice(1), 'Thanks', 0)]);
      await letRunsComeDue(shop);
      await settled(shop);
      await make({ phone });
      await settled(shop);
      expect(await outcomes(id)).toEqual(['skipped run.perPerson', 'cancelled run.replied']);
    });

    test('hold for longer than other entries of the log are kept', async () => {
      const id = await turnOn(
        shop,
        automation(CREATED, { steps: [sendNotice], limits: { perPersonDays: 180 } }),
      );
      const phone = newPhone();
      await make({ phone });
      await settled(shop);
      const other = await turnOn(shop, automation(CREATED, { steps: [EMIT] }));
      await make();
      await settled(shop);
      const ago = new Date(Date.now() - 100 * DAY);
      for (const one of [id, other]) await shift(one, { createdAt: ago, admittedAt: ago });
      await shop.booted.restart();
      await eventually('what is old being forgotten', async () =>
        (await runsOf(shop, other)).length === 0 ? true : undefined,
      );
      await service().turnOff(other);
      await make({ phone });
      await settled(shop);
      expect((await outcomes(id))[0]).toBe('skipped run.perPerson');
    });

    test('let a record go on that was turned off before its turn', async () => {
      const clock = (hours: number) =>
        new Intl.DateTimeFormat('en-GB', {
          timeZone: 'Asia/Hong_Kong',
          hour: '2-digit',
          minute: '2-digit',
        }).format(inHours(hours));
      const quietHours = { from: clock(-2), to: clock(2), timeZone: 'UTC' };
      const input = automation(
        { type: 'updated', uid: APPOINTMENT },
        { limits: { oncePerRecord: true, quietHours } },
      );
      const id = await turnOn(shop, input);
      const { documentId } = await make({ phone: '+85221234567' });
      await rename(documentId, 'A');
      await settled(shop);
      expect(await outcomes(id)).toEqual(['waiting run.quiet']);
      await turn(id, 'off');
      await service().update(id, { ...input, limits: { oncePerRecord: true } });
      await turn(id, 'on');
      await rename(documentId, 'B');
      await settled(shop);
      expect(await outcomes(id)).toEqual(['done null', 'cancelled run.turnedOff']);
    });
  });

  test('leave out what still waits to begin once the person has written', async () => {
    const id = await turnOn(
      shop,
      automation(CREATED, {
        steps: [{ ...sendNotice, wait: { amount: 1, unit: 'days' } }],
        limits: { stopOnReply: true },
      }),
    );
    const phone = newPhone();
    await make({ phone });
    await settled(shop);
    await deliverMessages(shop, [text(phone.slice(1), 'Never mind', 0)]);
    await letRunsComeDue(shop);
    await settled(shop);
    expect(await runsOf(shop, id)).toMatchObject([
      { state: 'cancelled', reasonCode: 'run.replied' },
    ]);
  });
});
