import { randomBytes } from 'node:crypto';

import type { Runtime } from '../../server/src/runtime';
import type { MessageRow } from '../../server/src/store/rows';
import { rowsOf } from '../../server/src/store/table';
import { UIDS } from '../../server/src/store/uids';
import { updateEach } from '../../server/src/store/update-each';
import { describeOnEachDatabase } from './services';
import { openShop, type Shop } from './shop';

const WORDS = [
  `O'Hara said “yes”; DROP TABLE x;--`,
  'back\\slash, {curly}, [square], $[0], ?, ??, :name',
  'two\nlines\tand a tab',
  'नमस्ते 👋🏽 שלום',
  '',
  'null',
  '12',
];

describeOnEachDatabase('Rows that change together', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());

  const messages = () => rowsOf<MessageRow>(shop.booted.strapi, UIDS.message);

  async function insert(count: number): Promise<number[]> {
    const documentIds = Array.from({ length: count }, () => randomBytes(12).toString('hex'));
    const { account } = (await (
      shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime
    ).accounts
      .get(shop.accountId)
      .then((row) => ({ account: row!.id }))) as { account: number };
    await messages().createMany({
      data: documentIds.map((documentId) => ({
        documentId,
        direction: 'out',
        type: 'text',
        state: 'failed',
        attempt: 1,
        rendered: 'before',
        account,
      })),
    });
    const rows = await messages().findMany({ where: { documentId: { $in: documentIds } } });
    return rows.map(({ id }) => id).sort((a, b) => a - b);
  }

  const read = async (ids: number[]) =>
    (await messages().findMany({ where: { id: { $in: ids } } })).sort((a, b) => a.id - b.id);

  test('each get their own values, of every type, as they were given', async () => {
    const ids = await insert(WORDS.length + 1);
    const [untouched, ...changed] = ids;
    const patches = changed.map((_, index) => ({
      rendered: WORDS[index]!,
      content:
        index === 0 ? null : { text: WORDS[index], list: [index, null, true], deep: { a: 1.5 } },
      sentAt: index === 1 ? null : new Date(Date.UTC(2026, 2, 29, 1, 30, index, 7 * index)),
      attempt: index + 2,
      errorCode: index === 2 ? null : 131_000 + index,
      billable: [true, false, null][index % 3]!,
      traceId: 'the same for all',
    }));
    await updateEach(
      shop.booted.strapi,
      UIDS.message,
      new Map(changed.map((id, index) => [id, patches[index]!])),
    );
    const rows = await read(changed);
    expect(
      rows.map(({ rendered, content, sentAt, attempt, errorCode, billable, traceId }) => ({
        rendered,
        content,
        sentAt: sentAt === null ? null : new Date(sentAt),
        attempt,
        errorCode,
        billable: billable === null ? null : Boolean(billable),
        traceId,
      })),
    ).toEqual(patches);
    const [left] = await read([untouched!]);
    expect(left).toMatchObject({ rendered: 'before', attempt: 1, traceId: null });
  });

  test('may change in different columns, and be more than one statement takes', async () => {
    const ids = await insert(450);
    await updateEach(
      shop.booted.strapi,
      UIDS.message,
      new Map(
        ids.map((id, index) => [
          id,
          index % 2 === 0
            ? { rendered: `row ${index}` }
            : { wamid: `wamid.each.${id}`, attempt: index },
        ]),
      ),
    );
    const rows = await read(ids);
    rows.forEach((row, index) =>
      expect(row).toMatchObject(
        index % 2 === 0
          ? { rendered: `row ${index}`, wamid: null, attempt: 1 }
          : { rendered: 'before', wamid: `wamid.each.${row.id}`, attempt: index },
      ),
    );
  });
});
