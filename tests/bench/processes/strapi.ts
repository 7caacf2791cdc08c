// A Strapi with the plugin, and with everything that the bench asks of it.
import { randomBytes } from 'node:crypto';

import { CODE } from '../../../server/src/actor';
import { createRecordReader } from '../../../server/src/collections/read-record';
import { runtimeOf } from '../../../server/src/runtime';
import type { services } from '../../../server/src/services';
import { createFeed } from '../../../server/src/services/campaigns/feed';
import { createPrepare } from '../../../server/src/services/messages/prepare';
import { tableOf } from '../../../server/src/store/table';
import { UIDS } from '../../../server/src/store/uids';
import type { MessageQuery, SendTemplateInput } from '../../../shared/contracts/messages';
import { ACCOUNT, TEMPLATE } from '../business';
import { serve } from '../child';
import { boot } from './boot';
import type { Prepared } from './prepared';

type Services = { [Name in keyof typeof services]: ReturnType<(typeof services)[Name]> };

const ORDER = 'api::order.order';
const NUMBERS = 4;
/** Rows of one INSERT: databases limit the parameters of a statement. */
const ROWS_AT_ONCE = 200;

/** Recipients that a campaign of the fastest number may have queued at once. */
const WAVE = 5_000;

const newId = () => randomBytes(12).toString('hex');

/** Tidying up takes a tenth of a second. */
const TIDY_EVERY_MS = 1_000;

/** Follows what the process holds while it works, and what it takes from the machine besides: what nobody has tidied up. */
function watchMemory() {
  const { gc } = globalThis;
  if (!gc) throw new Error('Start it with --expose-gc.');
  const held = () => {
    gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const [heldBefore, takenBefore] = [held(), process.memoryUsage().rss];
  const most = { held: heldBefore, taken: takenBefore };
  const started = performance.now();
  let tidiedAt = started;
  let tidying = 0;
  return {
    look(): void {
      most.taken = Math.max(most.taken, process.memoryUsage().rss);
      const now = performance.now();
      if (now - tidiedAt < TIDY_EVERY_MS) return;
      most.held = Math.max(most.held, held());
      tidiedAt = performance.now();
      tidying += tidiedAt - now;
    },
    /** How much a second was done, without the time that looking took. */
    end(done: number): Prepared {
      const seconds = (performance.now() - started - tidying) / 1_000;
      return {
        perSecond: done / seconds,
        heldMb: (most.held - heldBefore) / 2 ** 20,
        takenMb: (most.taken - takenBefore) / 2 ** 20,
      };
    },
  };
}

void (async () => {
  const strapi = await boot();
  const runtime = runtimeOf(strapi);
  const plugin = strapi.plugin('whatsapp').services as unknown as Services;
  const rows = (uid: string) => strapi.db.query(uid as 'plugin::whatsapp.message');
  const messageTable = tableOf(strapi, UIDS.message);
  const contactTable = tableOf(strapi, UIDS.contact);
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  let phones = 0;

  async function insertMany(uid: string, data: object[]): Promise<void> {
    for (let start = 0; start < data.length; start += ROWS_AT_ONCE)
      await rows(uid).createMany({ data: data.slice(start, start + ROWS_AT_ONCE) as never });
  }

  /** A message as the plugin itself has queued it, without what makes it that one. */
  async function sampleMessage() {
    const known = await rows(UIDS.message).findOne({ where: { idempotencyKey: 'sample' } });
    const {
      id: _id,
      documentId: _documentId,
      idempotencyKey: _key,
      createdAt: _createdAt,
      updatedAt: _updatedAt,
      ...sample
    } = known as unknown as Record<string, unknown>;
    const template = (await rows(UIDS.template).findOne({})) as unknown as { id: number };
    return { ...sample, template: template.id };
  }

  async function setUp(): Promise<void> {
    for (let index = 0; index < NUMBERS; index += 1) {
      const phoneNumberId = String(Number(ACCOUNT.phoneNumberId) + index);
      const { documentId } = await plugin.accounts.create({
        ...ACCOUNT,
        name: `Number ${index + 1}`,
        phoneNumberId,
      });
      await rows(UIDS.account).update({
        where: { documentId },
        data: { throughputLevel: 'HIGH', ...(index === 0 && { isDefault: true }) } as never,
      });
    }
    const [first] = await plugin.accounts.find();
    const template = await plugin.templates.create({
      accountDocumentId: first!.documentId,
      label: null,
      appliesTo: ORDER,
      content: TEMPLATE,
    });
    await rows(UIDS.template).update({
      where: { documentId: template.documentId },
      data: { status: 'APPROVED' } as never,
    });
    const message = await plugin.messages.sendTemplate({
      template: template.documentId,
      account: first!.documentId,
      to: { phone: '+4917655501234' },
      values: { first_name: 'Ines', number: 'A-17' },
    });
    await rows(UIDS.message).update({
      where: { documentId: message.documentId },
      data: { idempotencyKey: 'sample', state: 'cancelled' } as never,
    });
  }

  /** Messages to people who are new, over all numbers in turn. */
  async function insertMessages(count: number, data: (index: number) => object) {
    const accounts = await rows(UIDS.account).findMany({ orderBy: { id: 'asc' } });
    const sample = await sampleMessage();
    const documentIds = Array.from({ length: count }, newId);
    const people = documentIds.map((documentId) => {
      phones += 1;
      const phone = `+${process.pid}${String(phones).padStart(8, '0')}`;
      return { documentId, portfolioId: ACCOUNT.businessAccountId, phone };
    });
    await insertMany(UIDS.contact, people);
    // What PostgreSQL would do by itself within the next minute.
    if (!isSqlite) await strapi.db.connection.raw(`analyze "${contactTable.name}"`);
    const contacts = new Map<string, number>();
    for (let start = 0; start < count; start += ROWS_AT_ONCE) {
      const found = (await rows(UIDS.contact).findMany({
        select: ['id', 'documentId'] as never,
        where: { documentId: { $in: documentIds.slice(start, start + ROWS_AT_ONCE) } },
      })) as unknown as { id: number; documentId: string }[];
      for (const { id, documentId } of found) contacts.set(documentId, id);
    }
    const messages = documentIds.map((documentId, index) => ({
      ...sample,
      documentId,
      contact: contacts.get(documentId),
      account: accounts[index % accounts.length]!.id,
      ...data(index),
    }));
    const started = performance.now();
    await insertMany(UIDS.message, messages);
    return { documentIds, seconds: (performance.now() - started) / 1_000 };
  }

  // Asking the database again and again would be work of its own.
  let settled = 0;
  strapi.eventHub.on('whatsapp.message.state', (change: unknown) => {
    if ((change as { to: string }).to !== 'sending') settled += 1;
    return Promise.resolve();
  });

  /** Copies rows that are there inside of the database: a hundred thousand take a moment. */
  async function multiplyMessages(firstId: number, lastId: number, times: number): Promise<void> {
    const { connection } = strapi.db;
    const columns = Object.keys(await connection(messageTable.name).columnInfo()).filter(
      (name) => name !== 'id',
    );
    const { column } = messageTable;
    const id = isSqlite
      ? 'lower(hex(randomblob(12)))'
      : "substr(md5(random()::text || clock_timestamp()::text || n.i || '-' || s.id), 1, 24)";
    const ago = isSqlite
      ? 's.created_at - abs(random()) % 2592000000'
      : "s.created_at - random() * interval '30 days'";
    const special: Record<string, string> = {
      [column('documentId')]: id,
      [column('wamid')]: `'wamid.history.' || s.id || '.' || n.i`,
      [column('createdAt')]: ago,
    };
    const quoted = columns.map((name) => `"${name}"`).join(', ');
    const values = columns.map((name) => special[name] ?? `s."${name}"`).join(', ');
    const numbers = isSqlite
      ? 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?) '
      : '';
    const from = isSqlite ? 'n' : 'generate_series(1, ?) as n(i)';
    const bindings = [times, firstId, lastId];
    await connection.raw(
      `${numbers}insert into "${messageTable.name}" (${quoted}) select ${values} ` +
        `from "${messageTable.name}" s, ${from} where s.id between ? and ?`,
      bindings as never,
    );
    if (!isSqlite) await connection.raw(`analyze "${messageTable.name}"`);
  }

  /** Copies of one published order, each of a customer of its own. */
  async function makeOrders(count: number): Promise<string[]> {
    const { connection } = strapi.db;
    const order = tableOf(strapi, ORDER);
    const customer = tableOf(strapi, 'api::customer.customer');
    const link = (
      strapi.db.metadata.get(ORDER).attributes.customer as unknown as {
        joinTable: {
          name: string;
          joinColumn: { name: string };
          inverseJoinColumn: { name: string };
        };
      }
    ).joinTable;
    const person = await strapi.documents('api::customer.customer').create({
      data: { firstName: 'Ines', lastName: 'Okafor', phone: '+4917655501234' } as never,
    });
    const { documentId } = await strapi.documents(ORDER).create({
      data: { number: 'A-17', total: 12.5, customer: person.documentId } as never,
      status: 'published',
    });
    const copy = async (table: string, source: object, changes: (index: number) => object) => {
      const { id: _id, ...values } = source as Record<string, unknown>;
      const ids: number[] = [];
      for (let start = 0; start < count; start += ROWS_AT_ONCE) {
        const part = Array.from({ length: Math.min(ROWS_AT_ONCE, count - start) }, (_, index) => ({
          ...values,
          ...changes(start + index),
        }));
        const made = (await connection(table)
          .insert(part as never)
          .returning('id')) as unknown as { id: number }[];
        ids.push(...made.map(({ id }) => Number(id)));
      }
      return ids;
    };
    const sourceOf = async (table: string, where: object) =>
      (await connection(table)
        .where(where as never)
        .whereNotNull('published_at')
        .first()) as object;
    const customers = await copy(
      customer.name,
      await sourceOf(customer.name, { document_id: person.documentId }),
      (index) => ({ document_id: newId(), phone: `+49176${10_000_000 + index}` }),
    );
    const documentIds = Array.from({ length: count }, newId);
    const orders = await copy(
      order.name,
      await sourceOf(order.name, { document_id: documentId }),
      (index) => ({ document_id: documentIds[index], number: `A-${index}` }),
    );
    await copy(link.name, {}, (index) => ({
      [link.joinColumn.name]: orders[index],
      [link.inverseJoinColumn.name]: customers[index],
    }));
    return documentIds;
  }

  const asked: SendTemplateInput = { template: TEMPLATE.name, language: TEMPLATE.language };

  const { prepareMany, prepare } = createPrepare({
    runtime,
    collections: plugin.collections,
    records: createRecordReader(strapi),
    links: plugin.links,
  });
  const { feed } = createFeed({ runtime, links: plugin.links, queue: { wake: () => undefined } });
  const checkReady = (prepared: { issues: { severity: string }[] }[]) => {
    const issue = prepared.flatMap(({ issues }) => issues).find((it) => it.severity === 'error');
    if (issue) throw new Error(`A recipient could not be prepared: ${JSON.stringify(issue)}`);
  };

  serve(
    {
      setUp,

      port: () => Number(process.env.PORT),

      /** The components of a template message as it goes to Meta. */
      template: async () =>
        ((await sampleMessage()) as { content?: { payload: { template: object } } }).content!
          .payload.template,

      /** Fills the table up to so many messages, of which most were read. */
      async fill(total: number): Promise<void> {
        const base = 1_000;
        const states = ['read', 'read', 'read', 'read', 'read', 'delivered', 'delivered', 'failed'];
        const before = await rows(UIDS.message).count();
        const run = newId();
        const { documentIds } = await insertMessages(base, (index) => ({
          state: states[index % states.length],
          wamid: `wamid.history.${run}.${index}`,
        }));
        const made = (await rows(UIDS.message).findMany({
          where: { documentId: { $in: [documentIds[0]!, documentIds[base - 1]!] } },
          select: ['id'] as never,
        })) as unknown as { id: number }[];
        const ids = made.map(({ id }) => Number(id));
        const times = Math.ceil((total - before) / base) - 1;
        if (times > 0) await multiplyMessages(Math.min(...ids), Math.max(...ids), times);
      },

      /** Queues messages; answers the seconds that writing their rows took. */
      async queue(count: number): Promise<number> {
        const now = new Date();
        const { seconds } = await insertMessages(count, () => ({
          state: 'queued',
          queuedAt: now,
          dueAt: now,
          cancelledAt: null,
        }));
        return seconds;
      },

      start: () => plugin.queue.start(),

      stop: () => plugin.queue.stop(),

      /** How many messages this process has settled since it was asked last. */
      settled() {
        const count = settled;
        settled = 0;
        return count;
      },

      /** How many messages are anything but accepted after all were sent. */
      async unsent(): Promise<number> {
        return rows(UIDS.message).count({
          where: {
            state: { $in: ['queued', 'sending', 'uncertain', 'failed'] },
            sendingAt: { $notNull: true },
          },
        });
      },

      /** Messages that wait for their statuses: documentId and wamid of each. */
      async makeSent(count: number): Promise<[string, string][]> {
        const run = newId();
        const { documentIds } = await insertMessages(count, (index) => ({
          state: 'accepted',
          attempt: 1,
          wamid: `wamid.sent.${run}.${index}`,
          cancelledAt: null,
        }));
        return documentIds.map((documentId, index) => [documentId, `wamid.sent.${run}.${index}`]);
      },

      async countOf({ ids, state }: { ids: string[]; state: string }): Promise<number> {
        let count = 0;
        for (let start = 0; start < ids.length; start += 1_000)
          count += await rows(UIDS.message).count({
            where: { state, documentId: { $in: ids.slice(start, start + 1_000) } },
          });
        return count;
      },

      /** Milliseconds of processor time that this process has used. */
      cpuMs() {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1_000;
      },

      /** Milliseconds that a page of the log takes, in the middle of many calls. */
      async page({ calls, query }: { calls: number; query: MessageQuery }): Promise<number[]> {
        const times: number[] = [];
        for (let call = 0; call < calls; call += 1) {
          const started = performance.now();
          await plugin.messages.find(query);
          times.push(performance.now() - started);
        }
        return times;
      },

      makeOrders,

      /** Gives every order the version that people work on, which lists show. */
      async makeDrafts(): Promise<void> {
        const { connection } = strapi.db;
        const { name, column } = tableOf(strapi, ORDER);
        const columns = Object.keys(await connection(name).columnInfo()).filter(
          (one) => one !== 'id',
        );
        const quoted = columns.map((one) => `"${one}"`).join(', ');
        const values = columns.map((one) => (one === column('publishedAt') ? 'null' : `"${one}"`));
        await connection.raw(
          `insert into "${name}" (${quoted}) select ${values.join(', ')} from "${name}" ` +
            `where "${column('publishedAt')}" is not null and "${column('number')}" <> 'A-17'`,
        );
      },

      /** Recipients a second of a campaign that is checked, from the first to the last that is written. */
      async checkCampaign(recipients: number): Promise<Prepared & { documentId: string }> {
        plugin.campaigns.runner.start();
        const { documentId } = await plugin.campaigns.create({
          template: TEMPLATE.name,
          language: TEMPLATE.language,
          audience: { type: 'filter', uid: ORDER, filters: { number: { $ne: 'A-17' } } },
        });
        const memory = watchMemory();
        await plugin.campaigns.check(documentId);
        for (;;) {
          const { status, check } = await plugin.campaigns.findOne(documentId);
          memory.look();
          if (check?.problem) throw new Error(check.problem);
          if (status === 'checked') {
            if (check!.counts.ready < recipients - 1)
              throw new Error(`Not everybody was ready: ${JSON.stringify(check!.counts)}`);
            break;
          }
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        const prepared = memory.end(recipients);
        await plugin.campaigns.runner.stop();
        return { documentId, ...prepared };
      },

      /** Recipients of a checked campaign a second that become queued messages, each wave as soon as the one before is written. */
      async feedCampaign(documentId: string): Promise<Prepared & { count: number }> {
        const claim = 'bench';
        const { id } = (await runtime.campaigns.get(documentId))!;
        await runtime.campaigns.save(id, { status: 'running', claimedBy: claim });
        const memory = watchMemory();
        let count = 0;
        for (;;) {
          const now = new Date();
          const row = (await runtime.campaigns.getById(id))!;
          const leaseUntil = new Date(now.getTime() + 60_000);
          const handed = await feed(row, WAVE, { claim, now, leaseUntil });
          if (handed === null) throw new Error('The campaign is not ours any more.');
          if (handed === 0) break;
          count += handed;
          memory.look();
        }
        const prepared = memory.end(count);
        await runtime.campaigns.save(id, { status: 'done', finishedAt: new Date() });
        return { count, ...prepared };
      },

      /** Recipients a second, a template put together for this many records in one go. */
      async prepareTogether({ documentIds, atOnce, passes }: Prepare): Promise<Prepared> {
        const memory = watchMemory();
        for (let pass = 0; pass < passes; pass += 1)
          for (let start = 0; start < documentIds.length; start += atOnce) {
            const part = documentIds.slice(start, start + atOnce);
            checkReady(
              await prepareMany(
                asked,
                part.map((documentId) => ({ uid: ORDER, documentId })),
                CODE,
              ),
            );
            memory.look();
          }
        return memory.end(documentIds.length * passes);
      },

      async prepareOneByOne({ documentIds }: Pick<Prepare, 'documentIds'>): Promise<number> {
        const started = performance.now();
        for (const documentId of documentIds)
          checkReady([await prepare({ ...asked, record: { uid: ORDER, documentId } }, CODE)]);
        return documentIds.length / ((performance.now() - started) / 1_000);
      },
    },
    () => strapi.destroy(),
  );
})();

interface Prepare {
  documentIds: string[];
  atOnce: number;
  passes: number;
}
