import type { HistorySubject } from '../../../shared/contracts/history';

/** What an endpoint does, as the history tells it. */
export interface DeedKind {
  subject: HistorySubject;
  kind: string;
  /** The parameter of the address that names what it is about; otherwise the answer does. */
  param?: string;
  /** Fields of the request that are told: they name no person. Of a list, how long it is. */
  tells?: string[];
  /** A flag of the request with which nothing was done. */
  unless?: string;
  /** What it is about must not be told. */
  isNameless?: boolean;
}

const deed = (
  subject: HistorySubject,
  kind: string,
  more: Omit<DeedKind, 'subject' | 'kind'> = {},
): DeedKind => ({ subject, kind, ...more });

const ONE = { param: 'documentId' };
const SEVERAL = { isNameless: true, tells: ['documentIds'] };

/**
 * What of the endpoints is written down, by handler. Accounts and templates write a history of their own;
 * what is said and done in a conversation stands in its thread.
 */
export const DEEDS: Record<string, DeedKind> = {
  'messages.send': deed('message', 'sent', { tells: ['template'] }),
  'messages.sendFree': deed('message', 'sent'),
  'messages.cancel': deed('message', 'cancelled', ONE),
  'messages.retry': deed('message', 'retried', ONE),
  'messages.resend': deed('message', 'resent', ONE),
  'messages.retryMany': deed('message', 'retried-many', SEVERAL),
  'messages.resendMany': deed('message', 'resent-many', SEVERAL),
  'messages.export': deed('export', 'messages'),
  'message.send': deed('message', 'sent', { tells: ['template'] }),

  'inbox.send': deed('message', 'sent', { tells: ['template'] }),
  'inbox.cancel': deed('message', 'cancelled', { param: 'message' }),
  'inbox.retry': deed('message', 'retried', { param: 'message' }),
  'inbox.resend': deed('message', 'resent', { param: 'message' }),
  'conversations.assign': deed('conversation', 'assigned', ONE),

  'contacts.optIn': deed('contact', 'opt-in', ONE),
  'contacts.optOut': deed('contact', 'opt-out', ONE),
  'contacts.block': deed('contact', 'blocked', ONE),
  'contacts.unblock': deed('contact', 'unblocked', ONE),
  'contacts.resolveConflict': deed('contact', 'settled', { ...ONE, tells: ['are'] }),
  'contacts.erase': deed('contact', 'erased', { isNameless: true }),
  'contacts.export': deed('export', 'person', { isNameless: true }),
  'contact.optIn': deed('contact', 'opt-in'),
  'contact.optOut': deed('contact', 'opt-out'),

  'campaigns.create': deed('campaign', 'created'),
  'campaigns.update': deed('campaign', 'changed', ONE),
  'campaigns.delete': deed('campaign', 'deleted', ONE),
  'campaigns.duplicate': deed('campaign', 'created'),
  'campaigns.start': deed('campaign', 'started', { ...ONE, tells: ['recipients', 'sendAt'] }),
  'campaigns.reschedule': deed('campaign', 'rescheduled', { ...ONE, tells: ['sendAt'] }),
  'campaigns.pause': deed('campaign', 'paused', ONE),
  'campaigns.resume': deed('campaign', 'resumed', ONE),
  'campaigns.cancel': deed('campaign', 'cancelled', ONE),
  'campaign-results.retry': deed('campaign', 'retried', { ...ONE, tells: ['failure'] }),
  'campaign-results.followUp': deed('campaign', 'created'),
  'campaign-results.exportRecipients': deed('export', 'recipients', ONE),

  'automations.create': deed('automation', 'created'),
  'automations.update': deed('automation', 'changed', ONE),
  'automations.delete': deed('automation', 'deleted', ONE),
  'automations.duplicate': deed('automation', 'created'),
  'automations.applyPreset': deed('automation', 'created', { tells: ['preset'] }),
  'automations.import': deed('automation', 'imported', { unless: 'dry' }),
  'automations.turnOn': deed('automation', 'turned-on', ONE),
  'automations.turnOff': deed('automation', 'turned-off', ONE),

  'templates.import': deed('template', 'imported', { unless: 'dry' }),
  'templates.delete': deed('template', 'deleted-here', ONE),
  'accounts.delete': deed('account', 'deleted-here', ONE),

  'preferences.update': deed('settings', 'preferences'),
  'collections.update': deed('settings', 'collection', { param: 'uid' }),
  'quick-replies.create': deed('settings', 'quick-reply-created', { tells: ['shortcut'] }),
  'quick-replies.update': deed('settings', 'quick-reply-changed', { tells: ['shortcut'] }),
  'quick-replies.delete': deed('settings', 'quick-reply-deleted'),
  'labels.create': deed('settings', 'label-created', { tells: ['name'] }),
  'labels.update': deed('settings', 'label-changed', { tells: ['name'] }),
  'labels.delete': deed('settings', 'label-deleted'),
};
