import { setTimeout as sleep } from 'node:timers/promises';

import type { Campaign, CampaignRecipient } from '../../shared/contracts/campaigns';
import { SEED } from '../../simulator/src';
import type { DatabaseKind } from '../databases';
import { eventually } from '../integration/shop';
import { createRandom } from './random';
import { openSite, phoneOf, type Engine, type Site } from './site';

export interface CampaignCrashOptions {
  database: DatabaseKind;
  engine: Engine;
  redisUrl?: string;
  recipients: number;
  /** Kills while it runs; it is killed once more while it is checked. */
  kills: number;
  seed: number;
}

/** What a campaign came to whose process was killed, counted from outside of Strapi. */
export interface CampaignCrashReport {
  seed: number;
  recipients: number;
  /** Messages that stood in the table when a process was killed, at each kill. */
  rowsAtKills: number[];
  rows: number;
  taken: number;
  /** People who got more than one message. */
  writtenToTwice: string[];
  repeatedIds: string[];
  /** Recipients without a message. */
  forgotten: number;
  /** Messages that end *uncertain*, for a person to decide. */
  listed: string[];
  /** Of these, those of which nothing was under way at a kill. */
  listedWithoutCause: string[];
  /** Messages in any other state than *delivered* and *uncertain*. */
  leftOver: string[];
  status: string;
  seconds: number;
}

const PATIENCE_MS = 300_000;

/** Everybody is in the file twice over in other writings, and counts once. */
function fileOf(recipients: number): FormData {
  const lines = Array.from({ length: recipients }, (_, index) => `${phoneOf(index)},P${index}`);
  const again = lines.slice(0, 10).map((line) => line.replace('+49', '0049 '));
  const form = new FormData();
  const text = ['phone,name', ...lines, ...again].join('\n');
  form.set('file', new Blob([text], { type: 'text/csv' }), 'people.csv');
  return form;
}

async function makeCampaign(site: Site, recipients: number): Promise<string> {
  const { documentId } = await site.ask<Campaign>('POST', '/whatsapp/campaigns', {
    template: SEED.templates.orderShipped.name,
    audience: {
      type: 'csv',
      phoneColumn: 'phone',
      nameColumn: 'name',
      valueColumns: { 'body.1': 'name' },
    },
    values: { '2': 'A-17', '3': 'Friday' },
    stopRule: null,
  });
  const answer = await fetch(`${site.prepared.url}/whatsapp/campaigns/${documentId}/csv`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${site.token()}` },
    body: fileOf(recipients),
  });
  if (!answer.ok) throw new Error(`The file was not taken: ${await answer.text()}`);
  return documentId;
}

/** Checks and runs a campaign whose process is killed at random moments, and counts what everybody got. */
export async function campaignCrash(options: CampaignCrashOptions): Promise<CampaignCrashReport> {
  const startedAt = Date.now();
  const { recipients, kills, seed } = options;
  const random = createRandom(seed);
  const site = await openSite({ ...options, numbers: ['HIGH'] });
  try {
    const { simulator, table, witness } = site;
    let server = site.first;
    const documentId = await makeCampaign(site, recipients);
    const path = `/whatsapp/campaigns/${documentId}`;
    const look = () => site.ask<Campaign>('GET', path);

    await site.ask('POST', `${path}/check`);
    await sleep(random.between(0, 200));
    await server.kill();
    server = await site.start();
    const checked = await eventually(
      'the check',
      async () => {
        const campaign = await look();
        if (campaign.check?.problem) throw new Error(campaign.check.problem);
        return campaign.status === 'checked' ? campaign : undefined;
      },
      PATIENCE_MS,
    );
    await site.ask('POST', `${path}/start`, { recipients: checked.recipients });

    const rowsAtKills: number[] = [];
    const wereSending = new Set<string>();
    for (let kill = 0; kill < kills; kill += 1) {
      const seen = witness.requests();
      simulator.setFaults({ slow: { path: '/messages', ms: 400, when: 'before' } });
      await eventually(
        'a request',
        () => (witness.requests() > seen ? true : undefined),
        PATIENCE_MS,
      );
      await sleep(random.between(0, 300));
      await server.kill();
      const rows = await table.all();
      rowsAtKills.push(rows.length);
      for (const row of rows) if (row.state === 'sending') wereSending.add(row.documentId);
      if (kill === kills - 1) {
        await table.endLeases();
        await site.forgetLocks();
      }
      server = await site.start();
    }
    simulator.clearFaults();

    const isUnderWay = (state: string) => !['delivered', 'uncertain', 'failed'].includes(state);
    await eventually(
      'nothing is under way any more',
      async () => {
        const [campaign, rows] = [await look(), await table.all()];
        const taken = witness.takenByRow();
        const isSettled = rows.every(
          (row) =>
            !isUnderWay(row.state) && (row.state !== 'uncertain' || !taken.has(row.documentId)),
        );
        if (campaign.status === 'done' && isSettled) return true;
        await sleep(450);
        return undefined;
      },
      PATIENCE_MS,
    ).catch(() => undefined);

    const rows = await table.all();
    const taken = witness.takenByRow();
    const listed = rows.filter(({ state }) => state === 'uncertain');
    const waiting = await site.ask<CampaignRecipient[]>('GET', `${path}/recipients?state=waiting`);
    return {
      seed,
      recipients: checked.recipients,
      rowsAtKills,
      rows: rows.length,
      taken: taken.size,
      writtenToTwice: [...witness.takenByPerson()]
        .filter(([, count]) => count > 1)
        .map(([phone]) => phone),
      repeatedIds: witness.repeatedIds(),
      forgotten: waiting.length,
      listed: listed.map((row) => row.documentId),
      listedWithoutCause: listed
        .filter((row) => !wereSending.has(row.documentId))
        .map((row) => row.documentId),
      leftOver: rows
        .filter(({ state }) => state !== 'delivered' && state !== 'uncertain')
        .map((row) => `${row.documentId} is ${row.state}`),
      status: (await look()).status,
      seconds: Math.round((Date.now() - startedAt) / 1_000),
    };
  } finally {
    await site.close();
  }
}

/** Every promise that a run did not keep, as a sentence. */
export function brokenByCampaign(report: CampaignCrashReport, asked: number): string[] {
  const { seed, recipients, rows, taken, listed, status, forgotten } = report;
  const lists: [string, string[]][] = [
    ['people who got more than one', report.writtenToTwice],
    ['callback ids that came more than once', report.repeatedIds],
    ['uncertain without having been under way at a kill', report.listedWithoutCause],
    ['left over', report.leftOver],
  ];
  const broken = lists.flatMap(([what, ids]) =>
    ids.length > 0 ? [`${what}: ${ids.join(', ')}`] : [],
  );
  if (recipients !== asked) broken.push(`${asked} people made ${recipients} recipients`);
  if (rows !== recipients) broken.push(`${recipients} recipients made ${rows} messages`);
  if (forgotten > 0) broken.push(`${forgotten} have no message`);
  if (taken + listed.length !== recipients)
    broken.push(`${taken} were taken and ${listed.length} are listed, of ${recipients}`);
  if (status !== 'done') broken.push(`it ends ${status}`);
  return broken.map((words) => `${words} (seed ${seed})`);
}
