import type { SentenceKey } from '../sentences';

/** A sentence of an alert, which stands in the panel and in e-mails. */
export type AlertKey = Exclude<Extract<SentenceKey, `alert.${string}`>, 'alert.notFound'>;

/** Every sentence of alerts in one language, with the parameters of the English one. */
export type AlertSentences = Record<AlertKey, string>;
