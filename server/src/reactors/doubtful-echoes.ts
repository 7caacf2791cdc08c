import type { Runtime } from '../runtime';
import type { Recorded, ReceivedEvent } from './record-messages';

/** The field of messages that are surely not from here. */
const FROM_THE_APP = 'smb_message_echoes';

/** Meta tells of a message within seconds: one that has been uncertain for so long is not in any echo. */
const UNCERTAIN_MS = 3_600_000;

/** Which echoes, by wamid, may be of a message from here whose answer has not come: it must get its wamid. */
export async function listDoubtful(
  { received, now }: Pick<Runtime, 'received' | 'now'>,
  recorded: Recorded<ReceivedEvent>[],
): Promise<Set<string>> {
  const unsure = recorded.filter(
    ({ event }) => event.type === 'echo' && event.field !== FROM_THE_APP,
  );
  if (unsure.length === 0) return new Set();
  const underWay = await received.listUnderWay(
    unsure.map(({ contact }) => contact.id),
    new Date(now().getTime() - UNCERTAIN_MS),
  );
  return new Set(
    unsure.flatMap(({ event, account, contact }) =>
      underWay.has(`${account.id} ${contact.id}`) ? [event.wamid] : [],
    ),
  );
}
