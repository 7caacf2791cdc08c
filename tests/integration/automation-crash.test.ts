import type { Automation, AutomationInput } from '../../shared/contracts/automations';
import { SEED } from '../../simulator/src';
import { freePort } from '../ports';
import { openSite, phoneOf, type Site } from '../torture/site';
import { APPOINTMENT } from './automation-shop';
import { describeOnEachDatabase } from './services';
import { eventually } from './shop';

// Processes are started several times in one test.
jest.setTimeout(300_000);

const PATIENCE_MS = 120_000;

const RULES: AutomationInput = {
  name: 'Booked',
  trigger: { type: 'created', uid: APPOINTMENT },
  steps: [
    {
      type: 'sendTemplate',
      template: SEED.templates.orderShipped.name,
      values: { '1': 'Ines', '2': 'A-17', '3': 'Friday' },
    },
  ],
};

const site = (database: Parameters<typeof openSite>[0]['database']): Promise<Site> =>
  openSite({
    database,
    engine: 'database',
    numbers: ['HIGH'],
    config: { collections: { [APPOINTMENT]: { phoneField: 'phone' } } },
  });

async function turnOn({ ask }: Site, input: AutomationInput): Promise<void> {
  const { documentId } = await ask<Automation>('POST', '/whatsapp/automations', input);
  await ask('POST', `/whatsapp/automations/${documentId}/turn-on`, {});
}

const book = ({ ask }: Site, data: object, base?: string) =>
  ask<unknown>('POST', `/content-manager/collection-types/${APPOINTMENT}`, data, base);

const count = async ({ table }: Site, what: string): Promise<number> => {
  const [row] = await table.ask(`select count(*) as count from ${what}`);
  return Number(row!.count);
};

/** Nothing waits to be decided on or to be sent. */
const settled = (open: Site): Promise<unknown> =>
  eventually(
    'everything being sent',
    async () => {
      const waiting =
        (await count(open, 'whatsapp_automation_triggers')) +
        (await count(open, `whatsapp_automation_runs where state = 'waiting'`)) +
        (await count(open, `whatsapp_messages where state in ('queued', 'sending', 'accepted')`));
      return waiting === 0 ? true : undefined;
    },
    PATIENCE_MS,
  );

describeOnEachDatabase('automations of a process that is killed', (database) => {
  test('send once for every change that was committed', async () => {
    const open = await site(database);
    try {
      await turnOn(open, RULES);
      let server = open.first;
      let people = 0;
      let leftAtKills = 0;
      for (let kill = 0; kill < 4; kill += 1) {
        const bookings = Array.from({ length: 12 }, () =>
          book(open, { name: 'Check', phone: phoneOf((people += 1)) }),
        );
        // Right after one of them is there: the others are on their way.
        await Promise.race(bookings);
        await server.kill();
        await Promise.allSettled(bookings);
        leftAtKills +=
          (await count(open, 'whatsapp_automation_triggers')) +
          (await count(open, `whatsapp_automation_runs where state = 'waiting'`));
        const longAgo = database === 'sqlite' ? '0' : `'2001-01-01 00:00:00'`;
        for (const table of ['whatsapp_automation_triggers', 'whatsapp_automation_runs'])
          await open.table.ask(
            `update ${table} set lease_until = ${longAgo} where lease_until is not null`,
          );
        await open.table.endLeases();
        server = await open.start();
      }
      await settled(open);
      const booked = await count(open, 'appointments');
      const uncertain = await count(open, `whatsapp_messages where state = 'uncertain'`);
      const taken = open.witness.takenByPerson();
      expect(booked).toBeGreaterThan(0);
      expect(leftAtKills).toBeGreaterThan(0);
      expect([...taken.values()].filter((times) => times > 1)).toEqual([]);
      expect(await count(open, 'whatsapp_messages')).toBe(booked);
      expect(taken.size).toBeLessThanOrEqual(booked);
      expect(taken.size).toBeGreaterThanOrEqual(booked - uncertain);
    } finally {
      await open.close();
    }
  });
});

const shared = (database: Parameters<typeof openSite>[0]['database']) => {
  test('send once for each change and each date, whoever comes upon it', async () => {
    const open = await site(database);
    try {
      const port = await freePort();
      await open.start({ port });
      const bases = [open.prepared.url, `http://127.0.0.1:${port}`];
      await turnOn(open, RULES);
      await turnOn(open, {
        ...RULES,
        name: 'Begins',
        trigger: {
          type: 'date',
          uid: APPOINTMENT,
          field: 'date',
          offset: { amount: 0, unit: 'days' },
          timeZone: 'Europe/Berlin',
        },
      });
      // The other process knows of what was turned on within five seconds.
      await eventually('both knowing of it', async () => {
        const before = await count(open, 'whatsapp_automation_runs');
        await book(open, { name: 'Probe', phone: phoneOf(0) }, bases[1]);
        await settled(open);
        return (await count(open, 'whatsapp_automation_runs')) > before ? true : undefined;
      });
      const probes = await count(open, 'appointments');
      const before = await count(open, `whatsapp_automation_runs where state = 'done'`);
      const date = new Date(Date.now() + 2_000).toISOString();
      await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          book(open, { name: 'Check', phone: phoneOf(index + 1), date }, bases[index % 2]),
        ),
      );
      expect(await count(open, 'appointments')).toBe(probes + 40);
      await eventually(
        'all dates being due',
        async () => {
          const runs = await count(
            open,
            `whatsapp_automation_runs where trigger_type = 'date' and state = 'done'`,
          );
          return runs >= 40 ? true : undefined;
        },
        PATIENCE_MS,
      );
      await settled(open);
      const taken = open.witness.takenByPerson();
      for (const phone of [phoneOf(0), phoneOf(0).slice(1)]) taken.delete(phone);
      // One for the booking, and one for its date.
      expect([...taken.values()].filter((times) => times !== 2)).toEqual([]);
      expect(taken.size).toBe(40);
      expect(await count(open, `whatsapp_automation_runs where state = 'done'`)).toBe(before + 80);
    } finally {
      await open.close();
    }
  });
};

describeOnEachDatabase('automations of two processes', shared);
