import type { SendTemplateInput } from '../../shared/contracts/messages';
import { newAuthentication, REDACTED_CODE } from '../../shared/domain/template/authentication';
import { approveTemplate, codeTemplate } from './approved-template';
import { describeOnEachDatabase } from './services';
import { eventually, later, openShop, type Shop } from './shop';

const LENA = '4917655501234';

describeOnEachDatabase('one-time codes', (database) => {
  let shop: Shop;
  let codes = 0;
  const printed: string[] = [];
  let restore: () => void;
  const strapi = () => shop.booted.strapi;

  beforeAll(async () => {
    shop = await openShop({ database, config: { graph: { timeoutMs: 1_500 } } });
    const authentication = { ...newAuthentication(), codeExpirationMinutes: 5 };
    await approveTemplate(shop, codeTemplate('login_code', authentication), null);
    // Everything that is logged at any level, whether or not it would be shown.
    const { log } = strapi();
    const levels = ['debug', 'http', 'info', 'warn', 'error', 'verbose'] as const;
    const spies = levels.map((level) =>
      jest.spyOn(log, level).mockImplementation(((...words: unknown[]) => {
        printed.push(words.map((word) => (word as Error)?.stack ?? JSON.stringify(word)).join(' '));
        return log;
      }) as never),
    );
    restore = () => spies.forEach((spy) => spy.mockRestore());
  });
  afterEach(() => shop.simulator.clearFaults());
  afterAll(async () => {
    restore?.();
    await shop?.stop();
  });

  const newCode = () => `K7${String((codes += 1)).padStart(4, '0')}QX`;
  const inputFor = (code: string): SendTemplateInput => ({
    template: 'login_code',
    to: { phone: `+${LENA}` },
    values: { '1': code },
  });
  const send = (code: string) => shop.whatsapp.messages.sendTemplate(inputFor(code));
  const received = () => shop.simulator.phone(LENA).thread.at(-1)!;

  /** The names of the tables in which this text stands. */
  async function tablesWith(text: string): Promise<string[]> {
    const found: string[] = [];
    for (const { tableName } of strapi().db.metadata.values()) {
      const rows = await strapi().db.connection(tableName).select('*');
      if (JSON.stringify(rows).includes(text)) found.push(tableName);
    }
    return found;
  }
  const isNowhere = async (code: string) => {
    expect(await tablesWith(code)).toEqual([]);
    expect(printed.filter((line) => line.includes(code))).toEqual([]);
  };

  test('arrive in the text and with the button, and are kept only until they have left', async () => {
    const code = newCode();
    const message = await shop.whatsapp.messages.sendTemplate({
      ...inputFor(code),
      sendAt: later(),
    });
    expect(await tablesWith(code)).toEqual(['whatsapp_messages']);
    expect(JSON.stringify(message)).not.toContain(code);
    expect(message.rendered).toContain(REDACTED_CODE);
    const [stored] = await strapi()
      .db.query('plugin::whatsapp.message')
      .findMany({ where: { documentId: message.documentId } });
    const { payload, ...shown } = stored!.content as unknown as Record<string, unknown>;
    expect(JSON.stringify(payload)).toContain(code);
    expect(JSON.stringify({ ...stored, content: shown })).not.toContain(code);

    await shop.comesDue(message.documentId);
    const delivered = await shop.reaches(message.documentId, 'delivered');
    expect(received().view).toMatchObject({
      body: expect.stringContaining(code),
      buttons: [{ type: 'copy_code', code }],
    });
    expect(delivered).toMatchObject({ canRetry: false, canResend: false });
    await isNowhere(code);
  });

  test('are given up when they would have expired', async () => {
    const { documentId } = await send(newCode());
    const [row] = await strapi()
      .db.query('plugin::whatsapp.message')
      .findMany({ where: { documentId } });
    const minutes =
      (Date.parse(String(row!.expiresAt)) - Date.parse(String(row!.queuedAt))) / 60_000;
    expect(minutes).toBe(5);
    await shop.reaches(documentId, 'delivered');
  });

  test('are forgotten when Meta refuses, whatever it says, and cannot be retried', async () => {
    const code = newCode();
    shop.simulator.setFaults({
      error: { code: 131009, path: '/messages', details: `The value ${code} is wrong`, times: 1 },
    });
    const { documentId } = await send(code);
    const failed = await shop.reaches(documentId, 'failed');
    expect(failed).toMatchObject({ canRetry: false, canResend: false });
    expect(failed.failure).toMatchObject({
      metaDetails: `The value ${REDACTED_CODE} is wrong`,
      action: expect.stringContaining('Send a new code'),
    });
    await expect(shop.whatsapp.messages.retry(documentId)).rejects.toThrow('is not kept');
    await expect(shop.whatsapp.messages.resend(documentId)).rejects.toThrow('is not kept');
    await isNowhere(code);
  });

  test('survive a refusal that passes', async () => {
    const code = newCode();
    shop.simulator.setFaults({ rateLimited: { code: 131056, times: 1, path: '/messages' } });
    const { documentId } = await send(code);
    await shop.reaches(documentId, 'delivered');
    expect(received().view.body).toContain(code);
    await isNowhere(code);
  });

  test('are forgotten when the message is taken back', async () => {
    const code = newCode();
    const { documentId } = await shop.whatsapp.messages.sendTemplate({
      ...inputFor(code),
      sendAt: new Date(Date.now() + 60_000),
    });
    expect((await shop.whatsapp.messages.cancel(documentId)).state).toBe('cancelled');
    await isNowhere(code);
  });

  test('are forgotten when the message expires', async () => {
    const code = newCode();
    const { documentId } = await shop.whatsapp.messages.sendTemplate({
      ...inputFor(code),
      sendAt: new Date(Date.now() + 60_000),
    });
    // Its deadline passes while it waits.
    await shop.booted.strapi.db.query('plugin::whatsapp.message').update({
      where: { documentId },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    expect((await shop.reaches(documentId, 'failed')).failure).toMatchObject({ type: 'expired' });
    await isNowhere(code);
  });

  test('are forgotten when nobody knows what became of the message', async () => {
    const code = newCode();
    shop.simulator.setFaults({
      garbage: { path: '/messages', times: 1 },
      webhooks: { stopped: { lost: true } },
    });
    const { documentId } = await send(code);
    const uncertain = await shop.reaches(documentId, 'uncertain');
    expect(uncertain.canResend).toBe(false);
    await isNowhere(code);
  });

  test('are forgotten when a status is quicker than the answer', async () => {
    const code = newCode();
    shop.simulator.setFaults({ slow: { ms: 1_000, path: '/messages', times: 1 } });
    const { documentId } = await send(code);
    await shop.reaches(documentId, 'delivered');
    await isNowhere(code);
    await eventually('the answer', async () =>
      (await shop.whatsapp.messages.findOne(documentId)).times.acceptedAt ? true : undefined,
    );
  });

  test('are in no error, when the database refuses to keep them', async () => {
    const code = newCode();
    const { wamid } = await shop.reaches((await send(newCode())).documentId, 'delivered');
    const unsubscribe = strapi().db.lifecycles.subscribe({
      models: ['plugin::whatsapp.message'],
      beforeCreate({ params }) {
        // Taken already: the database says so, with everything that it was given.
        Object.assign(params.data as object, { wamid });
      },
    });
    const failure = await send(code).catch((cause: unknown) => cause);
    unsubscribe();
    const words = Object.getOwnPropertyNames(failure).map((name) =>
      String((failure as Record<string, unknown>)[name]),
    );
    expect(words.join('\n')).toMatch(/wamid/);
    expect(words.filter((text) => text.includes(code))).toEqual([]);
    await isNowhere(code);
  });

  test.each([
    ['too long', 'X'.repeat(16), 'value.codeTooLong'],
    ['an address', 'www.a.example', 'value.codeCharacters'],
    ['a picture', '🔑1234', 'value.codeCharacters'],
    ['missing', '', 'value.missing'],
  ])('that are %s are refused', async (_, code, issue) => {
    const { issues } = await shop.whatsapp.messages.preview(inputFor(code));
    expect(issues.map((one) => one.code)).toEqual([issue]);
  });

  test('are never sent to a person who is known by user id alone', async () => {
    const code = newCode();
    const { documentId } = await shop.whatsapp.messages.sendTemplate({
      ...inputFor(code),
      sendAt: later(),
    });
    const contacts = strapi().db.query('plugin::whatsapp.contact' as 'plugin::whatsapp.message');
    const where = { phone: `+${LENA}` } as never;
    const before = await contacts.findOne({ where });
    await contacts.update({
      where: { id: before!.id },
      data: { phone: null, userId: 'DE.1' } as never,
    });
    await shop.comesDue(documentId);
    const failed = await shop.reaches(documentId, 'failed');
    await contacts.update({ where: { id: before!.id }, data: { phone: `+${LENA}` } as never });
    expect(failed.failure).toMatchObject({ type: 'invalid' });
    await isNowhere(code);
  });
});
