import { MATCHES_LIMIT, type Matches } from '../../../../shared/contracts/automations';
import type { AutomationRules } from '../../../../shared/domain/automation/automation';
import { dueOf, valuesDue } from '../../../../shared/domain/automation/due';
import { isInbound, type RecordTrigger } from '../../../../shared/domain/automation/trigger';
import { schemaOf } from '../../collections/attributes';
import type { Runtime } from '../../runtime';
import { inTransaction, tableOf } from '../../store/table';
import type { Active } from './active';
import { subjectOfRecord, type AutomationFacts } from './facts';
import { findRecords } from './find-records';
import { versionFor } from './make-runs';

const DAYS_MS = 7 * 24 * 3_600_000;

/** Counts what an automation would have been about, as far as that can be told by the records as they are. */
export function createMatches(runtime: Runtime, active: Active, facts: AutomationFacts) {
  const { strapi, now } = runtime;

  async function countRecords(uid: string): Promise<number> {
    const { name, column } = tableOf(strapi, uid);
    const [row] = (await inTransaction(strapi, (trx) =>
      trx(name).countDistinct({ count: column('documentId') }),
    )) as unknown as { count: unknown }[];
    return Number(row?.count ?? 0);
  }

  /** What a record of the last days has in its times; null where they do not tell. */
  function filterOf(trigger: RecordTrigger): Record<string, object> | null {
    const since = new Date(now().getTime() - DAYS_MS);
    switch (trigger.type) {
      case 'created':
        return { createdAt: { $gte: since } };
      case 'updated':
        return { updatedAt: { $gte: since } };
      case 'published':
        return (trigger.which ?? 'any') === 'any' ? { publishedAt: { $gte: since } } : null;
      case 'date': {
        const { from, to } = valuesDue(trigger, since, now());
        return { [trigger.field]: { $gte: from.toISOString(), $lte: to.toISOString() } };
      }
      default:
        return null;
    }
  }

  async function lastDays({ trigger, condition }: AutomationRules): Promise<Matches['lastDays']> {
    if (isInbound(trigger)) return null;
    const { uid } = trigger;
    const filters = filterOf(trigger);
    const isDate = trigger.type === 'date';
    if (!filters || (isDate && !schemaOf(strapi, uid)?.attributes[trigger.field])) return null;
    const version = versionFor(trigger, active.keptOf(uid));
    const found = await findRecords(strapi, uid, {
      version,
      fields: isDate ? [trigger.field] : [],
      filters,
      sort: 'id:desc',
      limit: MATCHES_LIMIT + 1,
    });
    const since = new Date(now().getTime() - DAYS_MS);
    const looked = found.slice(0, MATCHES_LIMIT).filter((record) => {
      if (trigger.type !== 'date') return true;
      const due = dueOf(trigger, record[trigger.field]);
      return due !== null && due > since && due <= now();
    });
    let matched = 0;
    for (const { documentId, locale = null } of looked) {
      const record = { uid, documentId, locale };
      const judged = await facts.judge(condition, subjectOfRecord(null, record, version));
      if (judged?.holds) matched += 1;
    }
    return { matched, checked: looked.length, isCapped: found.length > MATCHES_LIMIT };
  }

  return async (rules: AutomationRules): Promise<Matches> => {
    const { trigger } = rules;
    if (isInbound(trigger) || !schemaOf(strapi, trigger.uid))
      return { existing: null, lastDays: null };
    return { existing: await countRecords(trigger.uid), lastDays: await lastDays(rules) };
  };
}
