import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import type { Runtime } from '../../server/src/runtime';
import { SEED } from '../../simulator/src';
import { describeOnEachDatabase } from './services';
import { openShop, type Shop } from './shop';

/** What Meta may report of a message, each once; the number is the second in which it happened. */
const STATES = { sent: 1, failed: 2, delivered: 3, read: 4, played: 5 } as const;

type State = keyof typeof STATES;

/** A status of one of the messages of a run. */
interface Told {
  message: number;
  state: State;
}

/** One way in which the statuses of a few messages reach us. */
interface Run {
  statuses: Told[][];
  /** Which of them come at the same moment. */
  isAtOnce: boolean;
}

const MESSAGES = 3;

/** What each of the messages is told, in some order, some of it twice, in deliveries of some size. */
const run: fc.Arbitrary<Run> = fc
  .tuple(
    fc.tuple(
      ...Array.from({ length: MESSAGES }, () =>
        fc.subarray(Object.keys(STATES) as State[], { minLength: 1 }),
      ),
    ),
    fc.infiniteStream(fc.nat()),
    fc.boolean(),
  )
  .map(([told, numbers, isAtOnce]) => {
    const next = (below: number) => numbers.next().value! % below;
    const once = told.flatMap((states, message) => states.map((state) => ({ message, state })));
    const all = [...once, ...once.filter(() => next(3) === 0)];
    for (let at = all.length - 1; at > 0; at -= 1) {
      const other = next(at + 1);
      [all[at], all[other]] = [all[other]!, all[at]!];
    }
    const statuses: Told[][] = [];
    while (all.length > 0) statuses.push(all.splice(0, 1 + next(4)));
    return { statuses, isAtOnce };
  });

describeOnEachDatabase('the statuses of messages', (database) => {
  let shop: Shop;
  let runtime: Runtime;
  let account: number;
  let count = 0;

  beforeAll(async () => {
    shop = await openShop({ database, config: { queue: { worker: false } } });
    runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    account = (await runtime.accounts.get(shop.accountId))!.id;
  });
  afterAll(() => shop?.stop());

  /** Messages that Meta has taken, by wamid. */
  async function accepted(): Promise<string[]> {
    const wamids = Array.from({ length: MESSAGES }, () => `wamid.ORDER${(count += 1)}`);
    for (const wamid of wamids)
      await runtime.messages.insert({
        account,
        contact: null,
        template: null,
        direction: 'out',
        type: 'text',
        state: 'accepted',
        source: 'code',
        wamid,
        attempt: 1,
        acceptedAt: new Date(1_795_344_000_000),
      });
    return wamids;
  }

  function deliver(wamids: string[], statuses: Told[]) {
    const value = {
      messaging_product: 'whatsapp',
      metadata: { phone_number_id: SEED.realNumber.id },
      statuses: statuses.map(({ message, state }) => ({
        id: wamids[message],
        status: state,
        timestamp: String(1_795_344_000 + STATES[state]),
        recipient_id: '4915150000000',
        ...(state === 'failed'
          ? { errors: [{ code: 131026, title: 'Message undeliverable' }] }
          : { pricing: { category: 'utility', billable: true } }),
      })),
    };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: SEED.businessAccount.id, changes: [{ field: 'messages', value }] }],
    });
    return shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set(
        'X-Hub-Signature-256',
        `sha256=${createHmac('sha256', SEED.app.secret).update(body).digest('hex')}`,
      )
      .send(body)
      .expect(200);
  }

  /** Everything about these messages that a status may change. */
  const rowsOf = (wamids: string[]) =>
    Promise.all(
      wamids.map(async (wamid) => {
        const row = (await runtime.messages.getByWamid(wamid))!;
        const { state, sentAt, deliveredAt, readAt, playedAt, failedAt } = row;
        const { failureType, errorCode, errorTitle, errorDetails, pricingCategory, billable } = row;
        return {
          ...{ state, sentAt, deliveredAt, readAt, playedAt, failedAt },
          ...{ failureType, errorCode, errorTitle, errorDetails, pricingCategory, billable },
        };
      }),
    );

  test('leave the same in every order, doubled and batched as they like', async () => {
    await fc.assert(
      fc.asyncProperty(run, async ({ statuses, isAtOnce }) => {
        const [inOrder, inAny] = [await accepted(), await accepted()];
        for (const state of Object.keys(STATES))
          for (const told of statuses.flat())
            if (told.state === state) await deliver(inOrder, [told]);
        if (isAtOnce) await Promise.all(statuses.map((some) => deliver(inAny, some)));
        else for (const some of statuses) await deliver(inAny, some);
        expect(await rowsOf(inAny)).toEqual(await rowsOf(inOrder));
      }),
      { numRuns: database === 'sqlite' ? 40 : 15 },
    );
  });
});
