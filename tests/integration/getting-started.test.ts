import { readFileSync } from 'node:fs';
import path from 'node:path';

import type {
  Account,
  AccountWithVerifyToken,
  ConnectionTest,
} from '../../shared/contracts/accounts';
import type { Found } from '../../shared/contracts/connect';
import type { Message } from '../../shared/contracts/messages';
import { TICKED_FIELDS } from '../../shared/domain/webhook-fields';
import { SEED } from '../../simulator/src';
import { blocksOf, configurationIn, runBlock } from '../doc-blocks';
import { freePort } from '../ports';
import { eventually, openShop, type Shop } from './shop';

const PAGE = 'docs/getting-started-with-meta.md';
const ROOT = path.resolve(__dirname, '../..');
const text = readFileSync(path.join(ROOT, PAGE), 'utf8');
const labels = Object.values(
  JSON.parse(readFileSync(path.join(ROOT, 'admin/src/translations/en.json'), 'utf8')) as Record<
    string,
    string
  >,
);

/** The part of the page below a heading. */
function section(heading: string): string {
  const [, part] = text.split(`\n## ${heading}\n`);
  if (part === undefined) throw new Error(`${PAGE} has no part “${heading}”.`);
  return part.split(/\n## /)[0]!;
}

/** The rows of the table that begins with these columns. */
function table(part: string, ...columns: string[]): string[][] {
  const lines = part.split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const start = lines.findIndex((line) =>
    columns.every((column, at) => cells(line)[at] === column),
  );
  if (start < 0) throw new Error(`There is no table with ${columns.join(', ')}.`);
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end < 0 ? undefined : end).map(cells);
}

describe('getting started with Meta, as the page tells it', () => {
  const numbers = [SEED.testNumber.id, SEED.realNumber.id];
  const pasted = { accessToken: SEED.tokens.full, appSecret: SEED.app.secret };
  const [config, , first] = blocksOf(PAGE).filter(({ language }) => language !== 'mermaid');
  const [, command] = blocksOf(PAGE).filter(({ language }) => language !== 'mermaid');
  let shop: Shop;
  let callbackUrl: string;
  let accounts: AccountWithVerifyToken[];

  beforeAll(async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    callbackUrl = `${publicUrl}/api/whatsapp/webhook`;
    shop = await openShop({
      port,
      unconnected: true,
      asMeta: true,
      config: configurationIn(config!, (name) => (name === 'PUBLIC_URL' ? publicUrl : undefined))!,
    });
  });
  afterAll(() => shop?.stop());

  const post = (place: string, body: object = {}) => shop.admin('post', place).send(body);
  const look = async (input: object = {}): Promise<Found> =>
    ((await post('/connect/look', { ...pasted, ...input }).expect(200)).body as { data: Found })
      .data;
  const testNumber = () => accounts.find((one) => one.phoneNumberId === SEED.testNumber.id)!;
  const realNumber = () => accounts.find((one) => one.phoneNumberId === SEED.realNumber.id)!;

  test('the address of the tunnel is the callback URL, as the command sets it', () => {
    const [, name, address] = /^(\w+)=(\S+) npx strapi develop$/m.exec(command!.code)!;
    expect(configurationIn(config!, (asked) => (asked === name ? address : undefined))).toEqual({
      publicUrl: address,
    });
    expect(address).toMatch(/^https:\/\/[^/]+$/);
    expect(text).toContain('`https://<your address>/api/whatsapp/webhook`');
  });

  describe('7. Connect', () => {
    const said = table(section('7. Connect: two pastes'), 'What it says', 'What to do');

    test('nothing is stored by looking, and the numbers are shown', async () => {
      const found = await look();
      expect(found.issues).toEqual([]);
      expect(
        found.businessAccounts.flatMap((one) => one.numbers.map((number) => number.phoneNumberId)),
      ).toEqual(numbers);
      expect(await shop.whatsapp.accounts.find()).toEqual([]);
    });

    test('each row of what it may say comes true, and says the rest of it', async () => {
      const token = (input: object) => shop.simulator.addToken(input as never).value;
      const soon = Math.floor(Date.now() / 1000) + 3_600;
      const failing = (place: string) => {
        shop.simulator.setFaults({ error: { path: place, code: 100, times: 1 } });
        return {};
      };
      const cases: [row: string, input: () => object, codes: string[]][] = [
        ['the token has ended', () => ({ accessToken: SEED.tokens.expired }), ['tokenExpired']],
        ['not taken', () => ({ accessToken: 'EAAnobody' }), ['tokenInvalid']],
        [
          'it is a temporary token',
          () => ({ accessToken: token({ type: 'USER', expiresAt: soon }) }),
          ['temporary'],
        ],
        [
          'it may not do everything',
          () => ({ accessToken: SEED.tokens.messagingOnly }),
          ['scopeMissing'],
        ],
        [
          'may use no WhatsApp account',
          () => ({ accessToken: token({ businessAccountIds: [] }) }),
          ['nothingAssigned'],
        ],
        ['is not that of the app', () => ({ appSecret: 'f'.repeat(32) }), ['secretWrong']],
        ['Meta does not tell the app', () => failing('/debug_token'), ['needsApp']],
        [
          'or the account',
          () => ({
            accessToken: token({
              scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
            }),
          }),
          ['needsBusinessAccount'],
        ],
      ];
      const met = new Set<number>();
      for (const [row, input, codes] of cases) {
        const at = said.findIndex(([what = '']) => what.includes(row));
        expect({ row, at }).not.toEqual({ row, at: -1 });
        met.add(at);
        const { issues } = await look(input());
        expect(issues.map(({ code }) => code)).toEqual(codes.map((code) => `connect.${code}`));
        shop.simulator.clearFaults();
      }
      expect(met.size).toBe(said.length);
    });

    test('the numbers are connected, and every step of the table is done at Meta', async () => {
      const answer = await post('/connect', {
        ...pasted,
        numbers: numbers.map((phoneNumberId) => ({
          phoneNumberId,
          name: `Number ${phoneNumberId}`,
          defaultCountry: 'DE',
        })),
      }).expect(200);
      accounts = (answer.body as { data: AccountWithVerifyToken[] }).data;
      const at = (place: string) => `/accounts/${realNumber().documentId}${place}`;
      const steps: Record<string, () => Promise<void>> = {
        Callback: async () => {
          await post(at('/callback')).expect(200);
          expect(shop.simulator.state.apps.get(SEED.app.id)!.webhook).toEqual({
            callbackUrl,
            verifyToken: realNumber().newVerifyToken,
            fields: [...TICKED_FIELDS],
          });
        },
        Subscription: async () => {
          await post(at('/subscribe')).expect(200);
        },
        Templates: async () => {
          await post(at('/sync-templates')).expect(200);
          const { data } = await shop.whatsapp.templates.find({ _q: 'hello_world' });
          expect(data.map(({ name }) => name)).toEqual(['hello_world']);
        },
        Test: async () => {
          const { body } = await post(at('/test')).expect(200);
          expect((body as { data: ConnectionTest }).data.ok).toBe(true);
        },
      };
      const rows = table(section('7. Connect: two pastes'), 'Step', 'What is done');
      expect(rows.map(([step]) => step)).toEqual(Object.keys(steps));
      for (const [step = ''] of rows) await steps[step]!();
      expect(shop.simulator.findRequests({ method: 'POST', path: '/messages' })).toEqual([]);
    });

    test('secrets are shown by their last four characters alone', async () => {
      const { text: answer } = await shop.admin('get', `/accounts/${realNumber().documentId}`);
      const { data } = JSON.parse(answer) as { data: Account };
      expect(data.accessToken).toMatchObject({ isSet: true, last4: pasted.accessToken.slice(-4) });
      expect(data.appSecret).toMatchObject({ isSet: true, last4: pasted.appSecret.slice(-4) });
      expect(answer).not.toContain(pasted.accessToken);
      expect(answer).not.toContain(pasted.appSecret);
      expect(answer).not.toContain(realNumber().newVerifyToken);
    });
  });

  test('8. Register: with a PIN that is stored nowhere, and each of Meta’s codes is told', async () => {
    const { documentId, phoneNumberId } = realNumber();
    const register = (pin: string) => post(`/accounts/${documentId}/register`, { pin });
    shop.simulator.changePhoneNumber(phoneNumberId, { registered: false, pin: null });
    const codes = table(section('8. Register the number'), "Meta's code", 'What it means').flatMap(
      ([cell = '']) => cell.split(', ').map(Number),
    );
    expect(codes.length).toBeGreaterThan(4);
    for (const code of codes) {
      shop.simulator.setFaults({ error: { path: '/register', code, times: 1 } });
      const { body } = (await register('739164').expect(400)) as {
        body: { error: { message: string; details: { meta: { code: number } } } };
      };
      expect(body.error.details.meta.code).toBe(code);
    }
    shop.simulator.clearFaults();
    const { text: answer } = await register('739164').expect(200);
    expect(answer).not.toContain('739164');
  });

  test('9. The verify token proves the callback URL, until another one is made', async () => {
    const ask = (token: string) =>
      shop.booted.request.get('/api/whatsapp/webhook').query({
        'hub.mode': 'subscribe',
        'hub.challenge': '1158201444',
        'hub.verify_token': token,
      });
    await ask(realNumber().newVerifyToken).expect(200, '1158201444');
    const { body } = await post(`/accounts/${realNumber().documentId}/verify-token`).expect(200);
    await ask((body as { data: AccountWithVerifyToken }).data.newVerifyToken).expect(200);
    await ask(realNumber().newVerifyToken).expect(403);
  });

  test('9. By hand: the form has each field of the table', () => {
    const part = section('9. Where Meta cannot be told from here');
    const rows = table(part, 'What', 'Where', 'In the account form');
    const fields = rows.map(([, , field = '']) => field.replaceAll('_', ''));
    expect(fields).toHaveLength(5);
    expect(fields.filter((field) => !labels.includes(field))).toEqual([]);
  });

  test('10. The test looks at what the table names, and nothing else', async () => {
    const { body } = await post(`/accounts/${realNumber().documentId}/test`).expect(200);
    const { checks } = (body as { data: ConnectionTest }).data;
    const english = JSON.parse(
      readFileSync(path.join(ROOT, 'admin/src/translations/en.json'), 'utf8'),
    ) as Record<string, string>;
    expect(
      table(section('10. Test connection'), 'Check', 'A problem means').map(([check]) => check),
    ).toEqual(checks.map(({ id }) => english[`health.check.${id}`]));
  });

  describe('11. First message', () => {
    test('the sample sends it, it is delivered, and the page of the account says when Meta called', async () => {
      expect((await shop.whatsapp.accounts.findOne(testNumber().documentId)).lastDeliveryAt).toBe(
        null,
      );
      const { message } = (await runBlock(first!, {
        strapi: shop.booted.strapi,
        accountDocumentId: testNumber().documentId,
      })) as { message: Message };
      expect(message.state).toBe('queued');
      await shop.reaches(message.documentId, 'delivered');
      await eventually('the time of the delivery', async () => {
        const { data } = (await shop.admin('get', '/accounts')).body as { data: Account[] };
        return data.some(({ lastDeliveryAt }) => lastDeliveryAt !== null) ? true : undefined;
      });
    });

    test('a test number reaches nobody who is not listed (131030)', async () => {
      const stranger = '+4915170009999';
      const { documentId } = await shop.whatsapp.messages.sendTemplate({
        template: 'hello_world',
        account: testNumber().documentId,
        to: { phone: stranger },
      });
      expect((await shop.reaches(documentId, 'failed')).failure?.code).toBe(131030);
    });
  });
});
