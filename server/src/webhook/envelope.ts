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

/** Every change of every entry; what has not the form of a delivery yields none. */
export const readEnvelope = (body: unknown): Change[] =>
  list(record(body).entry).flatMap((item) => {
    const entry = record(item);
    return list(entry.changes).map((change) => ({
      businessAccountId: text(entry.id),
      entryTime: typeof entry.time === 'number' ? entry.time : null,
      field: text(record(change).field),
      value: record(change).value,
    }));
  });
