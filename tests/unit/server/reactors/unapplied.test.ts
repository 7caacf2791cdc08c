import type { Core } from '@strapi/strapi';

import { applyInTurn } from '../../../../server/src/reactors/unapplied';

const strapi = { db: { inTransaction: () => false } } as unknown as Core.Strapi;

const deadlock = () =>
  Object.assign(new Error('Deadlock found when trying to get lock'), { code: 'ER_LOCK_DEADLOCK' });

describe('events that have their effect in turn', () => {
  test('are applied again where the database gave one up', async () => {
    const begun: string[] = [];
    const unapplied = await applyInTurn(strapi, ['first', 'second'], async (event) => {
      begun.push(event);
      if (begun.length === 1) throw deadlock();
      return 'applied';
    });
    expect(begun).toEqual(['first', 'first', 'second']);
    expect(unapplied).toEqual([]);
  });

  test('are left to Meta to deliver again where the database gives one up for good', async () => {
    const begun: string[] = [];
    const applied = applyInTurn(strapi, ['first', 'second'], async (event) => {
      begun.push(event);
      throw deadlock();
    });
    await expect(applied).rejects.toMatchObject({ code: 'ER_LOCK_DEADLOCK' });
    expect(new Set(begun)).toEqual(new Set(['first']));
    expect(begun.length).toBeGreaterThan(1);
  });

  test('do not harm each other, and say why they had no effect', async () => {
    const effects: Record<
      string,
      () => Promise<'applied' | { parked: string } | { kept: string }>
    > = {
      broken: () => Promise.reject(new Error('It makes no sense.')),
      early: async () => ({ parked: 'Its message is not there.' }),
      odd: async () => ({ kept: 'It changes nothing.' }),
      good: async () => 'applied',
    };
    expect(await applyInTurn(strapi, Object.keys(effects), (event) => effects[event]!())).toEqual([
      { event: 'broken', verdict: 'failed', reason: 'It makes no sense.' },
      { event: 'early', verdict: 'parked', reason: 'Its message is not there.' },
      { event: 'odd', verdict: 'kept', reason: 'It changes nothing.' },
    ]);
  });
});
