import type { InboxEvent } from '../../shared/contracts/inbox';
import { eventually } from './shop';

/** Somebody's line to the inbox, as the page holds one. */
export interface Line {
  /** Everything that was told, in order, with when it came. */
  events: (InboxEvent & { id: string; cameAt: number })[];
  /** The first event of a type that fits, once it is there. */
  heard<T extends InboxEvent['type']>(
    type: T,
    fits?: (event: Extract<InboxEvent, { type: T }>) => boolean,
  ): Promise<Extract<InboxEvent, { type: T }> & { id: string; cameAt: number }>;
  headers: Headers;
  /** Hangs up, and resolves when that is done. */
  hangUp(): Promise<void>;
}

/** What stands in one frame; null for a comment. */
function readFrame(frame: string): (InboxEvent & { id: string; cameAt: number }) | null {
  const fields = new Map(
    frame.split('\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 2)] as const;
    }),
  );
  const type = fields.get('event');
  if (!type) return null;
  const data = JSON.parse(fields.get('data')!) as object;
  return { type, ...data, id: fields.get('id')!, cameAt: Date.now() } as never;
}

/** Listens to the inbox of a Strapi with somebody's token. */
export async function listen(
  base: string,
  token: string,
  {
    conversation,
    since,
    lastEventId,
  }: { conversation?: string; since?: string; lastEventId?: string } = {},
): Promise<Line> {
  const ending = new AbortController();
  const query = new URLSearchParams({
    ...(conversation && { conversation }),
    ...(since && { since }),
  });
  const answer = await fetch(`${base}/whatsapp/inbox/events?${query.toString()}`, {
    headers: {
      Authorization: `Bearer ${token}`,
      ...(lastEventId && { 'Last-Event-ID': lastEventId }),
    },
    signal: ending.signal,
  });
  if (!answer.ok) throw new Error(`The stream was answered with ${answer.status}.`);
  const events: Line['events'] = [];
  const reading = (async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      const frames = (rest + decoder.decode(piece, { stream: true })).split('\n\n');
      rest = frames.pop()!;
      for (const frame of frames) {
        const event = readFrame(frame);
        if (event) events.push(event);
      }
    }
  })().catch(() => {});
  const line: Line = {
    events,
    headers: answer.headers,
    heard: (type, fits = () => true) =>
      eventually<never>(`${type} being told`, () =>
        (events as unknown as never[]).find(
          (event: { type: string }) => event.type === type && fits(event as never),
        ),
      ),
    async hangUp() {
      ending.abort();
      await reading;
    },
  };
  await line.heard('hello');
  return line;
}
