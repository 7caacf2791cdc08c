import { KNOWN_FIELDS } from '../../../../shared/domain/webhook-fields';
import type { Runtime } from '../../runtime';
import type { DeliveryRow } from '../../store/rows';

/** More than are ever parked of a business; the others wait for their turn. */
const BATCH = 500;

/** What tells of templates, accounts, numbers and wishes; the others wait for messages. */
const NEWS_FIELDS = KNOWN_FIELDS.map(({ name }) => name).filter(
  (name) => !name.startsWith('messages') && !name.endsWith('message_echoes'),
);

/**
 * Applies news that came before the template or the number that they are about, in the order in which
 * Meta told them. They are tried only when something has appeared since: most are about numbers that
 * will never be here.
 */
export function createParkedNews(
  { accounts, templates, deliveries }: Runtime,
  applyAgain: (row: DeliveryRow) => Promise<unknown>,
) {
  let triedWith = '';

  /** Changes whenever a template or an account appears, or a number becomes known. */
  async function whatIsKnown(rows: DeliveryRow[]): Promise<string> {
    const known = await accounts.list();
    return JSON.stringify([
      rows.map(({ id }) => id),
      await templates.mark(),
      known.map(({ id, businessAccountId, phoneNumberId, displayPhoneNumber }) => [
        id,
        businessAccountId,
        phoneNumberId,
        displayPhoneNumber,
      ]),
    ]);
  }

  return async (): Promise<void> => {
    const rows = await deliveries.listParkedNews(NEWS_FIELDS, BATCH);
    if (rows.length === 0) return;
    const known = await whatIsKnown(rows);
    if (known === triedWith) return;
    for (const row of rows) await applyAgain(row);
    triedWith = known;
  };
}
