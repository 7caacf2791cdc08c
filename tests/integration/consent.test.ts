import type { WhatsAppEvents } from '../../shared/events';
import type { ConsentInput } from '../../shared/contracts/contacts';
import type { Failure, SendTemplateInput } from '../../shared/contracts/messages';
import { SEED } from '../../simulator/src';
import { approveTemplate, codeTemplate, contentWith } from './approved-template';
import { describeOnEachDatabase } from './services';
import { eventually, later, openShop, orderTemplate, type Shop } from './shop';
import { configOf } from './strapi';

const ORDER = 'api::order.order';
const NEWS = 'order_news';
const READY = 'order_ready';
const CODE = 'login_code';

/** A number of its own for each test: what is said about one person stays. */
let people = 0;
const newPhone = () => `+49176555${String((people += 1)).padStart(5, '0')}`;

describe('consent', () => {
  let shop: Shop;
  const contacts = () => shop.whatsapp.contacts;
  const messages = () => shop.whatsapp.messages;

  beforeAll(async () => {
    shop = await openShop();
    await approveTemplate(shop, contentWith({ name: NEWS, category: 'MARKETING' }));
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    await approveTemplate(shop, codeTemplate(CODE), null);
  });
  afterAll(() => shop?.stop());

  const codes = async (input: SendTemplateInput) =>
    (await messages().preview(input)).issues.map(({ severity, code }) => `${severity} ${code}`);

  async function orderOf(customer: Record<string, unknown>) {
    const { documentId } = await shop.createOrder({}, customer);
    return { uid: ORDER, documentId };
  }

  const values = { first_name: 'Ines', number: 'A-17' };

  /** Collects what the event hub tells of contacts from now on. */
  function listen() {
    const heard: [string, WhatsAppEvents['whatsapp.contact.optin']][] = [];
    const { eventHub } = shop.booted.strapi;
    const names = ['whatsapp.contact.optin', 'whatsapp.contact.optout'];
    const ends = names.map((name) =>
      eventHub.on(name, async (payload: WhatsAppEvents['whatsapp.contact.optin']) => {
        heard.push([name, payload]);
      }),
    );
    return { heard, end: () => ends.forEach((end) => end()) };
  }

  describe('that is not known', () => {
    test('refuses marketing, warns of utility, and lets codes pass', async () => {
      const to = { phone: newPhone() };
      expect(await codes({ template: NEWS, to })).toEqual(['error consent.missing']);
      expect(await codes({ template: READY, to, values })).toEqual(['warning consent.missing']);
      expect(await codes({ template: CODE, to, values: { '1': '123456' } })).toEqual([]);
      await expect(messages().sendTemplate({ template: NEWS, to })).rejects.toMatchObject({
        name: 'ValidationError',
        details: {
          issues: [
            {
              code: 'consent.missing',
              path: 'to',
              message: expect.stringContaining('marketing') as string,
            },
          ],
        },
      });
      const { documentId } = await messages().sendTemplate({ template: READY, to, values });
      await shop.reaches(documentId, 'accepted', 'sent', 'delivered', 'failed');
    });
  });

  describe('of a record', () => {
    test('counts for its own person only: a number that was typed is somebody else’s', async () => {
      const yes = await orderOf({ phone: newPhone(), whatsappOptIn: true });
      expect(await codes({ template: NEWS, record: yes })).toEqual([]);
      expect(await codes({ template: NEWS, record: yes, to: { phone: newPhone() } })).toEqual([
        'error consent.missing',
      ]);
    });

    test('outweighs a recorded opt-in with its no, and leaves it alone when it says nothing', async () => {
      const phone = newPhone();
      await contacts().optIn({ phone });
      const no = await orderOf({ phone, whatsappOptIn: false });
      const nothing = await orderOf({ phone, whatsappOptIn: null });
      expect(await codes({ template: NEWS, record: no })).toEqual(['error consent.recordSaysNo']);
      expect(await codes({ template: READY, record: no })).toEqual([
        'warning consent.recordSaysNo',
      ]);
      expect(await codes({ template: NEWS, record: nothing })).toEqual([]);
    });

    test('never ends an opt-out', async () => {
      const phone = newPhone();
      await contacts().optOut({ phone });
      const record = await orderOf({ phone, whatsappOptIn: true });
      expect(await codes({ template: NEWS, record })).toEqual(['error consent.optedOutAll']);
      expect(await codes({ template: READY, record })).toEqual(['error consent.optedOutAll']);
    });

    test('is asked whoever sends, also a person who may not see the field', async () => {
      const record = await orderOf({ phone: newPhone(), whatsappOptIn: false });
      const reads = [
        'plugin::whatsapp.messages.send',
        ...[ORDER, 'api::customer.customer'].map((subject) => ({
          action: 'plugin::content-manager.explorer.read',
          subject,
          properties: {
            fields: subject === ORDER ? ['number', 'customer'] : ['firstName', 'lastName', 'phone'],
            ...(subject === ORDER && { locales: ['en'] }),
          },
        })),
      ];
      const token = await shop.booted.adminToken(reads);
      const preview = async (template: string) => {
        const { body } = await shop.booted.request
          .post('/whatsapp/messages/preview')
          .set('Authorization', `Bearer ${token}`)
          .send({ template, record })
          .expect(200);
        return (body as { data: { issues: { code: string }[] } }).data.issues.map(
          ({ code }) => code,
        );
      };
      expect(await preview(NEWS)).toEqual(['consent.recordSaysNo']);
    });

    test('does not count when the template takes the number from another field', async () => {
      const phone = newPhone();
      const template = `${NEWS}_elsewhere`;
      const documentId = await approveTemplate(shop, contentWith({ name: template }));
      await shop.whatsapp.templates.update(documentId, { phoneField: 'number' });
      const order = await shop.createOrder(
        { number: phone },
        { phone: newPhone(), whatsappOptIn: true },
      );
      const record = { uid: ORDER, documentId: order.documentId };
      expect(await codes({ template, record })).toEqual(['error consent.missing']);
      await contacts().optIn({ phone });
      expect(await codes({ template, record })).toEqual([]);
    });

    test('may be a yes or no, or a date; a setting that names anything else says so', async () => {
      const uid = 'api::appointment.appointment';
      const problems = async (consentField: string) => {
        const { body } = await shop
          .admin('put', `/collections/${uid}`)
          .send({ enabled: true, phoneField: 'phone', valuesFrom: 'published', consentField })
          .expect(200);
        return (body as { data: { problems: string[] } }).data.problems;
      };
      expect(await problems('name')).toEqual([
        expect.stringContaining('neither a yes or no nor a date'),
      ]);
      expect(await problems('date')).toEqual([]);
      const record = async (date: Date) => ({
        uid,
        documentId: (
          await shop.booted.strapi.documents(uid as 'api::order.order').create({
            data: { name: 'Ines', phone: newPhone(), date } as never,
          })
        ).documentId,
      });
      const general = `${NEWS}_for_all`;
      await approveTemplate(shop, contentWith({ name: general }), uid);
      const day = 24 * 3_600_000;
      expect(
        await codes({ template: general, record: await record(new Date(Date.now() - day)) }),
      ).toEqual([]);
      expect(
        await codes({ template: general, record: await record(new Date(Date.now() + day)) }),
      ).toEqual(['error consent.recordSaysNo']);
      const fields = async (path: string) =>
        (
          (await shop.admin('get', `/collections/${path}`).expect(200)).body as {
            data: { path: string }[];
          }
        ).data.map((field) => field.path);
      expect(await fields(`${uid}/fields?wants=consent`)).toEqual(['date']);
      expect(await fields('api::customer.customer/fields?wants=consent')).toContain(
        'whatsappOptIn',
      );
      expect(await fields('api::customer.customer/fields')).not.toContain('whatsappOptIn');
    });
  });

  describe('that is recorded', () => {
    test('is kept word by word, and told to the event hub', async () => {
      const phone = newPhone();
      const { heard, end } = listen();
      const first = await contacts().optIn({
        phone,
        purpose: 'marketing',
        note: 'Ticked on /checkout',
      });
      expect(first).toMatchObject({
        phone,
        optInMarketingAt: expect.any(String) as string,
        optInAllAt: null,
        optOutAllAt: null,
      });
      const second = await contacts().optOut({ contact: first.documentId, source: 'webhook' });
      expect(second).toMatchObject({ optOutAllAt: expect.any(String) as string });
      const known = await contacts().findConsent({ phone });
      expect(known).toMatchObject(second);
      expect(known!.history).toMatchObject([
        { kind: 'opt-out', purpose: 'all', source: 'webhook', note: null },
        { kind: 'opt-in', purpose: 'marketing', source: 'code', note: 'Ticked on /checkout' },
      ]);
      await eventually('both events', () => (heard.length === 2 ? true : undefined));
      end();
      const { documentId } = first;
      expect(heard).toMatchObject([
        ['whatsapp.contact.optin', { documentId, purpose: 'marketing', source: 'code' }],
        ['whatsapp.contact.optout', { documentId, purpose: 'all', source: 'webhook' }],
      ]);
    });

    test('goes by the times of what was said, not by the order in which it was told', async () => {
      const phone = newPhone();
      const day = (number: number) => new Date(Date.UTC(2026, 0, number));
      const state = async (input: Omit<ConsentInput, 'phone'>, kind: 'optIn' | 'optOut') =>
        (await contacts()[kind]({ phone, ...input })).optOutMarketingAt;
      await state({ purpose: 'marketing', at: day(5) }, 'optIn');
      expect(await state({ purpose: 'marketing', at: day(3) }, 'optOut')).toBeNull();
      expect(await codes({ template: NEWS, to: { phone } })).toEqual([]);
      expect(await state({ purpose: 'marketing', at: day(7) }, 'optOut')).toBe(
        day(7).toISOString(),
      );
      expect(await codes({ template: NEWS, to: { phone } })).toEqual(['error consent.optedOut']);
      expect(await state({ purpose: 'marketing', at: day(6) }, 'optIn')).toBe(day(7).toISOString());
      expect(await state({ at: day(8).toISOString() }, 'optIn')).toBeNull();
      expect(await codes({ template: NEWS, to: { phone } })).toEqual([]);
      expect((await contacts().findConsent({ phone }))!.history).toHaveLength(5);
    });

    test('is refused when it names nobody, two people, nobody known, or a time to come', async () => {
      const refused = (input: ConsentInput) =>
        contacts()
          .optIn(input)
          .then(
            () => null,
            (failure: { name: string; details?: { issues?: { code: string; path: string }[] } }) =>
              failure.details?.issues?.map(({ code, path }) => `${path}: ${code}`) ?? failure.name,
          );
      const phone = newPhone();
      expect(await refused({})).toEqual(['phone: consent.onePerson']);
      expect(await refused({ phone, userId: 'DE.1' })).toEqual(['phone: consent.onePerson']);
      expect(await refused({ phone: 'nobody' })).toEqual(['phone: phone.invalid']);
      for (const userId of ['', 'foo bar'])
        expect(await refused({ userId })).toEqual(['userId: recipient.userId']);
      expect(await refused({ phone, purpose: 'everything' as never })).toEqual([
        'purpose: consent.purpose',
      ]);
      expect(await refused({ contact: 'nobody' })).toBe('NotFoundError');
      expect(await refused({ phone, account: 'none' })).toEqual(['account: account.notFound']);
      expect(await refused({ phone, at: 'soon' })).toEqual(['at: consent.time']);
      expect(await refused({ phone, at: new Date(Date.now() + 3_600_000) })).toEqual([
        'at: consent.future',
      ]);
      expect(await contacts().findConsent({ phone })).toBeNull();
    });

    test('is not told when its transaction is taken back', async () => {
      const phone = newPhone();
      const { heard, end } = listen();
      const { strapi } = shop.booted;
      await expect(
        strapi.db.transaction(async () => {
          await contacts().optIn({ phone });
          throw new Error('taken back');
        }),
      ).rejects.toThrow('taken back');
      const { documentId } = await contacts().optIn({ phone, purpose: 'marketing' });
      await eventually('the event', () => (heard.length > 0 ? true : undefined));
      end();
      expect(heard.map(([, told]) => told)).toMatchObject([{ documentId, purpose: 'marketing' }]);
    });
  });

  test('is not asked for a test message to the own number of its sender', async () => {
    const phone = newPhone();
    const token = await shop.booted.adminToken();
    const ask = async (path: string, body: object) =>
      shop.booted.request
        .post(`/whatsapp${path}`)
        .set('Authorization', `Bearer ${token}`)
        .send(body);
    const input = { template: NEWS, to: { phone } };
    expect((await ask('/messages', input)).status).toBe(400);
    await shop.booted.request
      .put('/whatsapp/me')
      .set('Authorization', `Bearer ${token}`)
      .send({ phone })
      .expect(200);
    const { status, body } = await ask('/messages', input);
    expect(status).toBe(200);
    const { documentId } = (body as { data: { documentId: string } }).data;
    const message = await shop.reaches(documentId, 'accepted', 'sent', 'delivered', 'failed');
    expect(message.failure?.type).not.toBe('invalid');
    expect((await ask('/messages', { ...input, to: { phone: newPhone() } })).status).toBe(400);
  });

  test('is asked for a message to the own number of somebody who edits no templates', async () => {
    const phone = newPhone();
    const token = await shop.booted.adminToken(['plugin::whatsapp.messages.send']);
    const ask = (method: 'post' | 'put', path: string, body: object) =>
      shop.booted.request[method](`/whatsapp${path}`)
        .set('Authorization', `Bearer ${token}`)
        .send(body);
    await ask('put', '/me', { phone }).expect(200);
    const { body } = await ask('post', '/messages', { template: NEWS, to: { phone } }).expect(400);
    expect(JSON.stringify(body)).toContain('consent.missing');
  });

  describe('that ends before a message leaves', () => {
    test.each(['opted out', 'blocked'] as const)(
      'a person who %s meanwhile gets nothing, and sending again waits for their consent',
      async (what) => {
        const phone = newPhone();
        const { documentId: contact } = await contacts().optIn({ phone });
        const input = { template: NEWS, to: { phone } };
        const { documentId } = await messages().sendTemplate({ ...input, sendAt: later() });
        if (what === 'opted out') await contacts().optOut({ phone, purpose: 'marketing' });
        else
          await shop.booted.strapi.db.query('plugin::whatsapp.contact' as never).update({
            where: { documentId: contact } as never,
            data: { blockedAt: new Date() } as never,
          });
        await shop.comesDue(documentId);
        const message = await shop.reaches(documentId, 'failed');
        expect(message).toMatchObject({
          attempt: 0,
          canRetry: false,
          failure: {
            type: 'invalid',
            metaTitle: expect.stringContaining(
              what === 'opted out' ? 'no marketing' : 'is blocked',
            ) as string,
          },
        });
        await expect(messages().resend(documentId)).rejects.toMatchObject({
          details: {
            issues: [{ code: what === 'opted out' ? 'consent.optedOut' : 'consent.blocked' }],
          },
        });
        if (what === 'blocked') return;
        await contacts().optIn({ phone });
        const again = await messages().resend(documentId);
        expect(again).toMatchObject({ resendOf: documentId, state: 'queued' });
      },
    );

    async function agreed() {
      const record = await orderOf({ phone: newPhone(), whatsappOptIn: true });
      const order = await shop.booted.strapi.documents(ORDER).findOne({
        documentId: record.documentId,
        populate: ['customer'],
      });
      const { documentId } = (order as unknown as { customer: { documentId: string } }).customer;
      const says = (whatsappOptIn: boolean) =>
        shop.booted.strapi.documents('api::customer.customer').update({
          documentId,
          data: { whatsappOptIn } as never,
        });
      return { record, says };
    }

    test('a record that says no meanwhile stops what waits, and sending it again', async () => {
      const { record, says } = await agreed();
      const send = () => messages().sendTemplate({ template: NEWS, record, sendAt: later() });
      const [stopped, still] = [await send(), await agreed()];
      const other = await messages().sendTemplate({
        template: NEWS,
        record: still.record,
        sendAt: later(),
      });
      await says(false);
      for (const { documentId } of [stopped, other]) await shop.comesDue(documentId);
      expect(await shop.reaches(stopped.documentId, 'failed')).toMatchObject({
        attempt: 0,
        failure: {
          type: 'invalid',
          metaTitle: expect.stringContaining('has not agreed') as string,
        },
      });
      const states = ['accepted', 'sent', 'delivered', 'failed'] as const;
      const message = await shop.reaches(other.documentId, ...states);
      expect(message.failure?.type).not.toBe('invalid');
      await expect(messages().resend(stopped.documentId)).rejects.toMatchObject({
        details: { issues: [{ code: 'consent.recordSaysNo' }] },
      });
      await says(true);
      expect(await messages().resend(stopped.documentId)).toMatchObject({ state: 'queued' });
    });
  });

  describe('that a person ended in WhatsApp', () => {
    test.each([
      ['at once', 'refuse', '+447400123456'],
      ['by a status', 'webhook', '+34612345678'],
    ] as const)(
      'Meta’s refusal %s is an opt-out of marketing, recorded once',
      async (_, way, phone) => {
        await contacts().optIn({ phone });
        // What WhatsApp tells of it by itself does not get here.
        shop.simulator.setFaults({
          webhooks: { stopped: { lost: true, field: 'user_preferences' } },
        });
        shop.simulator.optOut(phone.slice(1), { phoneNumberId: SEED.realNumber.id });
        shop.simulator.setOptions({ undeliverable: way });
        const input = { template: NEWS, to: { phone } };
        const sent = await Promise.all([
          messages().sendTemplate(input),
          messages().sendTemplate(input),
        ]);
        const failures: Failure[] = [];
        for (const { documentId } of sent)
          failures.push((await shop.reaches(documentId, 'failed')).failure!);
        // The second may have been stopped by what was learnt from the first.
        const byMeta = sent.filter((message, index) => failures[index]!.code === 131050);
        expect(byMeta.length).toBeGreaterThan(0);
        for (const { code, type } of failures)
          expect(type).toBe(
            code === null ? 'invalid' : way === 'refuse' ? 'refused' : 'undelivered',
          );
        const known = await eventually('the opt-out', async () => {
          const consent = await contacts().findConsent({ phone });
          return consent?.optOutMarketingAt ? consent : undefined;
        });
        expect(known.history.filter(({ kind }) => kind === 'opt-out')).toMatchObject([
          {
            purpose: 'marketing',
            source: 'webhook',
            note: expect.stringContaining('131050') as string,
          },
        ]);
        const again = way === 'refuse' ? messages().retry : messages().resend;
        await expect(again(byMeta[0]!.documentId)).rejects.toMatchObject({
          details: { issues: [{ code: 'consent.optedOut' }] },
        });
        expect(await codes({ template: READY, to: { phone }, values })).toEqual([]);
      },
    );
  });

  describe('by another policy', () => {
    test('is asked of nobody where it is off, but a no counts', async () => {
      const config = configOf(shop.booted.strapi);
      const before = { ...config.sending.consent };
      const phone = newPhone();
      try {
        Object.assign(config.sending.consent, { marketing: 'off', utility: 'require' });
        expect(await codes({ template: NEWS, to: { phone } })).toEqual([]);
        expect(await codes({ template: READY, to: { phone }, values })).toEqual([
          'error consent.missing',
        ]);
        await contacts().optOut({ phone, purpose: 'marketing' });
        expect(await codes({ template: NEWS, to: { phone } })).toEqual(['error consent.optedOut']);
      } finally {
        Object.assign(config.sending.consent, before);
      }
    });
  });

  test('a business keeps its own opt-ins; an opt-out without an account is for all of them', async () => {
    const other = await shop.whatsapp.accounts.create({
      name: 'Second business',
      environment: 'sandbox',
      phoneNumberId: '999000111222333',
      businessAccountId: '999000111222444',
      accessToken: SEED.tokens.full,
      appSecret: SEED.app.secret,
      defaultCountry: 'DE',
    });
    const phone = newPhone();
    const ours = await contacts().optIn({ phone });
    expect(await contacts().findConsent({ phone, account: other.documentId })).toBeNull();
    const theirs = await contacts().optIn({ phone, account: other.documentId });
    expect(theirs.documentId).not.toBe(ours.documentId);
    await contacts().optOut({ phone, purpose: 'marketing' });
    for (const contact of [ours, theirs])
      expect(await contacts().findConsent({ contact: contact.documentId })).toMatchObject({
        optOutMarketingAt: expect.any(String) as string,
      });
  });
});

describeOnEachDatabase('words that come at once', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());

  test('are one contact’s, and the latest of them counts', async () => {
    const { contacts } = shop.whatsapp;
    const phone = newPhone();
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    const said = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0
          ? contacts.optIn({ phone, at: at(index) })
          : contacts.optOut({ phone, at: at(index) }),
      ),
    );
    expect(new Set(said.map(({ documentId }) => documentId)).size).toBe(1);
    const known = await contacts.findConsent({ phone });
    expect(known).toMatchObject({
      optInAllAt: at(8).toISOString(),
      optOutAllAt: at(9).toISOString(),
    });
    expect(known!.history.map((word) => word.at)).toEqual(
      Array.from({ length: 10 }, (_, index) => at(9 - index).toISOString()),
    );
  });
});
