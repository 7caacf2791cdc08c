import type { Page } from 'playwright-core';

import type { Automation, AutomationInput } from '../../shared/contracts/automations';
import type { Trigger } from '../../shared/domain/automation/trigger';
import { SEED } from '../../simulator/src';
import { DEMO_LOGIN, openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';

const uid = 'api::order.order';
const ORDERS = `/content-manager/collection-types/${uid}`;
const TEMPLATE = 'demo_order_on_its_way';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Schedules and missing answers take a minute, and are looked for every fifteen seconds. */
const PATIENCE_MS = 150_000;

const { lena, oliver, lucia } = SEED.customers;

/** Every beginning of an automation, from what people do to the phone on which it is seen. */
describe('an automation begins', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let phone: Page;
  let token: string;
  let customer: string;

  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${demo.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', Authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.status >= 300) throw new Error(`${answer.status} from ${method} ${path}`);
    return (await answer.json()) as T;
  };
  const turnOn = async (input: AutomationInput): Promise<void> => {
    const { data } = await ask<{ data: Automation }>('POST', '/whatsapp/automations', input);
    await ask('POST', `/whatsapp/automations/${data.documentId}/turn-on`, {});
  };
  /** Tells of the order of this number alone. */
  const tells = (number: string, trigger: Trigger): Promise<void> =>
    turnOn({
      name: number,
      trigger,
      condition: { '==': [{ var: 'record.number' }, number] },
      steps: [{ type: 'sendTemplate', template: TEMPLATE }],
      limits: { oncePerRecord: true },
    });
  const answers = (words: string, trigger: Trigger): Promise<void> =>
    turnOn({ name: words, trigger, steps: [{ type: 'answer', text: words }] });

  const dataOf = (number: string, more: object = {}) => ({
    number,
    orderStatus: 'received',
    deliveryDate: '2030-12-24',
    customer: { connect: [{ documentId: customer }] },
    ...more,
  });
  const save = async (number: string, more?: object, path = ''): Promise<string> => {
    const answer = await ask<{ data: { documentId: string } }>(
      'POST',
      `${ORDERS}${path}`,
      dataOf(number, more),
    );
    return answer.data.documentId;
  };
  const publish = (number: string, more?: object) => save(number, more, '/actions/publish');

  const hold = async ({ phone: number }: { phone: string }): Promise<void> => {
    await phone.getByTestId('phone-picker').selectOption(number);
  };
  const write = async (words: string): Promise<void> => {
    await phone.getByTestId('reply-input').fill(words);
    await phone.getByTestId('reply-send').click();
  };
  const told = (words: string) => phone.getByTestId('message').filter({ hasText: words });
  /** Sees on the phone what an automation has sent, once. */
  const expectToSee = async (words: string): Promise<void> => {
    await told(words).first().waitFor({ timeout: PATIENCE_MS });
    expect(await told(words).count()).toBe(1);
  };

  /** In a day, so that a day before it comes within the next minutes. */
  const soon = new Date(Date.now() + 2 * MINUTE);

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser(demo.url);
    const login = await fetch(`${demo.url}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(DEMO_LOGIN),
    });
    token = ((await login.json()) as { data: { token: string } }).data.token;
    const { results } = await ask<{ results: { documentId: string; phone: string | null }[] }>(
      'GET',
      '/content-manager/collection-types/api::customer.customer?pageSize=100',
    );
    const digits = (text: string | null) => (text ?? '').replace(/\D/g, '');
    customer = results.find((one) => digits(one.phone) === lena.phone)!.documentId;
    phone = await browser.newPage({ signedOut: true });
    await phone.goto(demo.simulatorUrl);

    // What takes its time comes first.
    const at = soon.toISOString().slice(11, 16);
    const offset = { amount: -1, unit: 'days' } as const;
    await tells('N-date', {
      type: 'date',
      uid,
      field: 'deliveryDate',
      offset,
      at,
      timeZone: 'UTC',
    });
    await tells('N-schedule', { type: 'schedule', uid, cron: '* * * * *', timeZone: 'UTC' });
    await answers('We have not forgotten you.', {
      type: 'noReply',
      of: 'team',
      after: { amount: 1, unit: 'minutes' },
    });
    await publish('N-date', {
      deliveryDate: new Date(soon.getTime() + DAY).toISOString().slice(0, 10),
    });
    await publish('N-schedule');
    await hold(oliver);
    await write('Is anybody there?');
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  test.each<{ number: string; trigger: Trigger; change(number: string): Promise<unknown> }>([
    { number: 'N-created', trigger: { type: 'created', uid }, change: (number) => save(number) },
    {
      number: 'N-updated',
      trigger: { type: 'updated', uid },
      async change(number) {
        const id = await save(number);
        expect(await told(number).count()).toBe(0);
        await ask('PUT', `${ORDERS}/${id}`, { summary: 'Other words' });
      },
    },
    { number: 'N-published', trigger: { type: 'published', uid }, change: (n) => publish(n) },
    {
      number: 'N-unpublished',
      trigger: { type: 'unpublished', uid },
      change: async (number) =>
        ask('POST', `${ORDERS}/${await publish(number)}/actions/unpublish`, {}),
    },
    {
      number: 'N-deleted',
      trigger: { type: 'deleted', uid },
      change: async (number) => ask('DELETE', `${ORDERS}/${await save(number)}`),
    },
    {
      number: 'N-fieldChanged',
      trigger: { type: 'fieldChanged', uid, field: 'orderStatus', from: 'packed', to: 'shipped' },
      async change(number) {
        const id = await publish(number);
        for (const orderStatus of ['packed', 'shipped'])
          await ask('POST', `${ORDERS}/${id}/actions/publish`, { orderStatus });
      },
    },
  ])(
    'with $trigger.type, as the person of the record sees',
    async ({ number, trigger, change }) => {
      await hold(lena);
      await tells(number, trigger);
      await change(number);
      await expectToSee(number);
    },
  );

  test('with buttonReply, of the template that is tapped', async () => {
    const words = 'Your parcel is in Berlin.';
    await answers(words, { type: 'buttonReply', texts: ['Where is it?'], template: TEMPLATE });
    await hold(lena);
    await told('N-created')
      .getByTestId('message-button')
      .filter({ hasText: 'Where is it?' })
      .click();
    await expectToSee(words);
  });

  test('with keyword, however it is written', async () => {
    const words = 'We are open from nine to six.';
    await answers(words, { type: 'keyword', words: ['Öffnungszeiten', 'opening hours'] });
    await hold(lena);
    await write('OPENING HOURS?');
    await expectToSee(words);
  });

  test('with firstMessage, and not with the second', async () => {
    const words = 'Nice to meet you.';
    await answers(words, { type: 'firstMessage' });
    await hold(lucia);
    await write('Good morning');
    await expectToSee(words);
    await write('Are you there?');
    await told('Are you there?').waitFor();
    await expectToSee(words);
  });

  test('with schedule, date and noReply, when their time has come', async () => {
    await hold(lena);
    await expectToSee('N-schedule');
    await expectToSee('N-date');
    await hold(oliver);
    await expectToSee('We have not forgotten you.');
    expect(browser.pageErrors).toEqual([]);
  });
});
