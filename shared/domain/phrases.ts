import { fillSentence } from './sentences';

/** Parts of sentences, and what stands for a message without words; like sentences they are known by their words. */
export const PHRASES = {
  'restriction.numbers': 'no numbers can be added',
  'restriction.beginning': 'no conversations can be begun',
  'restriction.answers': 'customers cannot be answered',
  'restriction.utility': 'no utility templates can be sent',
  'restriction.directUtility': 'no utility messages can be sent directly',
  'disconnected.left': 'it has left the Cloud API',
  'disconnected.uninstalled': 'the app was uninstalled',
  'disconnected.removed': 'the app has no access any more',
  'reason.none': 'no reason is given',
  'heard.stop': 'a stop word',
  'heard.start': 'a start word',
  'word.image': 'image',
  'word.video': 'video',
  'word.document': 'document',
  'word.location': 'location',
  'word.marketing': 'marketing',
  'word.utility': 'utility',
  'word.authentication': 'authentication',
  'word.latitude': 'latitude',
  'word.longitude': 'longitude',
  'word.changed': 'changed',
  'word.started': 'started',
  'word.rescheduled': 'rescheduled',
  'word.resumed': 'resumed',
  'word.retried': 'retried',
  'word.sent-again': 'sent again',
  'word.draft': 'draft',
  'word.checking': 'checking',
  'word.checked': 'checked',
  'word.scheduled': 'scheduled',
  'word.running': 'running',
  'word.paused': 'paused',
  'word.done': 'done',
  'word.cancelled': 'cancelled',
  'word.queued': 'queued',
  'word.sending': 'sending',
  'word.accepted': 'accepted',
  'word.sent': 'sent',
  'word.delivered': 'delivered',
  'word.read': 'read',
  'word.played': 'played',
  'word.failed': 'failed',
  'word.uncertain': 'uncertain',
  'word.received': 'received',
  'rendered.image': 'Image',
  'rendered.video': 'Video',
  'rendered.document': 'Document',
  'rendered.voice': 'Voice message',
  'rendered.audio': 'Audio',
  'rendered.sticker': 'Sticker',
  'rendered.location': 'Location: {place}',
  'rendered.contact': 'Contact: {names}',
  'rendered.contacts': 'Contacts: {names}',
  'rendered.noReaction': 'Reaction taken back',
  'rendered.form': 'Form: {answers}',
  'rendered.emptyForm': 'Form',
  'rendered.calls': 'Calls allowed: {answer}',
  'rendered.order': 'Order: {items}',
  'rendered.unsupported': 'Message that WhatsApp does not hand on',
  'rendered.unsupportedKind': 'Message that WhatsApp does not hand on: {type}',
  'rendered.welcome': 'Opened the chat',
  'rendered.unknown': 'Message of an unknown kind',
  'rendered.unknownKind': 'Message of an unknown kind: {type}',
} as const;

/** A phrase with what it is given. */
export const phraseOf = (key: keyof typeof PHRASES, params?: Record<string, string>): string =>
  fillSentence(PHRASES[key], params);

/** Puts phrases one after the other, where a sentence is given several. */
export const joinPhrases = (phrases: readonly string[]): string => phrases.join('; ');

/** Takes apart what `joinPhrases` has put together. */
export const splitPhrases = (words: string): string[] => words.split('; ');
