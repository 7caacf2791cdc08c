import { PassThrough } from 'node:stream';

import type { InboxEvent } from '../../../../shared/contracts/inbox';
import type { Actor } from '../../actor';
import { SEEN_EVERY_MS, type Live, type Subscriber } from './index';

/** What somebody may do is looked at anew when they come back. */
const LIFE_MS = 300_000;

/** A line that takes nothing any more is not written to without end. */
const MOST_WAITING_BYTES = 4_000_000;

/** An event as it is written; see https://html.spec.whatwg.org/multipage/server-sent-events.html */
const toFrame = ({ type, ...data }: InboxEvent, cursor: string): string =>
  `event: ${type}\nid: ${cursor}\ndata: ${JSON.stringify(data)}\n\n`;

/** A stream of server-sent events for somebody; it ends by itself, for them to come back. */
export async function openStream(
  live: Live,
  actor: Actor,
  { conversation, lastEventId }: { conversation?: string; lastEventId?: string },
): Promise<PassThrough> {
  const stream = new PassThrough();
  const open = await live.openThread(conversation, actor);
  const subscriber: Subscriber = {
    actor,
    open,
    ...(conversation && !open && { gone: conversation }),
    send(event, cursor) {
      if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy();
      if (stream.writable) stream.write(toFrame(event, cursor));
    },
  };
  // The head of the answer leaves with the first bytes.
  stream.write('retry: 2000\n\n');
  const leave = await live.subscribe(subscriber, lastEventId);
  const beat = setInterval(() => {
    if (stream.writable) stream.write(': still here\n\n');
    void live.noteSeen(subscriber).catch(() => {});
  }, SEEN_EVERY_MS);
  const end = setTimeout(() => stream.end(), LIFE_MS);
  beat.unref();
  end.unref();
  stream.once('close', () => {
    clearInterval(beat);
    clearTimeout(end);
    leave();
  });
  return stream;
}
