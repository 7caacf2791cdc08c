import type { SentenceKey } from '../sentences';
import type { HealthCheck } from './check';

const DAY_MS = 86_400_000;

/** Something that somebody should hear of before it stops an account. */
export interface HealthAlert {
  kind: HealthAlertKind;
  severity: 'warning' | 'danger';
  messageKey: SentenceKey;
  params: Record<string, string | number>;
}

export const HEALTH_ALERT_KINDS = [
  'account.tokenEndsSoon',
  'account.tokenEndsNow',
  'account.notSubscribed',
  'account.callbackChanged',
  'account.graphVersion',
] as const;

export type HealthAlertKind = (typeof HEALTH_ALERT_KINDS)[number];

/** What checks say about alerts: those that are due, and those whose cause is over. */
export interface HealthNews {
  opens: HealthAlert[];
  over: HealthAlertKind[];
}

const alert = (
  kind: HealthAlertKind,
  severity: HealthAlert['severity'],
  params: HealthAlert['params'],
): HealthAlert => ({ kind, severity, messageKey: `alert.${kind}`, params });

const isWell = ({ status }: HealthCheck): boolean => status === 'ok' || status === 'hint';

/** Minutes are enough, and seconds would make another sentence of the same time. */
const inWords = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

const OF_TOKEN = ['account.tokenEndsSoon', 'account.tokenEndsNow'] as const;

/** Whether an alert comes of looking at the health of an account, where it is mended too. */
export const isHealthAlert = (kind: string): boolean =>
  (HEALTH_ALERT_KINDS as readonly string[]).includes(kind);

/** Whether it says that a token ends. */
export const isTokenAlert = (kind: string): boolean =>
  (OF_TOKEN as readonly string[]).includes(kind);

function aboutToken({ code, params, status }: HealthCheck, now: Date): HealthNews {
  const ends = code === 'health.token.expiresSoon' || code === 'health.token.temporary';
  if (!ends) {
    // A token without an end, or of a person: neither of these is about that.
    const isOver = status === 'ok' || code === 'health.token.personal';
    return { opens: [], over: isOver ? [...OF_TOKEN] : [] };
  }
  const at = String(params.at);
  const isNow = Date.parse(at) - now.getTime() <= DAY_MS;
  return isNow
    ? {
        opens: [alert('account.tokenEndsNow', 'danger', { at: inWords(at) })],
        over: ['account.tokenEndsSoon'],
      }
    : {
        opens: [alert('account.tokenEndsSoon', 'warning', { at: inWords(at) })],
        over: ['account.tokenEndsNow'],
      };
}

function aboutOne(
  check: HealthCheck,
  codes: string[],
  kind: HealthAlertKind,
  severity: HealthAlert['severity'],
): HealthNews {
  if (codes.includes(check.code)) {
    const { other, version } = check.params;
    const params = {
      ...(other !== undefined && { url: other }),
      ...(version !== undefined && { version }),
    };
    return { opens: [alert(kind, severity, params)], over: [] };
  }
  return { opens: [], over: isWell(check) ? [kind] : [] };
}

function newsOf(check: HealthCheck, now: Date): HealthNews {
  switch (check.id) {
    case 'token':
      return aboutToken(check, now);
    case 'subscription':
      return aboutOne(check, ['health.subscription.missing'], 'account.notSubscribed', 'danger');
    case 'callback':
      return aboutOne(
        check,
        ['health.callback.other', 'health.callback.override'],
        'account.callbackChanged',
        'danger',
      );
    case 'graphVersion':
      return aboutOne(
        check,
        ['health.graphVersion.ending', 'health.graphVersion.ended'],
        'account.graphVersion',
        'warning',
      );
    default:
      return { opens: [], over: [] };
  }
}

/** What has to be told of checks, and what is over; what could not be looked at stays as it is. */
export function healthNews(checks: readonly HealthCheck[], now: Date): HealthNews {
  const news = checks.map((check) => newsOf(check, now));
  return {
    opens: news.flatMap(({ opens }) => opens),
    over: news.flatMap(({ over }) => over),
  };
}
