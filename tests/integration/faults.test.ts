import { SEED, type FaultSet } from '../../simulator/src';
import type { Alert } from '../../shared/contracts/alerts';
import type { Message } from '../../shared/contracts/messages';
import { eventually, openShop, type Shop } from './shop';

/** What becomes of a message when Meta answers its request with an error. */
type Fate =
  /** Waits with everything of its account until the connection works again. */
  | 'account held'
  /** Waits with everything of its number, and goes again by itself. */
  | 'number rests'
  /** Waits with everything for the same person, and goes again by itself. */
  | 'person rests'
  /** Waits alone, and goes again by itself. */
  | 'again'
  /** Goes again by itself, but only one time. */
  | 'once again'
  /** Goes once by the other endpoint, which takes marketing alone. */
  | 'elsewhere'
  /** Failed; for a person to send again in some hours. */
  | 'later'
  /** Failed; for a person to send again when the cause is mended. */
  | 'after-fix'
  /** Failed for good. */
  | 'never'
  /** Failed in one of these ways; Meta’s page leaves open which. */
  | 'failed';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Every error code that Meta documents for calls and messages, by what its page says to do about it:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
const CODES: [codes: number[], fate: Fate, leastWaitMs?: number][] = [
  [[0, 190], 'account held'],
  [[3, 10, 131005], 'account held'],
  [[200, 219, 240, 294, 299], 'account held'],
  [[1], 'once again', SECOND],
  [[2, 131000, 131016, 133004], 'again', SECOND],
  [[4, 80007, 80008, 130429], 'number rests', SECOND],
  [[33, 100, 368], 'after-fix'],
  [[130403, 130472, 130497], 'never'],
  [[131008, 131009], 'after-fix'],
  [[131021, 131026], 'never'],
  [[131030, 131031, 131037, 131042, 131044, 131045, 131047], 'after-fix'],
  [[131048, 131049], 'later'],
  [[131050, 131051, 131052], 'never'],
  [[131053, 131055], 'after-fix'],
  [[131056], 'person rests', 4 * SECOND],
  [[131057, 2494100], 'again', MINUTE],
  [[131058], 'after-fix'],
  [[131060], 'never'],
  [[131062], 'after-fix'],
  [[131061, 131063], 'elsewhere'],
  [[131064], 'later'],
  [[132000, 132001, 132005, 132007, 132012, 132018], 'after-fix'],
  [[132015], 'failed'],
  [[132016], 'never'],
  [[132068], 'after-fix'],
  [[132069], 'later'],
  [[133000], 'after-fix'],
  [[133005, 133006, 133008, 133009], 'failed'],
  [[133010], 'after-fix'],
  [[133015], 'again', 5 * MINUTE],
  [[133016], 'later'],
  [[134011, 134100, 134102], 'after-fix'],
  // Up to ten minutes: eight attempts must not be over before.
  [[134101], 'again', MINUTE],
  [[135000, 137000], 'after-fix'],
  [[138000, 138006, 139000, 139004, 139100, 139103, 139200, 147001, 147005], 'failed'],
  [[200005, 200007], 'after-fix'],
  [[200006], 'never'],
  [[2593107, 2593108, 1752041], 'never'],
  // Nobody has heard of it yet.
  [[987654], 'failed'],
];

const ROWS = CODES.flatMap(([codes, fate, leastWaitMs = 0]) =>
  codes.map((code) => ({ code, fate, leastWaitMs })),
);
const withFate = (...fates: Fate[]) => ROWS.filter(({ fate }) => fates.includes(fate));

describe('every error that Meta documents', () => {
  let shop: Shop;
  let people = 0;
  beforeAll(async () => {
    shop = await openShop({ config: { graph: { timeoutMs: 2_000 } } });
  });
  afterEach(async () => {
    shop.simulator.clearFaults();
    shop.simulator.clearRequests();
    const { db } = shop.booted.strapi;
    // The next test finds numbers that have rested, and nothing that waits.
    await db
      .query('plugin::whatsapp.message')
      .updateMany({ where: { state: 'queued' }, data: { state: 'cancelled' } });
    await db
      .query('plugin::whatsapp.budget')
      .updateMany({ where: {}, data: { pausedUntil: null, strikes: 0 } });
  });
  afterAll(() => shop?.stop());

  const nextPhone = () => {
    people += 1;
    return `+49176${30_000_000 + people}`;
  };
  const send = (phone = nextPhone()) =>
    shop.whatsapp.messages.sendTemplate({
      template: SEED.templates.orderShipped.name,
      to: { phone },
      values: { '1': 'Ines', '2': 'A-17', '3': 'Friday' },
    });
  const requests = () => shop.simulator.findRequests({ method: 'POST', path: '/messages' });
  const refuse = (code: number, times?: number): FaultSet => ({
    error: { code, path: '/messages', details: `Details of ${code}`, times },
  });
  /** The message once its first request was answered. */
  const afterAnswer = (documentId: string) =>
    eventually(`the answer to ${documentId}`, async () => {
      const message = await shop.whatsapp.messages.findOne(documentId);
      return message.attempt > 0 && message.state !== 'sending' ? message : undefined;
    });
  const restOfPeople = ({ documentId }: { documentId: string }) =>
    shop.booted.strapi.db
      .query('plugin::whatsapp.message')
      .updateMany({ where: { documentId }, data: { dueAt: new Date() } });
  const restingNumbers = () =>
    shop.booted.strapi.db
      .query('plugin::whatsapp.budget')
      .findMany({ where: { pausedUntil: { $gt: new Date() } } });
  /** From when it was sent to when it may go again. */
  const waitsMs = ({ dueAt, times }: Message) =>
    new Date(dueAt!).getTime() - new Date(times.sendingAt!).getTime();

  test('is listed once', () => {
    const codes = ROWS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each(withFate('account held'))('$code holds the account', async ({ code }) => {
    shop.simulator.setFaults(refuse(code, 1));
    const message = await afterAnswer((await send()).documentId);
    expect(message).toMatchObject({ state: 'queued', attempt: 1 });
    const [account] = await shop.whatsapp.accounts.find();
    expect(account!.holdReason).not.toBeNull();
    expect(message.holdReason).toContain(account!.holdReason);
    const alerts = ((await shop.admin('get', '/alerts')).body as { data: Alert[] }).data;
    expect(alerts.map(({ kind }) => kind)).toContain('account.held');
    expect(requests()).toHaveLength(1);

    // It resumes when the connection works, with the same message.
    expect(await shop.whatsapp.accounts.test(account!.documentId)).toMatchObject({ ok: true });
    expect((await shop.reaches(message.documentId, 'delivered')).attempt).toBe(2);
  });

  test.each(withFate('number rests'))('$code lets the number rest', async ({ code }) => {
    shop.simulator.setFaults(refuse(code, 1));
    const message = await afterAnswer((await send()).documentId);
    expect(message).toMatchObject({ state: 'queued', attempt: 1 });
    const other = await send();
    expect(await restingNumbers()).toMatchObject([
      { phoneNumberId: SEED.realNumber.id, pauseReason: String(code) },
    ]);
    // Nobody else’s message goes into the same wall, and all leave when the rest is over.
    expect(requests()).toHaveLength(1);
    await shop.booted.strapi.db
      .query('plugin::whatsapp.budget')
      .updateMany({ where: {}, data: { pausedUntil: new Date(Date.now() - 1) } });
    expect((await shop.reaches(message.documentId, 'delivered')).attempt).toBe(2);
    expect((await shop.reaches(other.documentId, 'delivered')).attempt).toBe(1);
  });

  test.each(withFate('person rests'))(
    '$code lets only that person rest',
    async ({ code, leastWaitMs }) => {
      const phone = nextPhone();
      const waiting = await shop.whatsapp.messages.sendTemplate({
        template: SEED.templates.orderShipped.name,
        to: { phone },
        values: { '1': 'Ines', '2': 'A-17', '3': 'Friday' },
        // Before the rest would be over, and not before it begins.
        sendAt: new Date(Date.now() + 3_500),
      });
      shop.simulator.setFaults(refuse(code, 1));
      const message = await afterAnswer((await send(phone)).documentId);
      expect(message).toMatchObject({ state: 'queued', attempt: 1 });
      expect(waitsMs(message)).toBeGreaterThanOrEqual(leastWaitMs);
      expect((await shop.whatsapp.messages.findOne(waiting.documentId)).dueAt).toBe(message.dueAt);
      await shop.reaches((await send()).documentId, 'delivered');
      expect(await restingNumbers()).toEqual([]);
    },
  );

  test.each(withFate('again', 'once again'))(
    '$code is tried again by itself',
    async ({ code, fate, leastWaitMs }) => {
      shop.simulator.setFaults(refuse(code));
      const message = await afterAnswer((await send()).documentId);
      expect(message).toMatchObject({ state: 'queued', attempt: 1 });
      expect(waitsMs(message)).toBeGreaterThanOrEqual(leastWaitMs);
      expect(await restingNumbers()).toEqual([]);

      await restOfPeople(message);
      const second = await eventually('the second answer', async () => {
        const found = await shop.whatsapp.messages.findOne(message.documentId);
        return found.attempt === 2 && found.state !== 'sending' ? found : undefined;
      });
      expect(second.state).toBe(fate === 'once again' ? 'failed' : 'queued');
      if (fate === 'once again') return;
      shop.simulator.clearFaults();
      await restOfPeople(message);
      expect((await shop.reaches(message.documentId, 'delivered')).attempt).toBe(3);
    },
  );

  test.each(withFate('elsewhere'))(
    '$code sends the message by the other endpoint',
    async ({ code }) => {
      shop.simulator.setFaults(refuse(code, 1));
      const { documentId } = await send();
      // It is no marketing: the other endpoint refuses it, and there it ends.
      const failed = await shop.reaches(documentId, 'failed');
      expect(failed).toMatchObject({ attempt: 2, failure: { type: 'refused', code: 134100 } });
      const paths = shop.simulator
        .findRequests({ method: 'POST', path: SEED.realNumber.id })
        .map(({ path }) => path.split('/').at(-1));
      expect(paths).toEqual(['messages', 'marketing_messages']);
    },
  );

  test.each(withFate('later', 'after-fix', 'never', 'failed'))(
    '$code fails the message ($fate)',
    async ({ code, fate }) => {
      shop.simulator.setFaults(refuse(code));
      const message = await afterAnswer((await send()).documentId);
      expect(message).toMatchObject({
        state: 'failed',
        attempt: 1,
        dueAt: null,
        failure: { type: 'refused', code, metaDetails: `Details of ${code}` },
      });
      const { retry, title, action } = message.failure!;
      if (fate === 'failed') expect(['later', 'after-fix']).toContain(retry);
      else expect(retry).toBe(fate);
      expect(title && action).toBeTruthy();
      // Meta did not take it: the same message may go out again, and no second one is made of it.
      expect(message).toMatchObject({ canRetry: true, canResend: false });
      expect(requests()).toHaveLength(1);
      // Others of the account are not touched by it.
      shop.simulator.clearFaults();
      await shop.reaches((await send()).documentId, 'delivered');
    },
  );

  test('by a status fails the message that Meta had taken, which is never sent again by itself', async () => {
    const codes = ROWS.map(({ code }) => code).filter((code) => code >= 130_000 && code < 140_000);
    shop.simulator.setFaults({
      webhooks: { failStatus: codes.map((code) => ({ code, details: 'By status', times: 1 })) },
    });
    const messages: Message[] = [];
    for (const [index] of codes.entries()) {
      messages.push(await send());
      await eventually('it is sent', () => requests()[index]);
    }
    for (const [index, { documentId }] of messages.entries()) {
      const failed = await shop.reaches(documentId, 'failed');
      expect(failed).toMatchObject({
        attempt: 1,
        failure: { type: 'undelivered', code: codes[index], metaDetails: 'By status' },
        canRetry: false,
        canResend: true,
      });
      expect(failed.wamid).not.toBeNull();
    }
    expect(requests()).toHaveLength(codes.length);
  });
});
