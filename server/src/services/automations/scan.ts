import type { UID } from '@strapi/strapi';

import { dueOf, later, valuesDue } from '../../../../shared/domain/automation/due';
import type {
  DateTrigger,
  NoReplyTrigger,
  ScheduleTrigger,
} from '../../../../shared/domain/automation/trigger';
import type { Runtime } from '../../runtime';
import type { AutomationRow } from '../../store/automation-rows';
import type { ConversationRow } from '../../store/rows';
import { rowsOf } from '../../store/table';
import { UIDS } from '../../store/uids';
import type { Active } from './active';
import { LATE_MS } from './execute';
import { subjectOfRecord } from './facts';
import { findRecords } from './find-records';
import { keyOf, versionFor, type Occasion, type RunMaker } from './make-runs';
import { nextTime } from './surroundings';

/** What is written while somebody looks may be seen only afterwards: so far back is looked again. */
const OVERLAP_MS = 120_000;

/** Records a query. */
const PAGE = 200;

/** A schedule that comes oftener than this within a day is not gone through. */
const MOST_TIMES = 2_000;

/** Looks for what nobody tells of: dates that have come, schedules, answers that are missing. */
export function createScan(runtime: Runtime, active: Active, maker: RunMaker) {
  const { strapi, automationRuns, automationTriggers, automations, now } = runtime;

  /** Makes runs of occasions that have none yet. */
  async function insert(occasions: Occasion[]): Promise<number> {
    const known = await automationRuns.known(occasions.map(({ key }) => key));
    const fresh = occasions.filter(({ key }) => !known.has(key));
    const runs = [];
    for (const occasion of fresh) runs.push(await maker.runOf(occasion));
    await automationRuns.insert(runs, now());
    return runs.length;
  }

  /** From when on an automation looks: from where it was, unless that is too long ago. */
  function since({ scannedTo, onSince }: AutomationRow, to: Date): Date {
    const from = new Date(scannedTo ?? onSince ?? to).getTime();
    return new Date(Math.max(from, to.getTime() - LATE_MS));
  }

  async function dates(automation: AutomationRow, trigger: DateTrigger, from: Date, to: Date) {
    const { uid, field } = trigger;
    const attribute = strapi.contentTypes[uid as UID.ContentType]?.attributes[field];
    if (attribute?.type !== 'date' && attribute?.type !== 'datetime') return 0;
    const version = versionFor(trigger, active.keptOf(uid));
    const values = valuesDue(trigger, from, to);
    const written = (at: Date) =>
      attribute.type === 'date' ? at.toISOString().slice(0, 10) : at.toISOString();
    let count = 0;
    for (let after = 0; ;) {
      const found = await findRecords(strapi, uid, {
        version,
        fields: [field],
        filters: {
          $and: [
            { [field]: { $gte: written(values.from), $lte: written(values.to) } },
            { id: { $gt: after } },
          ],
        },
        sort: 'id:asc',
        limit: PAGE,
      });
      const occasions = found.flatMap((record): Occasion[] => {
        const due = dueOf(trigger, record[field]);
        if (!due || due <= from || due > to) return [];
        const { documentId, locale = null } = record;
        return [
          {
            automation,
            key: keyOf('date', automation.documentId, documentId, locale, due.toISOString()),
            at: due,
            subject: subjectOfRecord(automation.account, { uid, documentId, locale }, version),
          },
        ];
      });
      count += await insert(occasions);
      if (found.length < PAGE) return count;
      after = found.at(-1)!.id;
    }
  }

  /** Of several times that were missed, the last one counts. */
  async function schedule(
    automation: AutomationRow,
    { cron, timeZone, uid }: ScheduleTrigger,
    from: Date,
    to: Date,
  ) {
    let last: Date | null = null;
    for (let time = nextTime(cron, timeZone, from), count = 0; time && time <= to; count += 1) {
      last = time;
      time = count < MOST_TIMES ? nextTime(cron, timeZone, time) : null;
    }
    if (!last) return 0;
    await automationTriggers.insert(
      [
        {
          kind: 'schedule',
          at: last,
          recordUid: uid,
          automation: automation.id,
          key: keyOf('schedule', automation.documentId, last.toISOString()),
        },
      ],
      now(),
    );
    return 1;
  }

  async function missing(
    automation: AutomationRow,
    { of, after, account = null }: NoReplyTrigger,
    from: Date,
    to: Date,
  ) {
    const back = { amount: -after.amount, unit: after.unit };
    const [first, last] = [later(from, back, 'UTC'), later(to, back, 'UTC')];
    const attribute = of === 'team' ? 'waitingSince' : 'lastOutboundAt';
    const onSince = new Date(automation.onSince!);
    const occasionsOf = (row: ConversationRow): Occasion[] => {
      const at = new Date(row[attribute]!);
      const hasAnswered =
        of === 'person' && row.lastInboundAt !== null && new Date(row.lastInboundAt) >= at;
      if (hasAnswered || at < onSince || !row.contact) return [];
      return [
        {
          automation,
          key: keyOf('noReply', automation.documentId, row.documentId, at.toISOString()),
          at: later(at, after, 'UTC'),
          subject: {
            account: automation.account,
            record: null,
            version: 'published',
            snapshot: null,
            before: {},
            contact: row.contact.documentId,
            text: null,
          },
          contact: row.contact.id,
          conversation: row.id,
        },
      ];
    };
    let count = 0;
    for (let seen = 0; ;) {
      const found = await rowsOf<ConversationRow>(strapi, UIDS.conversation).findMany({
        where: {
          id: { $gt: seen },
          status: 'open',
          [attribute]: { $gt: first, $lte: last },
          ...(account !== null && { account: { documentId: account } }),
        },
        populate: { contact: { select: ['id', 'documentId'] } },
        orderBy: { id: 'asc' },
        limit: PAGE,
      });
      count += await insert(found.flatMap(occasionsOf));
      if (found.length < PAGE) return count;
      seen = found.at(-1)!.id;
    }
  }

  return {
    /** Looks for one automation; answers how much there was to do. */
    async look(automation: AutomationRow): Promise<number> {
      const { trigger } = automation;
      const to = now();
      const from = since(automation, to);
      const onSince = new Date(automation.onSince!);
      // Nothing from before it was on counts, however far back is looked.
      const again = new Date(Math.max(from.getTime() - OVERLAP_MS, onSince.getTime()));
      let count = 0;
      if (trigger.type === 'date') count = await dates(automation, trigger, again, to);
      else if (trigger.type === 'schedule') count = await schedule(automation, trigger, from, to);
      else if (trigger.type === 'noReply') count = await missing(automation, trigger, again, to);
      else return 0;
      const before = automation.scannedTo === null ? null : new Date(automation.scannedTo);
      await automations.saveScanned(automation.id, before, to);
      return count;
    },

    /** Makes runs for the next records of a schedule; null when there are no more. */
    async ofSchedule(
      automation: AutomationRow,
      at: Date,
      after: number,
    ): Promise<{ occasions: Occasion[]; cursor: number } | null> {
      const trigger = automation.trigger as ScheduleTrigger;
      const { uid } = trigger;
      const version = versionFor(trigger, active.keptOf(uid));
      const found = await findRecords(strapi, uid, {
        version,
        filters: { id: { $gt: after } },
        sort: 'id:asc',
        limit: PAGE,
      });
      if (found.length === 0) return null;
      return {
        cursor: found.at(-1)!.id,
        occasions: found.map(({ documentId, locale = null }) => ({
          automation,
          key: keyOf('scheduled', automation.documentId, at.toISOString(), documentId, locale),
          at,
          subject: subjectOfRecord(automation.account, { uid, documentId, locale }, version),
        })),
      };
    },
  };
}

export type Scan = ReturnType<typeof createScan>;
