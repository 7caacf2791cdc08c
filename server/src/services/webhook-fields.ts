import { forLog } from '../errors';
import type { Runtime } from '../runtime';
import type { FieldNote } from '../store/webhook-fields';
import { outsideTransactions } from '../store/outside-transactions';
import type { FieldCount } from '../webhook/count-fields';

/** What came is for people: once in a while is enough, however much it is. */
const NOTE_MS = 5_000;

/** The internal service `webhook-fields`: remembers what came of each field, without a query a delivery. */
export function createWebhookFields({ strapi, accounts, webhookFields, now }: Runtime) {
  let noted = new Map<string, FieldNote>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> | null = null;

  function add(note: FieldNote): void {
    const key = `${note.businessAccountId}/${note.field}`;
    const before = noted.get(key);
    const received = note.received + (before?.received ?? 0);
    noted.set(key, { ...note, at: before && before.at > note.at ? before.at : note.at, received });
  }

  async function store(): Promise<void> {
    const notes = [...noted.values()];
    noted = new Map();
    if (notes.length === 0) return;
    try {
      await webhookFields.note(notes);
    } catch (failure) {
      // It is told again with what comes next.
      notes.forEach(add);
      throw failure;
    }
    const ids = new Set(notes.map(({ businessAccountId }) => businessAccountId));
    await accounts.noteDelivery([...ids], notes.map(({ at }) => at).sort((a, b) => +b - +a)[0]!);
  }

  /** A delivery must not fail for what is noted of it. */
  function write(): Promise<void> {
    const before = writing ?? Promise.resolve();
    const mine = before
      .then(() => outsideTransactions(store))
      .catch((failure: unknown) => {
        strapi.log.warn(
          `[whatsapp] What came of the webhook fields was not stored: ${forLog(failure)}`,
        );
      })
      .finally(() => {
        if (writing === mine) writing = null;
      });
    writing = mine;
    return mine;
  }

  function writeNowAndLater(): void {
    if (noted.size === 0) return;
    void write();
    timer = setTimeout(() => {
      timer = null;
      writeNowAndLater();
    }, NOTE_MS);
    timer.unref();
  }

  return {
    /** Counts what a delivery brought; returns at once. */
    note(counts: readonly FieldCount[]): void {
      const at = now();
      for (const count of counts) add({ ...count, at });
      // The first one is seen at once, the rest together.
      if (!timer) writeNowAndLater();
    },

    /** Writes down what is not written yet. */
    async idle(): Promise<void> {
      if (timer) clearTimeout(timer);
      timer = null;
      await write();
    },
  };
}

export type WebhookFields = ReturnType<typeof createWebhookFields>;
