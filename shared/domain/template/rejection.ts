import { SENTENCES, type SentenceKey } from '../sentences';

/**
 * Why Meta rejected a template, in plain words: its code as a sentence, and words of Meta's as they
 * came. https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-review
 */
export function rejectionInWords(reason: string | null): string {
  if (reason === null) return SENTENCES['template.rejection.none'];
  const key = `template.rejection.${reason}`;
  return Object.hasOwn(SENTENCES, key) ? SENTENCES[key as SentenceKey] : reason;
}

/** Whether a reason is a bare code of Meta's, which says less than its words. */
export const isRejectionCode = (reason: string): boolean => /^[A-Z_]+$/.test(reason);
