import type { Line } from './line';

const ONE = '/conversations/:documentId';

/** The endpoints of the inbox; see `shared/contracts/inbox`. */
export const INBOX_LINES: Line[] = [
  ['GET', '/inbox', 'inbox.get', 'inbox.read'],
  ['PUT', '/inbox/me', 'inbox.updateMe', 'inbox.read'],
  ['GET', '/inbox/counts', 'inbox.count', 'inbox.read'],
  ['GET', '/inbox/conversations', 'inbox.find', 'inbox.read'],
  ['POST', '/inbox/conversations', 'inbox.open', 'inbox.reply'],
  ['GET', '/inbox/events', 'inbox.events', 'inbox.read'],
  ['GET', '/inbox/changes', 'inbox.changes', 'inbox.read'],
  ['GET', '/inbox/chat-link/:account', 'inbox.chatLink', 'inbox.read'],
  ['GET', '/inbox/people', 'inbox.people', 'inbox.assign', 'inbox.reply'],

  ['GET', `${ONE}/thread`, 'inbox.thread', 'inbox.read'],
  ['GET', `${ONE}/person`, 'inbox.person', 'inbox.read'],
  ['GET', `${ONE}/records`, 'inbox.findRecords', 'inbox.reply'],
  ['POST', `${ONE}/records`, 'inbox.linkRecord', 'inbox.reply'],
  ['DELETE', `${ONE}/records/:uid/:record`, 'inbox.unlinkRecord', 'inbox.reply'],
  ['GET', `${ONE}/media/:message`, 'inbox.media', 'inbox.read'],
  ['POST', `${ONE}/files`, 'inbox.addFile', 'inbox.reply'],
  ['POST', `${ONE}/messages`, 'inbox.send', 'inbox.reply'],
  ['POST', `${ONE}/preview`, 'inbox.preview', 'inbox.reply'],
  ['POST', `${ONE}/messages/:message/cancel`, 'inbox.cancel', 'inbox.reply'],
  ['POST', `${ONE}/messages/:message/retry`, 'inbox.retry', 'inbox.reply'],
  ['POST', `${ONE}/messages/:message/resend`, 'inbox.resend', 'inbox.reply'],
  ['POST', `${ONE}/messages/:message/download`, 'inbox.download', 'inbox.reply'],
  ['POST', `${ONE}/notes`, 'inbox.addNote', 'inbox.reply'],
  ['PUT', `${ONE}/notes/:note`, 'inbox.updateNote', 'inbox.reply'],
  ['DELETE', `${ONE}/notes/:note`, 'inbox.deleteNote', 'inbox.reply'],
  ['POST', `${ONE}/typing`, 'inbox.typing', 'inbox.reply'],
  ['POST', `${ONE}/snooze`, 'conversations.snooze', 'inbox.reply'],
  ['PUT', `${ONE}/labels`, 'conversations.setLabels', 'inbox.reply'],
  ['PUT', `${ONE}/language`, 'conversations.setLanguage', 'inbox.reply'],
  ['GET', `${ONE}/quick-replies`, 'quick-replies.fill', 'inbox.reply'],

  ['GET', '/quick-replies', 'quick-replies.find', 'inbox.read'],
  ['POST', '/quick-replies', 'quick-replies.create', 'inbox.assign', 'settings.update'],
  ['PUT', '/quick-replies/:documentId', 'quick-replies.update', 'inbox.assign', 'settings.update'],
  [
    'DELETE',
    '/quick-replies/:documentId',
    'quick-replies.delete',
    'inbox.assign',
    'settings.update',
  ],
  ['GET', '/labels', 'labels.find', 'inbox.read', 'automations.read', 'automations.manage'],
  ['POST', '/labels', 'labels.create', 'inbox.assign', 'settings.update'],
  ['PUT', '/labels/:documentId', 'labels.update', 'inbox.assign', 'settings.update'],
  ['DELETE', '/labels/:documentId', 'labels.delete', 'inbox.assign', 'settings.update'],
];
