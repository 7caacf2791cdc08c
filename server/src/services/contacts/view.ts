import type {
  ConsentEvent,
  Contact,
  ContactConsent,
  ContactName,
  IdentityEntry,
} from '../../../../shared/contracts/contacts';
import { parsePhone } from '../../phone';
import type { ConsentEventRow } from '../../store/consents';
import type { IdentityChangeRow } from '../../store/identity-changes';
import type { ContactRow, ConversationRow } from '../../store/rows';
import { toIso } from '../accounts/view';

/** What is in force for a contact. */
export const toConsent = (row: ContactRow): ContactConsent => ({
  documentId: row.documentId,
  phone: row.phone,
  userId: row.userId,
  optInMarketingAt: toIso(row.optInMarketingAt),
  optInAllAt: toIso(row.optInAllAt),
  optOutMarketingAt: toIso(row.optOutMarketingAt),
  optOutAllAt: toIso(row.optOutAllAt),
  blockedAt: toIso(row.blockedAt),
});

/** One word of a person. */
export const toEvent = (row: ConsentEventRow): ConsentEvent => ({
  documentId: row.documentId,
  kind: row.kind,
  purpose: row.purpose,
  at: toIso(row.at)!,
  source: row.source,
  note: row.note,
  actor: row.actor,
});

const internationalOf = ({ phone }: ContactRow): string | null =>
  phone === null ? null : (parsePhone(phone, null)?.international ?? phone);

/** A contact by name. */
export const toName = (row: ContactRow): ContactName => ({
  documentId: row.documentId,
  phone: row.phone,
  international: internationalOf(row),
  userId: row.userId,
  username: row.username,
  profileName: row.profileName,
});

const latestOf = (times: (string | null)[]): string | null =>
  times.reduce((a, b) => (a !== null && (b === null || a >= b) ? a : b), null);

/** A contact as a list shows it. */
export const toContact = (
  row: ContactRow,
  conversations: Pick<ConversationRow, 'lastInboundAt' | 'lastOutboundAt'>[],
): Contact => ({
  ...toConsent(row),
  ...toName(row),
  language: row.language,
  isInConflict: row.conflictAt !== null,
  lastInboundAt: latestOf(conversations.map(({ lastInboundAt }) => toIso(lastInboundAt))),
  lastOutboundAt: latestOf(conversations.map(({ lastOutboundAt }) => toIso(lastOutboundAt))),
  createdAt: toIso(row.createdAt)!,
});

/** What somebody was known by before. */
export const toIdentityEntry = (row: IdentityChangeRow): IdentityEntry => ({
  documentId: row.documentId,
  at: toIso(row.at)!,
  reason: row.reason,
  outcome: row.outcome,
  oldPhone: row.oldPhone,
  newPhone: row.newPhone,
  oldUserId: row.oldUserId,
  newUserId: row.newUserId,
  actor: row.actor,
});
