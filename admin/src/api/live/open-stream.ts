import { withQuery } from '../with-query';
import { createSseReader, type SseEvent } from './read-sse';

/** A server that is there says so every 20 seconds; what is silent for longer is gone. */
const SILENCE_MS = 45_000;

/** Something between the server and here may hold everything back: then the first words never come. */
const GREETING_MS = 10_000;

export interface StreamRequest {
  token: string | null;
  /** The thread that is looked at. */
  conversation: string | undefined;
  /** Where to go on from. */
  lastEventId: string | null;
  signal: AbortSignal;
}

/** How a stream ended: it was never there, the token was refused or the person may not, or it was there. */
export type StreamEnd = 'unreachable' | 'unauthorized' | 'forbidden' | 'ended';

export interface StreamOutcome {
  end: StreamEnd;
  /** How long to wait before coming back; null where the server has not said. */
  retryMs: number | null;
}

const backendUrl = (): string =>
  (window as { strapi?: { backendURL?: string } }).strapi?.backendURL ?? '';

/** Reads events until the stream ends, whoever ends it; never throws. */
export async function openStream(
  { token, conversation, lastEventId, signal }: StreamRequest,
  onEvent: (event: SseEvent) => void,
): Promise<StreamOutcome> {
  const ending = new AbortController();
  const stop = () => ending.abort();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  let watch = setTimeout(stop, GREETING_MS);
  let wasThere = false;
  const sse = createSseReader();
  const outcome = (end: StreamEnd): StreamOutcome => ({ end, retryMs: sse.retryMs() });
  try {
    const answer = await fetch(
      `${backendUrl()}${withQuery('/whatsapp/inbox/events', {
        conversation,
        // Not as a header, which a server of another origin would have to allow.
        since: lastEventId ?? undefined,
      })}`,
      {
        headers: {
          Accept: 'text/event-stream',
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        cache: 'no-store',
        signal: ending.signal,
      },
    );
    if (answer.status === 401) return outcome('unauthorized');
    if (answer.status === 403) return outcome('forbidden');
    if (!answer.ok || !answer.body) return outcome('unreachable');
    const decoder = new TextDecoder();
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (const event of sse.read(decoder.decode(value, { stream: true }))) {
        wasThere = true;
        onEvent(event);
      }
      clearTimeout(watch);
      watch = setTimeout(stop, wasThere ? SILENCE_MS : GREETING_MS);
    }
  } catch {
    // Ended from here or from there; what it has said stays said.
  } finally {
    clearTimeout(watch);
    signal.removeEventListener('abort', stop);
    ending.abort();
  }
  return outcome(wasThere ? 'ended' : 'unreachable');
}
