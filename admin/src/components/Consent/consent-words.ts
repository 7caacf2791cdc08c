import type { ContactConsent } from '../../../../shared/contracts/contacts';
import type { TextKey } from '../../hooks/use-text';

/** One thing that is in force: in what words, in which tone, and since when. */
export interface ConsentWords {
  text: TextKey;
  tone: 'danger' | 'warning' | 'success' | 'neutral';
  since: string | null;
}

type State = Omit<ContactConsent, 'documentId' | 'phone' | 'userId'>;

/** What is in force, the strictest first; that nothing is known is said, too. */
export function consentWords(state: State): ConsentWords[] {
  const { blockedAt, optOutAllAt, optOutMarketingAt, optInAllAt, optInMarketingAt } = state;
  const words: ConsentWords[] = [];
  if (blockedAt) words.push({ text: 'contacts.consent.blocked', tone: 'danger', since: blockedAt });
  if (optOutAllAt)
    words.push({ text: 'contacts.consent.outAll', tone: 'danger', since: optOutAllAt });
  if (optOutMarketingAt && !optOutAllAt)
    words.push({
      text: 'contacts.consent.outMarketing',
      tone: 'warning',
      since: optOutMarketingAt,
    });
  if (optInAllAt && !optOutAllAt)
    words.push({ text: 'contacts.consent.inAll', tone: 'success', since: optInAllAt });
  if (optInMarketingAt && !optInAllAt && !optOutAllAt && !optOutMarketingAt)
    words.push({ text: 'contacts.consent.inMarketing', tone: 'success', since: optInMarketingAt });
  return words.length > 0
    ? words
    : [{ text: 'contacts.consent.none', tone: 'neutral', since: null }];
}
