import { judgeAnswer } from './asked';
import type { Finding } from './check';
import type { HealthFacts } from './facts';
import { graphVersionEnd, isKnownGraphVersion, NEWEST_GRAPH_VERSION } from './graph-versions';
import { META } from './links';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A due message normally leaves within a second or two. */
const LATE_MINUTES = 2;

/** From when on the end of a Graph version is near. */
const VERSION_WARNING_DAYS = 60;

/** Signatures and times of messages bear no larger difference. */
const SKEW_WARNING_SECONDS = 60;
const SKEW_PROBLEM_SECONDS = 300;

/** Whether secrets can be kept. */
export const judgeEncryptionKey = ({ hasEncryptionKey }: HealthFacts): Finding =>
  hasEncryptionKey
    ? { status: 'ok', code: 'health.encryptionKey.ok' }
    : { status: 'problem', code: 'encryption.noKey', who: 'operator' };

/** Whether this database is a copy of another installation's. */
export const judgeInstallation = ({ account }: HealthFacts): Finding =>
  account.copiedFrom === null
    ? { status: 'ok', code: 'health.installation.own' }
    : {
        status: 'problem',
        code: 'health.installation.copied',
        params: { from: account.copiedFrom },
        fix: 'takeOver',
      };

/** Whether the account may send at all, as far as it is known here. */
export function judgeSending({ account }: HealthFacts): Finding {
  if (!account.enabled)
    return {
      status: 'problem',
      code: 'health.sending.disabled',
      params: { account: account.name },
      fix: 'account',
    };
  return account.holdReason === null
    ? { status: 'ok', code: 'health.sending.ok' }
    : {
        status: 'problem',
        code: 'health.sending.held',
        params: { reason: account.holdReason },
      };
}

/** Whether what is due goes out. */
export function judgeQueue({ account, queue }: HealthFacts, now: Date): Finding {
  const { engine, isWorking, due, oldestDueAt } = queue;
  const lateMs = oldestDueAt === null ? 0 : now.getTime() - Date.parse(oldestDueAt);
  const minutes = Math.floor(lateMs / MINUTE_MS);
  const params = { engine, due, minutes };
  const isStopped = !account.enabled || account.holdReason !== null || account.copiedFrom !== null;
  if (due > 0 && isStopped)
    return { status: 'warning', code: 'health.queue.stopped', params, who: 'nobody' };
  if (minutes >= LATE_MINUTES)
    return isWorking
      ? { status: 'warning', code: 'health.queue.late', params, who: 'nobody' }
      : { status: 'problem', code: 'health.queue.noWorker', params, who: 'operator' };
  return isWorking
    ? { status: 'ok', code: 'health.queue.ok', params }
    : { status: 'hint', code: 'health.queue.elsewhere', params, who: 'operator' };
}

/** Whether our clock agrees with Meta's. */
export const judgeClock = ({ asked }: HealthFacts): Finding =>
  judgeAnswer(asked.clock, (skew): Finding => {
    const params = { seconds: Math.round(Math.abs(skew)) };
    if (Math.abs(skew) < SKEW_WARNING_SECONDS)
      return { status: 'ok', code: 'health.clock.ok', params };
    return {
      status: Math.abs(skew) < SKEW_PROBLEM_SECONDS ? 'warning' : 'problem',
      code: skew > 0 ? 'health.clock.ahead' : 'health.clock.behind',
      params,
      who: 'operator',
    };
  });

/** How long Meta understands the version of its API that is spoken here. */
export function judgeGraphVersion({ graphVersion: version }: HealthFacts, now: Date): Finding {
  const newest = NEWEST_GRAPH_VERSION;
  const end = graphVersionEnd(version);
  if (end === null)
    return isKnownGraphVersion(version)
      ? { status: 'ok', code: 'health.graphVersion.current', params: { version } }
      : { status: 'ok', code: 'health.graphVersion.unknown', params: { version, newest } };
  const days = end === 'ended' ? -1 : (Date.parse(end) - now.getTime()) / DAY_MS;
  const found = { who: 'operator', link: META.versions } as const;
  if (days <= 0)
    return {
      status: 'problem',
      code: 'health.graphVersion.ended',
      params: { version, newest },
      ...found,
    };
  const params = { version, end, newest };
  return days < VERSION_WARNING_DAYS
    ? { status: 'warning', code: 'health.graphVersion.ending', params, ...found }
    : { status: 'ok', code: 'health.graphVersion.until', params };
}

/** Whether there are templates to begin with, as Meta has them. */
export function judgeTemplates({ account, approvedTemplates }: HealthFacts): Finding {
  const { lastSyncedAt, syncFailures } = account;
  if (lastSyncedAt === null) return { status: 'hint', code: 'health.templates.never', fix: 'sync' };
  const params = { count: approvedTemplates, at: lastSyncedAt };
  if (syncFailures > 0)
    return { status: 'warning', code: 'health.templates.failing', params, fix: 'sync' };
  return approvedTemplates === 0
    ? { status: 'hint', code: 'health.templates.none', params, fix: 'sync' }
    : { status: 'ok', code: 'health.templates.ok', params };
}
