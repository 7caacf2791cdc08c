import type { MessageRow } from './rows';

type Patch = Partial<Omit<MessageRow, 'id' | 'account' | 'contact' | 'template'>>;

/** What of a message may name its person, or repeat what it said. */
const PERSONAL = [
  'wamid',
  'content',
  'rendered',
  'raw',
  'holdReason',
  'errorTitle',
  'errorDetails',
  'attempts',
] as const satisfies (keyof Patch)[];

/**
 * A change of a message whose person may have been erased meanwhile: what became of it is still written,
 * nothing of whom it went to; and what would wait for another attempt is given up.
 */
export function withoutPerson(
  row: Pick<MessageRow, 'bodyDeletedBy'>,
  patch: Patch | null,
  now: () => Date,
): Patch | null {
  if (!patch || row.bodyDeletedBy !== 'erasure') return patch;
  const rest = { ...patch };
  for (const column of PERSONAL) delete rest[column];
  if (rest.state === 'queued')
    Object.assign(rest, { state: 'cancelled', cancelledAt: now() } satisfies Patch);
  return Object.keys(rest).length > 0 ? rest : null;
}
