import { readKept } from '../../webhook/read-kept';
import type { Runtime } from '../../runtime';
import type { DeliveryRow } from '../../store/rows';

/** So many are applied at once. */
const BATCH = 100;

/** What other systems send from the same number; of the Business app nothing has to wait. */
const FIELD = 'message_echoes';

const isEcho = (row: DeliveryRow): boolean => readKept(row).some(({ type }) => type === 'echo');

/**
 * Records the echoes, of what came since a time, that waited for a message from here which has turned out
 * to be another; those that may still be ours go on waiting.
 */
export async function applyParkedEchoes(
  { deliveries }: Pick<Runtime, 'deliveries'>,
  applyAgain: (row: DeliveryRow) => Promise<unknown>,
  since: Date,
): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await deliveries.listParked(FIELD, since, after, BATCH);
    // Together: they are recorded in one transaction.
    await Promise.all(rows.filter(isEcho).map(applyAgain));
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
}
