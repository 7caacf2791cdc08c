import { createSimulator, SEED } from '../../../../simulator/src/index';
import type { GraphClient, GraphRequest } from '../../../../server/src/meta/client';
import { listAll } from '../../../../server/src/meta/pages';
import { listTemplates } from '../../../../server/src/meta/resources/templates';
import { clientOf } from './graph-server';

/** A client that answers one page after the other, and what it was asked. */
function pagesOf(...pages: unknown[]) {
  const asked: GraphRequest[] = [];
  const client = {
    async request(request: GraphRequest) {
      asked.push(request);
      return { data: pages[Math.min(asked.length, pages.length) - 1], usage: null };
    },
  } as GraphClient;
  return { client, asked };
}

async function all(client: GraphClient): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of listAll(client, '1/things', { fields: 'id' })) items.push(item);
  return items;
}

const NEXT = 'https://graph.facebook.com/v26.0/1/things?access_token=EAAsecret&after=B';

describe('A list of Meta’s', () => {
  it('is read page by page, by cursor', async () => {
    const { client, asked } = pagesOf(
      { data: [1, 2], paging: { cursors: { after: 'A' }, next: NEXT } },
      { data: [3], paging: { cursors: { after: 'B' }, next: NEXT } },
      { data: [4], paging: { cursors: { after: 'C' } } },
    );
    expect(await all(client)).toEqual([1, 2, 3, 4]);
    expect(asked.map(({ path, query }) => [path, query])).toEqual([
      ['1/things', { limit: 100, fields: 'id', after: undefined }],
      ['1/things', { limit: 100, fields: 'id', after: 'A' }],
      ['1/things', { limit: 100, fields: 'id', after: 'B' }],
    ]);
  });

  it.each([
    ['without paging', { data: [1] }],
    ['with a cursor but no next page', { data: [1], paging: { cursors: { after: 'A' } } }],
  ])('ends %s', async (_title, page) => {
    const { client, asked } = pagesOf(page);
    expect(await all(client)).toEqual([1]);
    expect(asked).toHaveLength(1);
  });

  it('goes on after an empty page', async () => {
    const { client } = pagesOf(
      { data: [], paging: { cursors: { after: 'A' }, next: NEXT } },
      { data: [], paging: { cursors: { after: 'B' }, next: NEXT } },
      { data: [9] },
    );
    expect(await all(client)).toEqual([9]);
  });

  it.each([
    ['has no items', [{ paging: { cursors: { after: 'A' } } }]],
    ['has something else for its items', [{ data: { 0: 'x' } }]],
    ['has a next page without a cursor', [{ data: [1], paging: { next: NEXT } }]],
    ['begins anew', [{ data: [1], paging: { cursors: { after: 'A' }, next: NEXT } }]],
    [
      'goes in a circle',
      [
        { data: [], paging: { cursors: { after: 'A' }, next: NEXT } },
        { data: [], paging: { cursors: { after: 'B' }, next: NEXT } },
        { data: [], paging: { cursors: { after: 'A' }, next: NEXT } },
      ],
    ],
  ])('is refused as a whole when it %s', async (_title, pages) => {
    const { client, asked } = pagesOf(...pages);
    await expect(all(client)).rejects.toMatchObject({ name: 'GraphError', family: 'answer' });
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('is refused when it never ends', async () => {
    const asked: GraphRequest[] = [];
    const endless = {
      async request(request: GraphRequest) {
        asked.push(request);
        const after = `page-${asked.length}`;
        return { data: { data: [], paging: { cursors: { after }, next: NEXT } }, usage: null };
      },
    } as GraphClient;
    await expect(all(endless)).rejects.toMatchObject({ family: 'answer' });
    expect(asked).toHaveLength(1_000);
  });

  it('is not read further than it is asked for', async () => {
    const { client, asked } = pagesOf({
      data: [1],
      paging: { cursors: { after: 'A' }, next: NEXT },
    });
    for await (const item of listAll(client, '1/things')) {
      expect(item).toBe(1);
      break;
    }
    expect(asked).toHaveLength(1);
  });

  it('of many templates is whole, as the simulator pages it', async () => {
    const simulator = createSimulator();
    const { url } = await simulator.start(0);
    const { client, close } = clientOf(url, { token: SEED.tokens.full });
    try {
      const path = `${SEED.businessAccount.id}/message_templates`;
      for (let at = 0; at < 110; at += 1)
        await client.request({
          method: 'POST',
          path,
          body: {
            name: `made_${at}`,
            language: 'en',
            category: 'UTILITY',
            components: [{ type: 'BODY', text: `This is number ${at}.` }],
          },
        });
      const names = new Set<string>();
      for await (const { name } of listTemplates(client, SEED.businessAccount.id))
        names.add(name ?? '');
      expect([...names].filter((name) => name.startsWith('made_'))).toHaveLength(110);
    } finally {
      close();
      await simulator.stop();
    }
  });
});
