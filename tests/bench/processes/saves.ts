// A Strapi with the plugin or without, which saves records and says how long each took.
import { setTimeout as sleep } from 'node:timers/promises';

import type { WhatsApp } from '../../../server/src/services';
import { UIDS } from '../../../server/src/store/uids';
import { ACCOUNT, TEMPLATE } from '../business';
import { serve } from '../child';
import { median } from '../report';
import { boot } from './boot';

const ORDER = 'api::order.order';
const STATUSES = ['packed', 'shipped'] as const;
const POLL_MS = 5;
const LOOKS = 24;

/** While the others had their turn this process did nothing: these are not counted. */
const WARM_UP = 6;

void boot().then((strapi) => {
  const rows = (uid: string) => strapi.db.query(uid as 'plugin::whatsapp.message');
  const plugin = () => strapi.plugin('whatsapp').services as unknown as WhatsApp;
  let hasAutomation = false;
  let documentId = '';
  let saved = 0;

  async function makeOrder(): Promise<void> {
    const customer = await strapi.documents('api::customer.customer' as never).create({
      data: {
        firstName: 'Ines',
        lastName: 'Okafor',
        phone: '+4917655501234',
        whatsappOptIn: true,
      } as never,
    });
    const order = await strapi.documents(ORDER as never).create({
      data: { number: 'A-17', total: 12.5, customer: customer.documentId } as never,
      status: 'published',
    });
    documentId = order.documentId;
  }

  /** An account, a template, and an automation that sends it whenever an order has another status. */
  async function setUp(): Promise<void> {
    const { documentId: account } = await plugin().accounts.create(ACCOUNT);
    const template = await plugin().templates.create({
      accountDocumentId: account,
      label: null,
      appliesTo: ORDER,
      content: TEMPLATE,
    });
    await rows(UIDS.template).update({
      where: { documentId: template.documentId },
      data: { status: 'APPROVED' } as never,
    });
    const automation = await plugin().automations.create({
      name: 'Status',
      trigger: { type: 'fieldChanged', uid: ORDER, field: 'orderStatus' },
      steps: [{ type: 'sendTemplate', template: TEMPLATE.name }],
      limits: { maxPerHour: 100_000 },
    });
    await plugin().automations.turnOn(automation.documentId);
    hasAutomation = true;
  }

  /** What the last save has set off is decided on, so that the next one is measured alone. */
  async function settled(): Promise<void> {
    const isBusy = async () =>
      (await rows(UIDS.automationTrigger).count({})) > 0 ||
      (await rows(UIDS.automationRun).count({ where: { state: 'waiting' } as never })) > 0;
    while (hasAutomation && (await isBusy())) await sleep(POLL_MS);
  }

  /** Between two saves all do the same little work: a process that only waits is slow to begin. */
  async function rest(): Promise<void> {
    for (let look = 0; look < LOOKS; look += 1) {
      await sleep(POLL_MS);
      await rows('api::customer.customer').count({});
    }
  }

  serve(
    {
      makeOrder,
      setUp,

      /** Saves and publishes an order so many times; answers how long one takes, in milliseconds. */
      async save(count: number): Promise<number> {
        const times: number[] = [];
        for (let index = -WARM_UP; index < count; index += 1) {
          // As people save: one after another, and not as fast as they may.
          await settled();
          await rest();
          const orderStatus = STATUSES[(saved += 1) % STATUSES.length];
          const started = performance.now();
          await strapi.documents(ORDER as never).update({
            documentId,
            data: { orderStatus } as never,
            status: 'published',
          });
          if (index >= 0) times.push(performance.now() - started);
        }
        await settled();
        return median(times);
      },

      /** How many messages there are. */
      messages: () => rows(UIDS.message).count({}),
    },
    () => strapi.destroy(),
  );
});
