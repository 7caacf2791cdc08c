import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Account } from '../../shared/contracts/accounts';
import type { Alert } from '../../shared/contracts/alerts';
import type { Message } from '../../shared/contracts/messages';
import { copyDatabase } from '../databases';
import { preparePlayground, type PreparedPlayground } from '../playground';
import { startStrapi, type ServerProcess } from '../processes';
import { messageTo, openSite, phoneOf, type Site } from '../torture/site';
import { tableOfMessages, type MessageTable } from '../torture/table';
import { describeOnEachDatabase } from './services';
import { eventually } from './shop';

// Processes are started several times in one test.
jest.setTimeout(300_000);

const HERE = 'https://cms.example.com';
const ELSEWHERE = 'https://staging.example.com';

/** Longer than a worker waits between two looks. */
const LOOKS_MS = 2_500;

describeOnEachDatabase(
  'a database that is copied while messages leave',
  (database) => {
    let site: Site;
    let copy: PreparedPlayground;
    let copied: ServerProcess;
    let table: MessageTable;
    beforeAll(async () => {
      site = await openSite({
        database,
        engine: 'database',
        // Slow, so that messages wait, leave and are delivered at the same time.
        numbers: ['COEXISTENCE'],
        config: { publicUrl: HERE, graph: { timeoutMs: 60_000 } },
      });
      copy = await preparePlayground({
        database,
        config: {
          publicUrl: ELSEWHERE,
          simulator: { url: site.simulator.url },
          templates: { syncEveryMinutes: 0 },
        },
      });
      table = tableOfMessages(copy);
    });
    afterAll(async () => {
      await copied?.kill();
      await site?.close();
      await copy?.remove();
    });

    const askCopy = <T>(method: 'GET' | 'POST', path: string, body?: object) =>
      site.ask<T>(method, path, body, copy.url);
    const count = (messages: { state: string }[], state: string) =>
      messages.filter((message) => message.state === state).length;

    test('sends nothing, takes nothing, and changes nothing of what it found', async () => {
      const model = await site.ask<Message>('POST', '/whatsapp/messages', messageTo(phoneOf(0)));
      await eventually('the message that the others are copies of', async () =>
        count(await site.table.all(), 'delivered') === 1 ? true : undefined,
      );
      const [accountId] = await site.table.accountIds();
      // These stay under way until the process is killed.
      site.simulator.setFaults({ hang: { path: '/messages', times: 8 } });
      await site.table.copy(
        model.documentId,
        Array.from({ length: 80 }, () => ({
          documentId: randomBytes(12).toString('hex'),
          accountId: accountId!,
        })),
      );
      await eventually('messages in all states', async () =>
        count(await site.table.all(), 'delivered') > 1 ? true : undefined,
      );
      await site.first.kill();
      await copyDatabase(site.prepared, copy);
      const found = await table.all();
      expect(count(found, 'queued')).toBeGreaterThan(0);
      expect(count(found, 'sending')).toBeGreaterThan(0);
      // What the original had taken is free to be had, and overdue.
      await table.endLeases();
      await site.table.endLeases();
      site.simulator.clearFaults();

      copied = await startStrapi(copy);
      await site.start();
      await eventually('the original has sent all', async () =>
        (await site.table.all()).every(({ state }) => ['delivered', 'uncertain'].includes(state))
          ? true
          : undefined,
      );
      await sleep(LOOKS_MS);
      expect(await table.all()).toEqual(found);
      const twice = [...site.witness.takenByRow()].filter(([, times]) => times > 1);
      expect(twice).toEqual([]);
      expect(site.witness.repeatedIds()).toEqual([]);
    });

    test('says where it comes from', async () => {
      expect(await askCopy<Account[]>('GET', '/whatsapp/accounts')).toMatchObject([
        { copiedFrom: HERE },
      ]);
      expect(await askCopy<Alert[]>('GET', '/whatsapp/alerts')).toMatchObject([
        { kind: 'account.copied', message: expect.stringContaining(HERE) },
      ]);
      const waiting = await askCopy<Message[]>('GET', '/whatsapp/messages?state=queued');
      for (const { holdReason } of waiting) expect(holdReason).toContain(HERE);
      expect(waiting.length).toBeGreaterThan(0);
    });

    test('sends what is queued once it is taken over, and never what was under way', async () => {
      const found = await table.all();
      const stateOf = new Map(found.map(({ documentId, state }) => [documentId, state]));
      site.simulator.clearRequests();
      const [account] = await askCopy<Account[]>('GET', '/whatsapp/accounts');
      await askCopy('POST', `/whatsapp/accounts/${account!.documentId}/take-over`, {
        waiting: 'send',
      });
      const settled = await eventually(
        'nothing is under way any more',
        async () => {
          const all = await table.all();
          return count(all, 'queued') + count(all, 'sending') === 0 ? all : undefined;
        },
        60_000,
      );
      for (const { documentId, state } of settled) {
        const before = stateOf.get(documentId);
        // Its webhook still leads to the original.
        if (before === 'queued') expect(state).toBe('accepted');
        else if (before === 'sending') expect(state).toBe('uncertain');
        else expect(state).toBe(before);
      }
      expect(site.witness.requests()).toBe(count(found, 'queued'));
    });
  },
  ['sqlite', 'postgres'],
);
