import { setTimeout as sleep } from 'node:timers/promises';

import type { Erasure } from '../../../../shared/contracts/contacts';
import { CODE, nameOf, type Actor } from '../../actor';
import { forLog, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { afterCommit } from '../../store/after-commit';
import { tellsErased } from '../../store/erase-deliveries';
import type { ErasureCounts, ErasureRow, ErasureWork } from '../../store/erasures';
import { outsideTransactions } from '../../store/outside-transactions';
import { inTransaction, isTransient } from '../../store/table';
import { toIso } from '../accounts/view';
import { peopleIn } from '../forwarding/take-back';
import { stateChanged } from '../messages/state-changed';
import { createFileEraser } from './erase-files';
import { eraseLines } from './erase-lines';
import { findWholePerson } from './whole-person';

/** Nobody else goes on with one for this long; then the process that did is gone, too. */
const LEASE_MS = 60_000;

/** Whoever asks waits no longer than this for the end; it goes on all the same. */
const WAIT_MS = 10_000;

/** Between two steps others get their turn: on SQLite one writes at a time. */
const REST_MS = 5;

const FORWARDS_A_STEP = 20;

/** Meta repeats a delivery for 7 days: for longer it is known, by hashes, who has been erased. */
const KNOWN_MS = 14 * 86_400_000;

/** Pages that come back later than this ask for everything. */
const TOLD_MS = 15 * 60_000;

const FORGET_EVERY_MS = 3_600_000;

const NONE: ErasureCounts = { contacts: 0, messages: 0, files: 0, deliveries: 0, forwards: 0 };

const toErasure = (row: ErasureRow): Erasure => ({
  documentId: row.documentId,
  state: row.state,
  requestedAt: toIso(row.requestedAt)!,
  requestedBy: row.requestedBy,
  endedAt: toIso(row.endedAt),
  counts: row.counts,
});

/**
 * Erases people. The names go at once, in one transaction with the note of what is left to do; the rest
 * follows in short steps, by whichever process is there: each step can be done again.
 */
export function createErasures(runtime: Runtime) {
  const { strapi, contacts, contactEraser, messageEraser, deliveryEraser, erasures } = runtime;
  const { suppressions, forwards, contactPages, recipientEraser, writer, now } = runtime;
  const eraseFiles = createFileEraser(runtime);
  const underWay = new Map<number, Promise<void>>();
  let isStopping = false;
  let forgotAt = -Infinity;

  /** Messages that wait to leave are not sent any more. */
  async function cancelQueued({ contactIds }: ErasureWork): Promise<void> {
    for (;;) {
      const queued = await messageEraser.listQueued(contactIds);
      const written = await Promise.all(
        queued.map(({ documentId }) =>
          writer.write({ documentId }, (row) =>
            row.state === 'queued'
              ? { state: 'cancelled', cancelledAt: now(), claimedBy: null, leaseUntil: null }
              : null,
          ),
        ),
      );
      for (const one of written) if (one?.patch) stateChanged(strapi, one.before, one.patch, now());
      if (!written.some((one) => one?.patch)) return;
    }
  }

  /** Erases some messages, with their files; answers how many of each there were. */
  async function eraseMessages({ contactIds }: ErasureWork) {
    const found = await messageEraser.listNext(contactIds);
    if (found.length === 0) return { messages: 0, files: 0 };
    const files = await eraseFiles.ofMessages(found);
    await messageEraser.erase(
      found.map(({ id }) => id),
      now(),
    );
    return { messages: found.length, files };
  }

  /** Takes out of what is to be handed on each delivery in which the person is named; answers how many. */
  async function eraseForwards(work: ErasureWork): Promise<number> {
    const isErased = tellsErased(work);
    let count = 0;
    let after = 0;
    for (;;) {
      const page = await forwards.listFrom(after, FORWARDS_A_STEP);
      if (page.length === 0) return count;
      after = page.at(-1)!.id;
      for (const row of page) {
        if (!peopleIn(row).some((name) => isErased(name, new Date(row.receivedAt)))) continue;
        await forwards.delete(row.id);
        count += 1;
      }
      await sleep(REST_MS);
    }
  }

  async function goThrough(row: ErasureRow, work: ErasureWork): Promise<void> {
    const counts = { ...NONE, ...row.counts };
    /** Tells that somebody is at it; false when Strapi stops, and the next process may begin at once. */
    const goOn = async () => {
      if (isStopping) {
        await erasures.leave(row.id);
        return false;
      }
      await erasures.saveProgress(row.id, counts, new Date(now().getTime() + LEASE_MS));
      await sleep(REST_MS);
      return true;
    };
    do {
      if (!(await goOn())) return;
      await cancelQueued(work);
      for (;;) {
        const { messages, files } = await eraseMessages(work);
        counts.messages += messages;
        counts.files += files;
        if (messages === 0) break;
        if (!(await goOn())) return;
      }
      for (;;) {
        const erased = await deliveryEraser.erasePeople(work);
        counts.deliveries += erased;
        if (erased === 0) break;
        if (!(await goOn())) return;
      }
      counts.forwards += await eraseForwards(work);
      if (!(await eraseLines(runtime, work, goOn))) return;
      counts.files += await eraseFiles.ofContacts(work.contactIds);
      // What was being written when the names went may have come meanwhile.
    } while (!(await contactEraser.delete(work)));
    counts.contacts = work.contactIds.length;
    await erasures.end(row.id, counts, now());
  }

  /** Goes on with one, unless this process is at it; never throws. */
  function run(row: ErasureRow): Promise<void> {
    const known = underWay.get(row.id);
    if (known || !row.work) return known ?? Promise.resolve();
    const { work } = row;
    const going = outsideTransactions(() => goThrough(row, work))
      .catch(async (failure: unknown) => {
        // What the database took back for another's sake is done again with the next look round.
        if (isTransient(failure)) await erasures.leave(row.id);
        // Anything else would fail again as soon: it goes on when its lease is over.
        else strapi.log.error(`[whatsapp] An erasure met an error: ${forLog(failure)}`);
      })
      // The database may be out of reach; then, too, it goes on when its lease is over.
      .catch(() => undefined)
      .finally(() => underWay.delete(row.id));
    underWay.set(row.id, going);
    return going;
  }

  async function forgetLongAgo(): Promise<void> {
    if (now().getTime() - forgotAt < FORGET_EVERY_MS) return;
    forgotAt = now().getTime();
    await suppressions.forgetErased(new Date(forgotAt - KNOWN_MS));
    await erasures.forgetConversations(new Date(forgotAt - TOLD_MS));
  }

  return {
    /**
     * Erases what is kept about a person: the contact and every other one that is known to be the same,
     * what they and we wrote, files, raw webhooks. That they want no messages is kept as a keyed hash. The
     * names are gone when this resolves; `state` tells whether everything is.
     */
    async erase(documentId: string, actor: Actor = CODE): Promise<Erasure> {
      const row = await contacts.get(documentId);
      if (!row) throw notFound('consent.contact');
      if (!runtime.secrets.hasKey()) throw refuse('erasure.noKey', 'documentId');
      const people = await findWholePerson(runtime, row);
      const erasure = await inTransaction(strapi, async () => {
        const ids = people.map(({ id }) => id).sort((a, b) => a - b);
        const requestedAt = now();
        const conversations = await contactPages.listConversations(ids);
        const work = await contactEraser.unname(ids, requestedAt);
        await runtime.history.forgetContacts(people.map((one) => one.documentId));
        await recipientEraser.erase([
          ...people.map(({ phone, userId }) => ({ phone, userId })),
          ...(await contactEraser.formerNames(people, work)),
        ]);
        await runtime.automationTriggers.deleteOfContacts(ids);
        await runtime.automationRuns.erase(people, requestedAt);
        return erasures.insert({
          requestedAt,
          requestedBy: nameOf(actor),
          source: actor.source,
          counts: NONE,
          work,
          conversations: conversations.map((one) => one.documentId),
        });
      });
      const isOurs = !strapi.db.inTransaction();
      afterCommit(strapi, () => void run(erasure));
      // Inside a transaction of the caller it can only begin when that is committed.
      if (isOurs) await Promise.race([run(erasure), sleep(WAIT_MS, undefined, { ref: false })]);
      return toErasure((await erasures.get(erasure.documentId)) ?? erasure);
    },

    /** Goes on with what a process has left that is gone, and forgets who was erased long ago; never throws. */
    async resume(): Promise<void> {
      try {
        if (!(await erasures.isAny())) return;
        await forgetLongAgo();
        for (const row of await erasures.listOpen(now())) await run(row);
      } catch (failure) {
        strapi.log.error(`[whatsapp] Erasures could not be gone on with: ${forLog(failure)}`);
      }
    },

    /** Ends with the step that is under way; the rest is done by the next process. */
    async stop(): Promise<void> {
      isStopping = true;
      await Promise.all(underWay.values());
    },
  };
}

export type Erasures = ReturnType<typeof createErasures>;
