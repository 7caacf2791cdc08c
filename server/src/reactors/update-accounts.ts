import type { Core } from '@strapi/strapi';

import {
  isLowered,
  newsKind,
  noticeKind,
  noticeSeverity,
  restrictionsInWords,
  stopsAll,
  stopsMessages,
  type NewsAlert,
  type NewsHold,
  type NewsTopic,
} from '../../../shared/domain/account-news';
import { PHRASES } from '../../../shared/domain/phrases';
import { sentenceOf } from '../../../shared/domain/sentences';
import type { AccountNews, AccountRecorder, NewsEffect } from '../services/accounts/record-news';
import type { AccountStore } from '../store/accounts';
import type { AccountRow } from '../store/rows';
import type {
  AccountEvent,
  AccountLimitEvent,
  AccountNameEvent,
  AccountNoticeEvent,
  AccountSecurityEvent,
  AccountUpdateEvent,
} from '../webhook/events';
import { itemKey } from '../webhook/item-key';
import { applyInTurn, type Unapplied } from './unapplied';

/** What a reaction to accounts works with. */
export interface AccountReactions {
  accounts: Pick<AccountStore, 'listOfBusiness'>;
  recorder: AccountRecorder;
}

const about = (topic: NewsTopic, opens: NewsAlert | null, facts = {}): NewsEffect => ({
  topic,
  facts,
  alert: { kind: newsKind(topic), opens },
});

/** The same of a topic that may stop the account with its queue, until Meta takes it back. */
const stopping = (
  topic: NewsHold,
  opens: NewsAlert | null,
  { stops, facts }: { stops: boolean; facts?: NewsEffect['facts'] },
): NewsEffect => ({
  ...about(topic, opens, facts),
  hold: stops && opens ? sentenceOf(opens.messageKey, opens.params) : null,
});

const warn = (
  severity: NewsAlert['severity'],
  messageKey: NewsAlert['messageKey'],
  params: NewsAlert['params'],
): NewsAlert => ({ severity, messageKey, params });

/** `2026-11-29 10:40 UTC` */
const minuteOf = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** When the last of the restrictions ends; null when one has no end. */
function endOf(restrictions: AccountUpdateEvent['restrictions']): Date | null {
  const ends = restrictions.map(({ until }) => until?.getTime() ?? Infinity);
  const end = Math.max(...ends);
  return Number.isFinite(end) ? new Date(end) : null;
}

function restrict({ restrictions }: AccountUpdateEvent, account: string): AccountNews {
  if (restrictions.length === 0)
    return {
      kind: 'unrestricted',
      params: {},
      effects: [stopping('restricted', null, { stops: false })],
    };
  const types = restrictions.map(({ type }) => type);
  const what = restrictionsInWords(types);
  const until = endOf(restrictions);
  const severity = stopsMessages(types) ? 'danger' : 'warning';
  const opens = until
    ? warn(severity, 'alert.account.restrictedUntil', { account, what, until: minuteOf(until) })
    : warn(severity, 'alert.account.restricted', { account, what });
  const end = until?.toISOString() ?? null;
  return {
    kind: 'restricted',
    params: { what: types.join(', '), until: end },
    effects: [
      stopping('restricted', opens, {
        stops: stopsAll(types),
        facts: { until: end, types: types.join(' ') },
      }),
    ],
  };
}

function ban({ banState, banDate }: AccountUpdateEvent, account: string): AccountNews {
  if (banState === 'REINSTATE')
    return {
      kind: 'reinstated',
      params: {},
      effects: [
        stopping('disabled', null, { stops: false }),
        stopping('restricted', null, { stops: false }),
        about('violation', null),
      ],
    };
  const isComing = banState === 'SCHEDULE_FOR_DISABLE';
  const opens = isComing
    ? warn('danger', 'alert.account.banScheduled', { account, date: banDate ?? '?' })
    : warn('danger', 'alert.account.banned', { account });
  return {
    kind: isComing ? 'ban-scheduled' : 'banned',
    params: { date: banDate },
    effects: [stopping('disabled', opens, { stops: !isComing })],
  };
}

/** Why Meta says that an account was disconnected, by what happened where it gives no reason. */
const DISCONNECTED: Record<string, string> = {
  ACCOUNT_OFFBOARDED: PHRASES['disconnected.left'],
  PARTNER_APP_UNINSTALLED: PHRASES['disconnected.uninstalled'],
  PARTNER_REMOVED: PHRASES['disconnected.removed'],
};

const CONNECTED = new Set(['ACCOUNT_RECONNECTED', 'PARTNER_ADDED', 'PARTNER_APP_INSTALLED']);

function decideUpdate(event: AccountUpdateEvent, { name: account }: AccountRow): AccountNews {
  const { event: what, violation, reason } = event;
  if (what === 'ACCOUNT_RESTRICTION') return restrict(event, account);
  if (what === 'DISABLED_UPDATE') return ban(event, account);
  if (what === 'ACCOUNT_VIOLATION') {
    const params = { account, violation: violation ?? '?' };
    const opens = warn('warning', 'alert.account.violation', params);
    return { kind: 'violation', params: { violation }, effects: [about('violation', opens)] };
  }
  if (what === 'ACCOUNT_DELETED') {
    const opens = warn('danger', 'alert.account.deleted', { account });
    return {
      kind: 'deleted',
      params: {},
      effects: [stopping('deleted', opens, { stops: true })],
    };
  }
  const told = { event: what, reason };
  if (Object.hasOwn(DISCONNECTED, what)) {
    const params = { account, reason: reason ?? DISCONNECTED[what]! };
    const opens = warn('danger', 'alert.account.disconnected', params);
    return { kind: 'disconnected', params: told, effects: [about('disconnected', opens)] };
  }
  if (CONNECTED.has(what))
    return { kind: 'connected', params: told, effects: [about('disconnected', null)] };
  return { kind: 'told', params: told, effects: [] };
}

function decideNotice(event: AccountNoticeEvent, { name: account }: AccountRow): AccountNews {
  const { notice, severity, isOver, description } = event;
  const opens = warn(noticeSeverity(severity), 'alert.account.notice', {
    account,
    reason: description ?? notice,
  });
  const kind = noticeKind(notice);
  return {
    kind: isOver ? 'notice-over' : 'notice',
    params: { notice, description },
    effects: [{ topic: kind, alert: { kind, opens: isOver ? null : opens } }],
  };
}

function decideLimit(event: AccountLimitEvent, account: AccountRow): AccountNews {
  const { limit, isUpgraded } = event;
  const { name, messagingLimit: before } = account;
  const effects: NewsEffect[] = [];
  if (limit !== null) {
    const isLess = isLowered(before, limit);
    const params = { account: name, from: before ?? '?', to: limit };
    effects.push({
      // The same limit told again ends nothing: somebody is to read of it first.
      ...(before === limit
        ? { topic: 'limit' }
        : about('limit', isLess ? warn('warning', 'alert.account.limitLowered', params) : null)),
      patch: { messagingLimit: limit },
    });
  }
  // A number that the Business app uses too has a pace of its own.
  if (isUpgraded && account.throughputLevel !== 'COEXISTENCE')
    effects.push({ topic: 'throughput', patch: { throughputLevel: 'HIGH' } });
  return {
    kind: isUpgraded ? 'throughput-upgraded' : 'limit',
    params: { from: before, to: limit },
    effects,
  };
}

function decideName(event: AccountNameEvent, { name: account }: AccountRow): AccountNews {
  const { decision, name, reason } = event;
  const told = { kind: `name-${decision.toLowerCase()}`, params: { name, reason } };
  if (decision === 'APPROVED') {
    const patch = name === null ? {} : { patch: { verifiedName: name } };
    return { ...told, effects: [{ ...about('name', null), ...patch }] };
  }
  if (decision !== 'REJECTED') return { ...told, effects: [about('name', null)] };
  const params = { account, name: name ?? '?', reason: reason ?? PHRASES['reason.none'] };
  return {
    ...told,
    effects: [about('name', warn('warning', 'alert.account.nameRejected', params))],
  };
}

const PINS: Record<string, [string, NewsAlert['severity'], NewsAlert['messageKey']]> = {
  PIN_RESET_REQUEST: ['pin-reset', 'danger', 'alert.account.pinReset'],
  PIN_REQUEST_SUCCESS: ['pin-off', 'warning', 'alert.account.pinOff'],
  PIN_RESET_SUCCESS: ['pin-off', 'warning', 'alert.account.pinOff'],
  PIN_CHANGED: ['pin-changed', 'warning', 'alert.account.pinChanged'],
};

function decidePin({ event }: AccountSecurityEvent, { name }: AccountRow): AccountNews {
  const [kind, severity, messageKey] = PINS[event]!;
  return {
    kind,
    params: {},
    effects: [about('pin', warn(severity, messageKey, { account: name }))],
  };
}

/** What news mean for one account. */
function decideNews(event: AccountEvent, account: AccountRow): AccountNews {
  switch (event.type) {
    case 'accountUpdate':
      return decideUpdate(event, account);
    case 'accountNotice':
      return decideNotice(event, account);
    case 'accountReview': {
      const isRejected = event.decision === 'REJECTED';
      const opens = warn('danger', 'alert.account.reviewRejected', { account: account.name });
      return {
        kind: `review-${event.decision.toLowerCase()}`,
        params: {},
        effects: [about('review', isRejected ? opens : null)],
      };
    }
    case 'accountSettings':
      return { kind: 'settings', params: { settings: event.settings.join(', ') }, effects: [] };
    case 'accountLimit':
      return decideLimit(event, account);
    case 'accountName':
      return decideName(event, account);
    case 'accountUsername': {
      const { username, status } = event;
      const facts = { username, status };
      return { kind: 'username', params: facts, effects: [{ topic: 'username', facts }] };
    }
    case 'accountSecurity':
      return decidePin(event, account);
  }
}

/** Whether an account is one of those that the news are about. */
function isMeant(event: AccountEvent, account: AccountRow): boolean {
  if (event.phoneNumberId !== null) return account.phoneNumberId === event.phoneNumberId;
  if (event.displayPhoneNumber === null) return true;
  return account.displayPhoneNumber?.replace(/\D/g, '') === event.displayPhoneNumber;
}

/**
 * Takes what Meta tells about accounts and numbers; what says more than is understood is kept besides.
 */
export async function updateAccounts(
  strapi: Core.Strapi,
  { accounts, recorder }: AccountReactions,
  events: AccountEvent[],
): Promise<Unapplied<AccountEvent>[]> {
  const inOrder = [...events].sort((a, b) => a.at.getTime() - b.at.getTime());
  return applyInTurn(strapi, inOrder, async (event) => {
    const all = await accounts.listOfBusiness(event.businessAccountId);
    const meant = all.filter((account) => isMeant(event, account));
    if (meant.length === 0) return { parked: sentenceOf('delivery.untested') };
    await recorder.apply(
      meant.map(({ id }) => id),
      {
        at: event.at,
        keyOf: ({ documentId }) => itemKey('other', [event.itemKey, documentId]),
      },
      (account) => decideNews(event, account),
    );
    const isSilent = meant.every((account) => decideNews(event, account).effects.length === 0);
    return isSilent ? { kept: sentenceOf('delivery.changesNothing') } : 'applied';
  });
}
