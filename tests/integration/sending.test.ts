import { setTimeout as sleep } from 'node:timers/promises';

import { SEED } from '../../simulator/src';
import type { FaultSet } from '../../simulator/src';
import type { Alert } from '../../shared/contracts/alerts';
import type { SendTemplateInput } from '../../shared/contracts/messages';
import { eventually, later, openShop, orderTemplate, type Shop } from './shop';
import { configOf } from './strapi';

describe('sending', () => {
  let shop: Shop;
  let templateId: string;
  beforeAll(async () => {
    shop = await openShop({
      config: {
        graph: { timeoutMs: 1_500 },
        sending: { uncertainAfterSeconds: 0 },
      },
    });
    const template = await shop.whatsapp.templates.create(orderTemplate(shop.accountId));
    templateId = template.documentId;
    await shop.whatsapp.templates.submit(templateId);
    shop.simulator.reviewTemplate('order_ready/en', { decision: 'APPROVED' });
    await eventually('the approval', async () =>
      (await shop.whatsapp.templates.findOne(templateId)).status === 'APPROVED' ? true : undefined,
    );
  });
  afterEach(() => {
    shop.simulator.clearFaults();
    shop.simulator.clearRequests();
  });
  afterAll(() => shop?.stop());

  const input = async (
    order: Record<string, unknown> = {},
    customer: Record<string, unknown> = {},
  ): Promise<SendTemplateInput> => {
    const { documentId } = await shop.createOrder(order, customer);
    return { template: 'order_ready', record: { uid: 'api::order.order', documentId } };
  };
  const send = async (number: string) =>
    shop.whatsapp.messages.sendTemplate(await input({ number }));
  const requests = () => shop.simulator.findRequests({ method: 'POST', path: '/messages' });
  const openAlerts = async () =>
    ((await shop.admin('get', '/alerts')).body as { data: Alert[] }).data;
  const setFaults = (faults: FaultSet) => shop.simulator.setFaults(faults);

  describe('when Meta refuses', () => {
    test.each([
      [100, 'Meta did not accept a value.'],
      [131026, 'WhatsApp could not deliver to this number.'],
      [132000, 'The values do not fit the template'],
      [132001, 'This template does not exist at Meta in this language'],
      [131009, 'A value of the message is missing or wrong.'],
      [131042, 'Meta refused for a payment problem'],
      [987654, 'Meta refused the message.'],
    ])('with %i the message fails and says why', async (code, title) => {
      setFaults({
        error: { code, path: '/messages', details: 'What Meta says', message: 'A message' },
      });
      const { documentId } = await send(`R-${code}`);
      const failed = await shop.reaches(documentId, 'failed');
      expect(failed.failure).toMatchObject({
        type: 'refused',
        code,
        title: expect.stringContaining(title),
        metaDetails: 'What Meta says',
        traceId: expect.stringMatching(/\S/),
      });
      expect(failed).toMatchObject({ canRetry: true, canResend: false });
      expect(requests()).toHaveLength(1);
    });

    test.each([0, 190, 10, 200])(
      'with %i the account is held with its queue, and goes on when its connection works again',
      async (code) => {
        setFaults({ error: { code, path: '/messages' } });
        const [first, second] = [await send(`H1-${code}`), await send(`H2-${code}`)];
        const account = await eventually('the account is held', async () => {
          const found = (await shop.whatsapp.accounts.find())[0]!;
          return found.holdReason ? found : undefined;
        });
        const waiting = await eventually('both wait', async () => {
          const both = await Promise.all(
            [first, second].map(({ documentId }) => shop.whatsapp.messages.findOne(documentId)),
          );
          return both.every(({ state }) => state === 'queued') ? both : undefined;
        });
        for (const { holdReason } of waiting) expect(holdReason).toContain(account.holdReason);
        expect(await openAlerts()).toContainEqual(
          expect.objectContaining({ kind: 'account.held', severity: 'danger' }),
        );

        const before = requests().length;
        await sleep(1_500);
        // Nothing runs into the same wall again.
        expect(requests()).toHaveLength(before);

        setFaults({});
        expect(await shop.whatsapp.accounts.test(account.documentId)).toMatchObject({ ok: true });
        for (const { documentId } of waiting) await shop.reaches(documentId, 'delivered');
        expect((await shop.whatsapp.accounts.find())[0]).toMatchObject({ holdReason: null });
        expect(await openAlerts()).toEqual([]);
      },
    );

    test('a refusal that passes is tried again as the next attempt of the same message', async () => {
      setFaults({ rateLimited: { code: 131056, times: 1, path: '/messages' } });
      const { documentId } = await send('R-again');
      const delivered = await shop.reaches(documentId, 'delivered');
      expect(delivered.attempt).toBe(2);
      expect(
        requests().map(
          ({ body }) => (body as { biz_opaque_callback_data: string }).biz_opaque_callback_data,
        ),
      ).toEqual([`saw1-${documentId}-1`, `saw1-${documentId}-2`]);
    });

    test('a person retries what was refused, and it goes out as the same message', async () => {
      setFaults({ error: { code: 131042, times: 1, path: '/messages' } });
      const { documentId } = await send('R-person');
      await shop.reaches(documentId, 'failed');
      await shop.whatsapp.messages.retry(documentId);
      const delivered = await shop.reaches(documentId, 'delivered');
      expect(delivered).toMatchObject({ attempt: 2, failure: null });
      await expect(shop.whatsapp.messages.retry(documentId)).rejects.toThrow('cannot be retried');
    });
  });

  describe('when nobody knows whether Meta took it', () => {
    test.each<[string, FaultSet]>([
      [
        'a 500 without Graph’s envelope',
        { serverError: { status: 500, path: '/messages', times: 1 } },
      ],
      ['garbage', { garbage: { path: '/messages', times: 1 } }],
      ['a success without a message id', { noWamid: { times: 1 } }],
      ['nothing at all', { hang: { path: '/messages', times: 1 } }],
      ['a connection reset', { resetBeforeRead: { path: '/messages', times: 1 } }],
    ])('after %s the message is uncertain and never sent again by itself', async (_, faults) => {
      setFaults({ ...faults, webhooks: { stopped: { lost: true } } });
      const { documentId } = await send('U-1');
      const uncertain = await shop.reaches(documentId, 'uncertain');
      expect(uncertain).toMatchObject({ canResend: true, canRetry: false, canCancel: false });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(requests()).toHaveLength(1);
      expect((await shop.whatsapp.messages.findOne(documentId)).state).toBe('uncertain');
    });

    test('a 500 with Graph’s envelope is a refusal and is tried again', async () => {
      setFaults({ error: { code: 131000, status: 500, times: 1, path: '/messages' } });
      const { documentId } = await send('U-envelope');
      expect((await shop.reaches(documentId, 'delivered')).attempt).toBe(2);
    });

    test('a lost answer is settled by the status that carries our id', async () => {
      setFaults({ answerLost: { times: 1 } });
      const { documentId } = await send('U-lost');
      const delivered = await shop.reaches(documentId, 'delivered');
      expect(delivered.wamid).toMatch(/^wamid\./);
      expect(requests()).toHaveLength(1);
    });

    test('a status that beats the answer is kept, and the answer adds to it', async () => {
      setFaults({ slow: { ms: 700, path: '/messages', times: 1 } });
      const { documentId } = await send('U-early');
      await shop.reaches(documentId, 'delivered');
      const settled = await eventually('the answer', async () => {
        const message = await shop.whatsapp.messages.findOne(documentId);
        return message.times.acceptedAt ? message : undefined;
      });
      expect(settled.state).toBe('delivered');
    });

    test('send again makes a new message, once however often it is pressed', async () => {
      setFaults({ resetBeforeRead: { path: '/messages', times: 1 } });
      const { documentId } = await send('U-again');
      await shop.reaches(documentId, 'uncertain');
      shop.simulator.clearFaults();
      const [one, two] = await Promise.all([
        shop.whatsapp.messages.resend(documentId),
        shop.whatsapp.messages.resend(documentId),
      ]);
      expect(one.documentId).toBe(two.documentId);
      expect(one).toMatchObject({ resendOf: documentId });
      await shop.reaches(one.documentId, 'delivered');
      expect((await shop.whatsapp.messages.findOne(documentId)).state).toBe('uncertain');
    });
  });

  describe('when Meta is out of reach', () => {
    test('the message waits and goes when Meta is back', async () => {
      const { url } = shop.simulator;
      await shop.simulator.stop();
      // Kept connections learn of it first: a reset on one of them would leave the message uncertain.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { documentId } = await send('N-1');
      const waiting = await eventually('the first attempt', async () => {
        const message = await shop.whatsapp.messages.findOne(documentId);
        return message.attempt > 0 && message.state === 'queued' ? message : undefined;
      });
      expect(waiting.dueAt).not.toBeNull();
      await shop.simulator.start(Number(new URL(url).port));
      await shop.reaches(documentId, 'accepted', 'sent', 'delivered');
      expect(requests()).toHaveLength(1);
    });
  });

  describe('what a preview says about the record', () => {
    const codes = async (data: SendTemplateInput) =>
      (await shop.whatsapp.messages.preview(data)).issues.map(({ code }) => code);

    test.each([
      ['empty', { phone: null }, ['phone.empty']],
      ['blank', { phone: '   ' }, ['phone.empty']],
      ['nonsense', { phone: 'n/a' }, ['phone.invalid']],
      ['too short', { phone: '+49 12' }, ['phone.invalid']],
      ['local, read with the account’s country', { phone: '0176 5550 1234' }, []],
      ['with 00 for +', { phone: '0049 176 5550 1234' }, []],
      ['in any writing', { phone: '+49 (176) 5550-1234' }, []],
    ])('a phone field that is %s', async (_, customer, expected) => {
      expect(await codes(await input({ number: 'P' }, customer))).toEqual(expected);
    });

    test('a local number without a default country asks for the country code', async () => {
      await shop.whatsapp.accounts.update(shop.accountId, { defaultCountry: null });
      const data = await input({ number: 'P' }, { phone: '0176 5550 1234' });
      expect(await codes(data)).toEqual(['phone.noCountry']);
      await shop.whatsapp.accounts.update(shop.accountId, { defaultCountry: 'DE' });
    });

    test('a missing value is called out where it would stand, and can be typed', async () => {
      const data = await input({ number: 'P-2' }, { firstName: '' });
      const preview = await shop.whatsapp.messages.preview(data);
      expect(preview.issues).toMatchObject([
        { code: 'value.missing', path: 'values.body.first_name', severity: 'error' },
      ]);
      expect(preview.blocks.body).toContainEqual({
        text: '{{first_name}}',
        variable: 'body.first_name',
        missing: true,
      });
      await expect(shop.whatsapp.messages.sendTemplate(data)).rejects.toMatchObject({
        name: 'ValidationError',
        details: { issues: [expect.objectContaining({ path: 'values.body.first_name' })] },
      });
      const typed = await shop.whatsapp.messages.preview({
        ...data,
        values: { first_name: 'you' },
      });
      expect(typed.issues).toEqual([]);
    });

    test('a value with line breaks and tabs is cleaned as Meta asks', async () => {
      const data = await input({ number: 'P\n\t3' });
      const { documentId } = await shop.whatsapp.messages.sendTemplate(data);
      expect((await shop.reaches(documentId, 'delivered')).rendered).toContain(
        'order P 3 is ready',
      );
    });

    test('a draft that was never published says so', async () => {
      const { strapi } = shop.booted;
      const draft = await strapi
        .documents('api::order.order')
        .create({ data: { number: 'D' } as never });
      expect(
        await codes({
          template: 'order_ready',
          record: { uid: 'api::order.order', documentId: draft.documentId },
        }),
      ).toContain('record.unpublished');
    });

    test('a record that does not exist, a collection that takes no part, a template of another collection', async () => {
      const { strapi } = shop.booted;
      expect(
        await codes({
          template: 'order_ready',
          record: { uid: 'api::order.order', documentId: 'nothere' },
        }),
      ).toContain('record.notFound');
      const appointment = await strapi
        .documents('api::appointment.appointment')
        .create({ data: { name: 'Ines' } as never });
      expect(
        await codes({
          template: 'order_ready',
          record: { uid: 'api::appointment.appointment', documentId: appointment.documentId },
        }),
      ).toEqual(expect.arrayContaining(['record.wrongCollection', 'collection.notEnabled']));
    });

    test('a mapped field that no longer exists is named, by the preview and by the checks', async () => {
      const template = await shop.whatsapp.templates.findOne(templateId);
      const withPath = (fieldPath: string) => ({
        ...template.content,
        variables: template.content.variables.map((variable) =>
          variable.placeholder === 'number' ? { ...variable, fieldPath } : variable,
        ),
      });
      await shop.whatsapp.templates.update(templateId, { content: withPath('removedField') });
      const data = await input({ number: 'F' });
      const preview = await shop.whatsapp.messages.preview(data);
      expect(preview.issues).toMatchObject([
        { code: 'field.unknown', message: expect.stringContaining('removedField') },
      ]);
      await shop.whatsapp.templates.update(templateId, { content: template.content });
      for (const [path, code] of [
        ['removedField', 'field.unknown'],
        ['customer', 'field.unknown'],
        ['customer.orders.number', 'field.relationMany'],
      ] as const) {
        const issues = await shop.whatsapp.templates.check({
          accountDocumentId: shop.accountId,
          documentId: templateId,
          appliesTo: 'api::order.order',
          content: withPath(path),
        });
        expect(issues.map((issue) => issue.code)).toContain(code);
      }
    });

    test('the log names the person of the record, but not beside a number that was typed', async () => {
      const data = await input({ number: 'N' });
      const own = await shop.whatsapp.messages.sendTemplate(data);
      expect(own).toMatchObject({ contactName: 'Ines', phone: '+4917655501234' });
      const typed = await shop.whatsapp.messages.sendTemplate({
        ...data,
        to: { phone: '+447400123456' },
      });
      expect(typed).toMatchObject({ contactName: null, phone: '+447400123456' });
      await shop.reaches(own.documentId, 'delivered');
      await shop.reaches(typed.documentId, 'delivered');
    });

    test('unknown values and templates are told', async () => {
      const data = await input({ number: 'X' });
      expect(await codes({ ...data, values: { nonsense: 'x' } })).toEqual(['value.unknown']);
      expect(await codes({ ...data, template: 'no_such_template' })).toContain('template.notFound');
      expect(await codes({ template: 'order_ready', to: { phone: '+4917655501234' } })).toEqual([
        'value.missing',
        'value.missing',
        // Whose number it is, nobody knows.
        'consent.missing',
      ]);
    });
  });

  test('a number outside of the allowed recipients gets nothing', async () => {
    const { strapi } = shop.booted;
    const config = configOf(strapi);
    config.sending.allowedRecipients = ['+447400123456'];
    const preview = await shop.whatsapp.messages.preview(await input({ number: 'L' }));
    expect(preview.issues.map(({ code }) => code)).toEqual(['recipient.notAllowed']);
    // What waited before, for example in a copied database, does not leave either.
    config.sending.allowedRecipients = null;
    const { documentId } = await shop.whatsapp.messages.sendTemplate({
      ...(await input({ number: 'L-2' })),
      sendAt: later(),
    });
    config.sending.allowedRecipients = ['+447400123456'];
    await shop.comesDue(documentId);
    const held = await eventually('the hold', async () => {
      const message = await shop.whatsapp.messages.findOne(documentId);
      return message.holdReason ? message : undefined;
    });
    expect(held).toMatchObject({ state: 'queued', attempt: 0 });
    expect(requests()).toHaveLength(0);
    await shop.whatsapp.messages.cancel(documentId);
    config.sending.allowedRecipients = null;
  });

  test('a template whose text differs from Meta’s is not sent until somebody has chosen', async () => {
    const templates = shop.booted.strapi.db.query('plugin::whatsapp.template');
    const setDrift = (drift: object | null) =>
      templates.update({ where: { documentId: templateId }, data: { drift } });
    await setDrift({ name: 'order_ready', language: 'en', components: [] });
    try {
      await expect(send('D-1')).rejects.toMatchObject({
        details: { issues: [{ code: 'template.drift' }] },
      });
    } finally {
      await setDrift(null);
    }
    await shop.reaches((await send('D-2')).documentId, 'delivered');
  });

  describe('inside a transaction of the application', () => {
    const inTransaction = <T>(work: () => Promise<T>) =>
      shop.booted.strapi.db.transaction(work) as unknown as Promise<T>;

    test('a message goes out after the commit, and others are not held up by it', async () => {
      const data = await input({ number: 'T-1' });
      const { inside, outside } = await inTransaction(async () => {
        const inside = await shop.whatsapp.messages.sendTemplate(data);
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        expect(requests()).toHaveLength(0);
        return { inside, outside: null };
      });
      expect(outside).toBeNull();
      await shop.reaches(inside.documentId, 'delivered');
      const { documentId } = await send('T-2');
      await shop.reaches(documentId, 'delivered');
    });

    test('a message that is rolled back never leaves', async () => {
      const data = await input({ number: 'T-3' });
      await expect(
        inTransaction(async () => {
          await shop.whatsapp.messages.sendTemplate(data);
          throw new Error('rolled back');
        }),
      ).rejects.toThrow('rolled back');
      const { documentId } = await send('T-4');
      await shop.reaches(documentId, 'delivered');
      expect(requests()).toHaveLength(1);
    });

    test('it can be taken back in the same transaction', async () => {
      const data = await input({ number: 'T-5' });
      const message = await inTransaction(async () => {
        const queued = await shop.whatsapp.messages.sendTemplate(data);
        return shop.whatsapp.messages.cancel(queued.documentId);
      });
      expect(message.state).toBe('cancelled');
    });
  });

  test('a message whose process died while sending becomes uncertain, never sent again', async () => {
    setFaults({ hang: { path: '/messages', times: 1 } });
    const { documentId } = await send('K-1');
    await eventually('the request', () => (requests().length > 0 ? true : undefined));
    const { strapi } = shop.booted;
    await strapi.db.query('plugin::whatsapp.message').updateMany({
      where: { documentId },
      data: { state: 'sending', leaseUntil: new Date(Date.now() - 1_000), claimedBy: 'the dead' },
    });
    await shop.booted.restart();
    expect((await shop.reaches(documentId, 'uncertain')).times.uncertainAt).toBeDefined();
    expect(requests()).toHaveLength(1);
  });

  test('nothing that is stored or answered holds a secret', async () => {
    const { strapi } = shop.booted;
    const secrets = [SEED.tokens.full, SEED.app.secret];
    const answers = [
      (await shop.admin('get', '/accounts').expect(200)).text,
      (await shop.admin('get', `/accounts/${shop.accountId}`).expect(200)).text,
      JSON.stringify(await strapi.db.query('plugin::whatsapp.account').findMany()),
      JSON.stringify(await strapi.db.query('plugin::whatsapp.message').findMany()),
    ];
    for (const secret of secrets)
      for (const answer of answers) expect(answer).not.toContain(secret);
    expect(JSON.parse(answers[1]!).data.accessToken).toEqual({
      isSet: true,
      isConfigured: false,
      isUnreadable: false,
      last4: SEED.tokens.full.slice(-4),
    });
    for (const key of ['verifyToken', 'newVerifyToken', 'v1:'])
      expect(answers[0]).not.toContain(key);
  });
});
