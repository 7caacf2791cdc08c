import type { HistoryEntry } from '../../../../shared/contracts/history';
import { PLUGIN_ID } from '../../../../shared/plugin';

/** Where what an entry is about is looked at, by its subject. */
const PLACES: Record<string, string> = {
  message: `/plugins/${PLUGIN_ID}/messages`,
  conversation: `/plugins/${PLUGIN_ID}/inbox`,
  campaign: `/plugins/${PLUGIN_ID}/campaigns`,
  template: `/plugins/${PLUGIN_ID}/templates`,
  automation: `/plugins/${PLUGIN_ID}/automations`,
  contact: `/plugins/${PLUGIN_ID}/contacts`,
  account: `/settings/${PLUGIN_ID}/accounts`,
};

/** Where what an entry is about is looked at; null for what is gone, or about nothing in particular. */
export function subjectPath({
  subject,
  subjectDocumentId,
  kind,
}: Pick<HistoryEntry, 'subject' | 'subjectDocumentId' | 'kind'>): string | null {
  const place = PLACES[subject];
  const isGone = kind.startsWith('deleted') || kind === 'erased';
  return place && subjectDocumentId && !isGone
    ? `${place}/${encodeURIComponent(subjectDocumentId)}`
    : null;
}
