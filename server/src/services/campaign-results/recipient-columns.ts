import type { CampaignRecipient } from '../../../../shared/contracts/campaigns';
import type { CsvCell } from '../../../../shared/domain/csv';
import type { CsvHead } from '../../../../shared/domain/csv-heads';

/** What is written of a recipient, by the heads of its columns. */
export const RECIPIENT_COLUMNS = {
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
} satisfies Partial<Record<CsvHead, (recipient: CampaignRecipient) => CsvCell>>;

/** The columns in their order. */
export const RECIPIENT_HEADS = Object.keys(RECIPIENT_COLUMNS) as (keyof typeof RECIPIENT_COLUMNS)[];
