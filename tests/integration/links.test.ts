import type { Clicks } from '../../shared/contracts/templates';
import type { WhatsAppEvents } from '../../shared/events';
import { actionId } from '../../shared/permissions';
import type { Runtime } from '../../server/src/runtime';
import type { Links, LinkToSave } from '../../server/src/services/links';
import { isUniqueViolation } from '../../server/src/store/table';
import { describeOnEachDatabase } from './services';
import { eventually } from './shop';
import { bootStrapi, type BootedStrapi, type BootOptions } from './strapi';

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
const PREVIEW = 'WhatsApp/2.24.12.78 A';
const TARGET = 'https://shop.example/orders/7?from=whatsapp';
const PUBLIC_URL = 'https://cms.example.com';
const MINUTE = 60_000;

interface MessageOptions {
  sentAt?: Date | null;
  template?: number;
  targets?: string[];
}

/** A booted Strapi with messages whose links can be opened. */
async function openOffice(options: BootOptions = {}) {
  const booted = await bootStrapi({
    ...options,
    config: { publicUrl: PUBLIC_URL, ...options.config },
  });
  const service = <T>(name: string) =>
    booted.strapi.plugin('whatsapp').service(name) as unknown as T;
  const links = () => service<Links>('links');
  const rows = (name: string) =>
    booted.strapi.db.query(`plugin::whatsapp.${name}` as 'plugin::whatsapp.message');

  let templates = 0;

  /** A message that was sent a minute ago, with a link for each target. */
  async function addMessage({
    sentAt = new Date(Date.now() - MINUTE),
    template,
    targets = [TARGET],
  }: MessageOptions = {}) {
    const message = await rows('message').create({
      data: {
        direction: 'out',
        type: 'template',
        state: 'sent',
        sentAt,
        template: template ?? null,
        recordUid: 'api::order.order',
        recordDocumentId: 'order-7',
      } as never,
    });
    const plans = targets.map((target, index) => ({
      ...links().plan(target),
      variable: `button.${index}`,
    }));
    await links().save(plans, { id: Number(message.id) }, template ?? null);
    return {
      id: Number(message.id),
      documentId: message.documentId as string,
      codes: plans.map(({ code }) => code),
      code: plans[0]?.code ?? '',
    };
  }

  const open = (
    code: string,
    { method = 'get', ...headers }: Record<string, string> & { method?: string } = {},
  ) =>
    booted.request[method as 'get' | 'head'](`/api/whatsapp/l/${code}`).set({
      'User-Agent': PHONE,
      ...headers,
    });

  const countsOf = async ({ id }: { id: number }): Promise<Clicks> => {
    const counts = (await links().countsOfMessages([id])).get(id)!;
    return { people: counts.people, robots: counts.robots };
  };

  /** Resolves when all that was opened before has been counted, or left out. */
  async function settle(): Promise<void> {
    const marker = await addMessage();
    await open(marker.code).expect(302);
    await eventually('the last visit being counted', async () =>
      (await countsOf(marker)).people === 1 ? true : undefined,
    );
    await links().idle();
  }

  const track = async (trackLinks: boolean) => {
    const token = await booted.adminToken();
    await booted.request
      .put('/whatsapp/preferences')
      .set('Authorization', `Bearer ${token}`)
      .send({ trackLinks })
      .expect(200);
  };

  return {
    booted,
    links,
    rows,
    addMessage,
    open,
    countsOf,
    settle,
    track,
    runtime: () => service<Runtime>('runtime'),
    addTemplate: async () => {
      const { id } = await rows('template').create({
        data: {
          businessAccountId: '1',
          name: `template_${(templates += 1)}`,
          language: 'en',
          parameterFormat: 'POSITIONAL',
          status: 'APPROVED',
        } as never,
      });
      return Number(id);
    },
    stop: () => booted.stop(),
  };
}

type Office = Awaited<ReturnType<typeof openOffice>>;

const call = (
  booted: BootedStrapi,
  token: string,
  method: 'get' | 'put',
  path: string,
  body?: object,
) => {
  const request = booted.request[method](`/whatsapp${path}`);
  void request.set('Authorization', `Bearer ${token}`);
  return body ? request.send(body) : request;
};

describe('tracked links', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.stop());

  test('are not counted until that is switched on, and lead on all the same', async () => {
    const message = await office.addMessage();
    await office.open(message.code).expect(302).expect('Location', TARGET);
    await office.open(message.code, { 'User-Agent': PREVIEW }).expect(302);

    await office.track(true);
    await office.settle();
    expect(await office.countsOf(message)).toEqual({ people: 0, robots: 0 });

    await office.open(message.code).expect(302);
    await office.settle();
    expect(await office.countsOf(message)).toEqual({ people: 1, robots: 0 });

    await office.track(false);
    const other = await office.addMessage();
    await office.open(other.code).expect(302);
    await office.track(true);
    await office.settle();
    expect(await office.countsOf(other)).toEqual({ people: 0, robots: 0 });
  });

  describe('that are counted', () => {
    beforeAll(() => office.track(true));

    test('tell nobody where they were opened, and are asked for each time', async () => {
      const { code } = await office.addMessage();
      const { headers, text } = await office.open(code).expect(302);
      expect(headers).toMatchObject({
        location: TARGET,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
      });
      expect(headers['set-cookie']).toBeUndefined();
      expect(text).toBe('');
    });

    test('count a person once, however often the same tap arrives', async () => {
      const message = await office.addMessage();
      await Promise.all([1, 2, 3, 4].map(() => office.open(message.code).expect(302)));
      await office.settle();
      expect(await office.countsOf(message)).toEqual({ people: 1, robots: 0 });
    });

    test('count a person again who comes back later', async () => {
      const message = await office.addMessage();
      const { id: linkId } = (await office.links().open(message.code))!;
      const now = Date.now();
      const visitAt = (ms: number) => ({ linkId, at: new Date(now + ms), robot: null });
      const { links } = office.runtime();
      await links.noteVisits([visitAt(0), visitAt(3_000), visitAt(20_000)]);
      await links.noteVisits([visitAt(22_000), visitAt(40_000)]);
      expect(await office.countsOf(message)).toEqual({ people: 3, robots: 0 });
      const row = await office.rows('link').findOne({ where: { id: linkId } });
      expect(new Date(row!.firstClickedAt as string).getTime()).toBe(now);
      expect(new Date(row!.lastClickedAt as string).getTime()).toBe(now + 40_000);
    });

    test.each<[string, Record<string, string>]>([
      ['preview', { 'User-Agent': PREVIEW }],
      ['preview', { 'User-Agent': 'facebookexternalhit/1.1' }],
      ['preview', { 'Sec-Purpose': 'prefetch' }],
      ['preview', { 'X-Moz': 'prefetch' }],
      ['known robot', { 'User-Agent': 'curl/8.5.0' }],
      ['head', { method: 'head' }],
    ])('count no person for %s: %j', async (reason, visit) => {
      const message = await office.addMessage();
      await office.open(message.code, visit).expect(302).expect('Location', TARGET);
      await office.settle();
      expect(await office.countsOf(message)).toEqual({ people: 0, robots: 1 });
      const clicks = await office.rows('click').findMany({
        where: { link: { message: message.id } } as never,
      });
      expect(clicks).toMatchObject([{ isRobot: true, reason }]);
    });

    test('count no person at the moment when the message is sent', async () => {
      const message = await office.addMessage({ sentAt: new Date() });
      await office.open(message.code).expect(302);
      await office.settle();
      expect(await office.countsOf(message)).toEqual({ people: 0, robots: 1 });
    });

    test('count the person who comes right after the preview', async () => {
      const message = await office.addMessage();
      await office.open(message.code, { 'User-Agent': PREVIEW }).expect(302);
      await office.open(message.code).expect(302);
      await office.settle();
      expect(await office.countsOf(message)).toEqual({ people: 1, robots: 1 });
    });

    test('keep when and why, and nothing about who', async () => {
      const message = await office.addMessage();
      await office.open(message.code, { 'X-Forwarded-For': '203.0.113.9' }).expect(302);
      await office.settle();
      const { tableName } = office.booted.strapi.db.metadata.get('plugin::whatsapp.click');
      const rows = (await office.booted.strapi.db.connection(tableName)) as object[];
      expect(Object.keys(rows[0]!).sort()).toEqual(
        [
          ...['id', 'document_id', 'created_at', 'updated_at', 'published_at', 'locale'],
          ...['created_by_id', 'updated_by_id', 'link_id', 'at', 'is_robot', 'reason'],
        ].sort(),
      );
      expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113\.9|127\.0\.0\.1|Mozilla|WhatsApp\//);
    });

    test('tell the application of people, not of robots', async () => {
      const template = await office.addTemplate();
      const message = await office.addMessage({ template });
      const told: WhatsAppEvents['whatsapp.link.clicked'][] = [];
      const stop = office.booted.strapi.eventHub.on('whatsapp.link.clicked', (event) => {
        told.push(event as unknown as (typeof told)[number]);
        return Promise.resolve();
      });
      await office.open(message.code, { 'User-Agent': PREVIEW }).expect(302);
      await office.open(message.code).expect(302);
      await office.settle();
      stop();
      const { documentId } = (await office.rows('template').findOne({ where: { id: template } }))!;
      const ours = told.filter((event) => event.messageDocumentId === message.documentId);
      expect(ours).toEqual([
        {
          messageDocumentId: message.documentId,
          templateDocumentId: documentId,
          at: expect.stringMatching(/^\d{4}-.+Z$/),
          target: TARGET,
        },
      ]);
    });

    test('are summed for the message and for the template', async () => {
      const template = await office.addTemplate();
      const one = await office.addMessage({
        template,
        targets: [TARGET, 'https://shop.example/help'],
      });
      const other = await office.addMessage({ template });
      await office.open(one.codes[1]!).expect(302);
      await office.open(other.code).expect(302);
      await office.open(other.code, { 'User-Agent': PREVIEW }).expect(302);
      await office.settle();

      const token = await office.booted.adminToken();
      const path = `/messages/${one.documentId}`;
      const { body } = await call(office.booted, token, 'get', path).expect(200);
      expect(body.data.clicks).toEqual({
        people: 1,
        robots: 0,
        lastAt: expect.stringMatching(/^\d{4}-.+Z$/),
        links: [
          { target: TARGET, people: 0 },
          { target: 'https://shop.example/help', people: 1 },
        ],
      });
      const sums = await office.links().countsOfTemplates([template, template + 1_000]);
      expect([...sums]).toEqual([[template, { people: 2, robots: 1 }]]);
    });

    test('are null for a message without links', async () => {
      const { documentId } = await office.addMessage({ targets: [] });
      const token = await office.booted.adminToken();
      const { body } = await call(office.booted, token, 'get', `/messages/${documentId}`);
      expect(body.data.clicks).toBeNull();
    });

    test('show where they lead only to whoever may read the log', async () => {
      const order = await office.booted.strapi
        .documents('api::order.order')
        .create({ data: { number: 'A-17' } as never });
      const message = await office.addMessage();
      await office.rows('message').update({
        where: { id: message.id },
        data: { recordDocumentId: order.documentId } as never,
      });
      await office.open(message.code).expect(302);
      await office.settle();
      const read = {
        action: 'plugin::content-manager.explorer.read',
        subject: 'api::order.order',
        properties: { fields: ['number'], locales: ['en'] },
        conditions: [],
      };
      const path = `/records/api::order.order/${order.documentId}/messages`;
      const clicksFor = async (...names: ('messages.read' | 'messages.send' | 'inbox.read')[]) => {
        const token = await office.booted.adminToken([...names.map(actionId), read]);
        const { body } = await call(office.booted, token, 'get', path).expect(200);
        return body.data[0].clicks as unknown;
      };
      expect(await clicksFor('messages.send')).toMatchObject({ people: 1, links: [] });
      expect(await clicksFor('messages.send', 'messages.read')).toMatchObject({ links: [] });
      expect(await clicksFor('messages.send', 'messages.read', 'inbox.read')).toMatchObject({
        people: 1,
        links: [{ target: TARGET, people: 1 }],
      });
    });

    test('go on leading somewhere when their message has been deleted', async () => {
      const message = await office.addMessage();
      await office.rows('message').delete({ where: { id: message.id } });
      await office.open(message.code).expect(302).expect('Location', TARGET);
      await office.settle();
      const [link] = await office.rows('link').findMany({ where: { code: message.code } as never });
      expect(link).toMatchObject({ clicks: 1 });
    });
  });

  describe('that are not there', () => {
    test.each(['AAAAAAAAAAAA', 'short', 'much-too-long-for-a-code', '%00', "'%20or%201=1--", 'ä'])(
      '%s is told to the person in words',
      async (code) => {
        const { headers, text } = await office.open(encodeURI(decodeURI(code))).expect(404);
        expect(headers['content-type']).toMatch(/^text\/html/);
        expect(headers['x-robots-tag']).toBe('noindex');
        expect(headers['cache-control']).toBe('no-store');
        expect(text).toContain('This link does not lead anywhere');
        expect(text).not.toMatch(/<script|cms\.example|127\.0\.0\.1|strapi|whatsapp/i);
      },
    );

    test('are told in the language of the browser', async () => {
      const { text } = await office
        .open('AAAAAAAAAAAA')
        .set('Accept-Language', 'ja, pt-PT;q=0.8, en;q=0.5')
        .expect(404);
      expect(text).toContain('<html lang="pt-BR">');
    });

    test('take no target from the address', async () => {
      const { code } = await office.addMessage();
      await office
        .open(`${code}?target=https://evil.example&url=//evil.example`)
        .expect('Location', TARGET);
      await office.open('AAAAAAAAAAAA?target=https://evil.example').expect(404);
    });

    test('take no other method', async () => {
      const { code } = await office.addMessage();
      await office.booted.request.post(`/api/whatsapp/l/${code}`).expect(405);
    });
  });

  describe('that lead elsewhere than to the web', () => {
    test('are refused with their message', async () => {
      const { id } = await office.addMessage({ targets: [] });
      const before = await office.rows('link').count();
      const plans: LinkToSave[] = [TARGET, 'javascript:alert(1)'].map((target, index) => ({
        ...office.links().plan(target),
        variable: `button.${index}`,
      }));
      await expect(office.links().save(plans, { id }, null)).rejects.toMatchObject({
        name: 'ValidationError',
        details: { issues: [{ code: 'link.target', path: 'button.1' }] },
      });
      expect(await office.rows('link').count()).toBe(before);
    });

    test.each(['javascript:alert(1)', '//evil.example', 'data:text/html,x'])(
      'are not followed, even when %s stands in the database',
      async (target) => {
        const { code } = await office.addMessage();
        await office.rows('link').update({ where: { code } as never, data: { target } as never });
        const { headers } = await office.open(code).expect(404);
        expect(headers.location).toBeUndefined();
      },
    );
  });

  test('are stored with the transaction of whoever saves them, or not at all', async () => {
    const { id } = await office.addMessage({ targets: [] });
    const plan = { ...office.links().plan(TARGET), variable: 'button.0' };
    const undone = office.booted.strapi.db.transaction(async () => {
      await office.links().save([plan], { id }, null);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await office.open(plan.code).expect(404);
  });

  test('have an address at the public URL, with a code that no chat takes for formatting', () => {
    const codes = Array.from({ length: 200 }, () => office.links().plan(TARGET));
    for (const { code, url } of codes) {
      expect(code).toMatch(/^[A-Za-z0-9]{12}$/);
      expect(url).toBe(`${PUBLIC_URL}/api/whatsapp/l/${code}`);
    }
    expect(new Set(codes.map(({ code }) => code)).size).toBe(200);
  });

  describe('preferences', () => {
    test('are read and changed by whoever may read and change the settings', async () => {
      const reader = await office.booted.adminToken([actionId('settings.read')]);
      const { body } = await call(office.booted, reader, 'get', '/preferences').expect(200);
      expect(body.data).toMatchObject({ isTrackLinksLocked: false });
      expect(body.data.noticeText).toContain('no IP address');
      await call(office.booted, reader, 'put', '/preferences', { trackLinks: false }).expect(403);

      const author = await office.booted.adminToken('strapi-author');
      await call(office.booted, author, 'get', '/preferences').expect(403);
      await call(office.booted, author, 'put', '/preferences', { trackLinks: false }).expect(403);

      const changer = await office.booted.adminToken([actionId('settings.update')]);
      const put = (trackLinks: unknown) =>
        call(office.booted, changer, 'put', '/preferences', { trackLinks });
      expect((await put(false).expect(200)).body.data).toMatchObject({ trackLinks: false });
      expect((await put(true).expect(200)).body.data).toMatchObject({ trackLinks: true });
      await put('yes').expect(400);
    });

    test('outlast a restart', async () => {
      await office.track(true);
      await office.booted.restart();
      const message = await office.addMessage();
      await office.open(message.code).expect(302);
      await office.settle();
      expect(await office.countsOf(message)).toEqual({ people: 1, robots: 0 });
    });
  });
});

describeOnEachDatabase('tracked links', (database) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ database, config: { links: { track: true } } });
  });
  afterAll(() => office?.stop());

  test('with codes that differ only in case are two links', async () => {
    const { id } = await office.addMessage({ targets: [] });
    const plans = [
      { code: 'AbCdEfGhIjKl', target: 'https://shop.example/one', variable: 'button.0' },
      { code: 'aBcDeFgHiJkL', target: 'https://shop.example/two', variable: 'button.1' },
    ];
    await office.links().save(plans, { id }, null);
    await office.open('AbCdEfGhIjKl').expect('Location', 'https://shop.example/one');
    await office.open('aBcDeFgHiJkL').expect('Location', 'https://shop.example/two');
    await office.open('abcdefghijkl').expect(404);
    const again = office.links().save([plans[0]!], { id }, null);
    await expect(again.catch(isUniqueViolation)).resolves.toBe(true);
  });

  test('are all counted when many are opened at once', async () => {
    const template = await office.addTemplate();
    const messages = await Promise.all(
      Array.from({ length: 40 }, () => office.addMessage({ template })),
    );
    await Promise.all(
      messages.flatMap(({ code }) => [
        office.open(code).expect(302),
        office.open(code).expect(302),
        office.open(code, { 'User-Agent': PREVIEW }).expect(302),
      ]),
    );
    await office.settle();
    const sums = await office.links().countsOfTemplates([template]);
    expect(sums.get(template)).toEqual({ people: 40, robots: 40 });
    const counts = await office.links().countsOfMessages(messages.map(({ id }) => id));
    expect([...counts.values()].filter(({ people }) => people !== 1)).toEqual([]);
    expect([...counts.values()].every(({ lastAt }) => lastAt?.endsWith('Z'))).toBe(true);
  });

  test('opened in several processes at once lose no click', async () => {
    const message = await office.addMessage();
    const { id: linkId } = (await office.links().open(message.code))!;
    const { links } = office.runtime();
    const start = Date.now() + MINUTE;
    // Each call is a transaction of its own, as another process would make it.
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        links.noteVisits([{ linkId, at: new Date(start + index * MINUTE), robot: null }]),
      ),
    );
    expect(await office.countsOf(message)).toEqual({ people: 8, robots: 0 });
  });
});

// Last: the host's prefix stays with the boots that follow in this process.
describe('tracked links that are set in code', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({
      config: { links: { track: true } },
      strapiConfig: { api: { rest: { prefix: '/v1' } } },
    });
  });
  afterAll(() => office?.stop());

  test('cannot be changed in the admin', async () => {
    const token = await office.booted.adminToken();
    const { body } = await call(office.booted, token, 'get', '/preferences').expect(200);
    expect(body.data).toMatchObject({ trackLinks: true, isTrackLinksLocked: true });
    const refused = await call(office.booted, token, 'put', '/preferences', {
      trackLinks: false,
    }).expect(400);
    expect(refused.body.error.details.issues).toMatchObject([{ code: 'preference.locked' }]);
    const after = await call(office.booted, token, 'get', '/preferences').expect(200);
    expect(after.body.data.trackLinks).toBe(true);
  });

  test('follow the prefix that the host gave its API', async () => {
    const message = await office.addMessage();
    const path = `/v1/whatsapp/l/${message.code}`;
    await office.booted.request.get(path).set('User-Agent', PHONE).expect(302);
    await eventually('the click', async () =>
      (await office.countsOf(message)).people === 1 ? true : undefined,
    );
    expect(office.links().urlOf(message.code)).toBe(`${PUBLIC_URL}${path}`);
  });
});
