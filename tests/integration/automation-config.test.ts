import type { CodeAutomation } from '../../server/src/automation-shape';
import {
  APPOINTMENT,
  approveNotice,
  automation,
  PHONE,
  rowsOf,
  runsOf,
  sendNotice,
  settled,
  turnOn,
} from './automation-shop';
import { openShop, type Shop } from './shop';

const KEPT: CodeAutomation = {
  key: 'booked',
  name: 'Booked',
  enabled: true,
  trigger: { type: 'created', uid: APPOINTMENT },
  steps: [sendNotice],
};

describe('automations', () => {
  let shop: Shop;
  const service = () => shop.whatsapp.automations;
  const book = () =>
    shop.booted.strapi
      .documents(APPOINTMENT)
      .create({ data: { name: 'Check', phone: PHONE } as never });

  beforeAll(async () => {
    shop = await openShop({
      config: {
        collections: { [APPOINTMENT]: { phoneField: 'phone' } },
        automations: [KEPT],
      },
    });
  });
  afterAll(() => shop?.stop());

  test('that code defines are off while something is missing, and on once it is there', async () => {
    const { data } = await service().find();
    expect(data).toMatchObject([
      { name: 'Booked', isLocked: true, status: 'off', issues: [{ code: 'automation.template' }] },
    ]);
    await approveNotice(shop);
    await shop.booted.restart();
    const [row] = (await service().find()).data;
    expect(row).toMatchObject({ documentId: data[0]!.documentId, status: 'on', issues: [] });
    await book();
    await settled(shop);
    expect(await runsOf(shop, row!.documentId)).toMatchObject([{ state: 'done' }]);

    // It is on since then, whatever starts anew.
    await shop.booted.restart();
    expect((await service().find()).data).toMatchObject([{ onSince: row!.onSince }]);
  });

  test('that code defines cannot be changed in the panel', async () => {
    const { documentId } = (await service().find()).data[0]!;
    const path = `/automations/${documentId}`;
    const { key: _key, enabled: _enabled, ...input } = KEPT;
    await shop.admin('put', path).send(input).expect(400);
    await shop.admin('delete', path).expect(400);
    await shop.admin('post', `${path}/turn-off`).send({}).expect(400);
    await shop.admin('get', path).expect(200);
  });

  test('of a copied database set nothing off, nor does it go later', async () => {
    const accounts = rowsOf(shop, 'plugin::whatsapp.account');
    const [account] = await accounts.findMany({});
    const id = await turnOn(
      shop,
      automation({ type: 'updated', uid: APPOINTMENT }, { name: 'Changed' }),
    );
    const { documentId } = await book();
    await settled(shop);
    const change = async (name: string) => {
      await shop.booted.strapi
        .documents(APPOINTMENT)
        .update({ documentId, data: { name } as never });
      await settled(shop);
    };
    await accounts.updateMany({ where: {}, data: { installationId: 'https://elsewhere.example' } });
    await change('Copied');
    expect(await runsOf(shop, id)).toEqual([]);
    await accounts.updateMany({ where: {}, data: { installationId: account!.installationId } });
    await change('Taken over');
    expect(await runsOf(shop, id)).toMatchObject([{ state: 'done' }]);
  });
});
