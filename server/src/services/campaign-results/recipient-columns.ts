import type { CampaignRecipient } from '../../../../shared/contracts/campaigns';
import type { CsvCell } from '../../../../shared/domain/csv';

/** What is written of a recipient, by the heads of its columns. */
export const RECIPIENT_COLUMNS: Record<string, (recipient: CampaignRecipient) => CsvCell> = {
  Position: ({ position }) => position,
  Line: ({ line }) => line,
  Name: ({ name }) => name,
  Phone: ({ phone }) => phone,
  Typed: ({ typed }) => typed,
  Check: ({ verdict }) => verdict,
  Problems: ({ issues }) => issues.map(({ message }) => message).join(' ') || null,
  Excluded: ({ isExcluded }) => isExcluded,
  State: ({ message }) => message?.state ?? null,
  Failure: ({ message }) => message?.failure?.title ?? null,
  'Error code': ({ message }) => message?.failure?.code ?? null,
  'Record type': ({ recordUid }) => recordUid,
  'Record id': ({ recordDocumentId }) => recordDocumentId,
  'Message id': ({ message }) => message?.documentId ?? null,
};
