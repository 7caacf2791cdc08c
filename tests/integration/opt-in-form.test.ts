import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { SEED } from '../../simulator/src';
import { approveTemplate, codeTemplate } from './approved-template';
import { eventually, openShop, type Shop } from './shop';
import { freePort } from '../ports';

const PAGE = path.resolve(__dirname, '../../docs/consent.md');
const [, EXAMPLE = ''] = /```js\n(\/\/ opt-in\.mjs\n[\s\S]+?)\n```/.exec(
  readFileSync(PAGE, 'utf8'),
)!;

describe('The opt-in form of the documentation', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'whatsapp-opt-in-'));
  let shop: Shop;
  let site: ChildProcess;
  let url: string;
  let token: string;
  const { phone } = SEED.customers.lena;

  beforeAll(async () => {
    shop = await openShop();
    await approveTemplate(shop, codeTemplate('opt_in_code'), null);
    const { request, adminToken } = shop.booted;
    const { body } = (await request
      .post('/admin/api-tokens')
      .set('Authorization', `Bearer ${await adminToken()}`)
      .send({
        name: 'Site',
        description: '',
        lifespan: null,
        type: 'custom',
        permissions: ['plugin::whatsapp.message.send', 'plugin::whatsapp.contact.optIn'],
      })
      .expect(201)) as { body: { data: { accessKey: string } } };
    token = body.data.accessKey;

    const file = path.join(directory, 'opt-in.mjs');
    writeFileSync(file, EXAMPLE);
    const port = await freePort();
    site = spawn(process.execPath, [file], {
      env: {
        ...process.env,
        STRAPI_URL: shop.booted.url,
        STRAPI_TOKEN: token,
        PORT: String(port),
      },
    });
    url = `http://localhost:${port}`;
    await new Promise<void>((resolve, reject) => {
      site.stdout!.once('data', () => resolve());
      site.stderr!.once('data', (words: Buffer) => reject(new Error(String(words))));
    });
  });
  afterAll(async () => {
    site?.kill();
    rmSync(directory, { recursive: true });
    await shop?.stop();
  });

  const post = async (place: string, body: object) => {
    const answer = await fetch(`${url}${place}`, { method: 'POST', body: JSON.stringify(body) });
    return (await answer.json()) as { id?: string; done?: boolean; error?: string };
  };
  const consent = () => shop.whatsapp.contacts.findConsent({ phone: `+${phone}` });

  test('records an opt-in when the visitor has proved that the number is theirs', async () => {
    expect((await post('/ask', { phone: `+${phone}` })).error).toContain('Tick');
    const { id } = await post('/ask', { phone: `+${phone}`, agrees: true });
    const code = await eventually('the code', () => {
      const last = shop.simulator.phone(phone).thread.at(-1);
      return last && /\b\d{6}\b/.exec(JSON.stringify(last))?.[0];
    });
    const wrong = code === '000000' ? '111111' : '000000';
    expect((await post('/confirm', { id, code: wrong })).error).toBe('This is not the code.');
    expect((await consent())?.optInMarketingAt ?? null).toBeNull();
    expect(await post('/confirm', { id, code })).toEqual({ done: true });
    const known = await consent();
    expect(known).toMatchObject({
      optInMarketingAt: expect.any(String) as string,
      optInAllAt: null,
      history: [{ kind: 'opt-in', purpose: 'marketing', source: 'api', actor: 'Site' }],
    });
    expect(known!.history[0]!.note).toContain('by writing STOP');
    // A code is good for one time.
    expect((await post('/confirm', { id, code })).error).toContain('not valid');
  });

  test('shows the visitor no token', async () => {
    const page = await (await fetch(url)).text();
    expect(page).toContain('<form');
    expect(page).not.toContain(token);
    expect(page).not.toContain(shop.booted.url);
  });

  test('sends no more than three codes an hour to a number', async () => {
    const other = { phone: `+${SEED.customers.oliver.phone}`, agrees: true };
    for (let time = 0; time < 3; time += 1)
      expect((await post('/ask', other)).id).toEqual(expect.any(String));
    expect((await post('/ask', other)).error).toContain('Too many');
  });
});
