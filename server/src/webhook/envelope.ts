/** One change of a delivery, taken out of its envelope. */
export interface Change {
  /** The WhatsApp Business Account that it speaks of. */
  businessAccountId: string;
  /** Seconds since 1970 at which Meta wrote the entry; null where it does not say. */
  entryTime: number | null;
  field: string;
  value: unknown;
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Every change of every entry. An entry without changes, and a change without a value, come out whole:
 * nobody can read them, but they are not lost.
 */
export const readEnvelope = (body: unknown): Change[] =>
  list(record(body).entry).flatMap((item) => {
    const entry = record(item);
    const changes = list(entry.changes);
    const about = {
      businessAccountId: text(entry.id),
      entryTime: typeof entry.time === 'number' ? entry.time : null,
    };
    if (changes.length === 0) return [{ ...about, field: '', value: item }];
    return changes.map((change) => ({
      ...about,
      field: text(record(change).field),
      value: record(change).value === undefined ? change : record(change).value,
    }));
  });
