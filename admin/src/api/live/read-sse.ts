/** An event as the server has sent it; `id` is the last one that was named, by this event or before. */
export interface SseEvent {
  type: string;
  id: string;
  data: string;
}

/** Reads a stream of server-sent events piece by piece; pieces end anywhere. */
export interface SseReader {
  /** The events that a piece completes. */
  read(piece: string): SseEvent[];
  /** How long to wait before coming back, in milliseconds; null while the server has not said. */
  retryMs(): number | null;
}

/**
 * Understands the format of https://html.spec.whatwg.org/multipage/server-sent-events.html: lines end with
 * LF, CRLF or CR, comments begin with a colon, and an empty line completes an event.
 */
export function createSseReader(): SseReader {
  let rest = '';
  let isFirst = true;
  let endedWithCr = false;
  let type = '';
  let id = '';
  let data: string[] = [];
  let retry: number | null = null;

  function readField(line: string): void {
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') type = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) retry = Number(value);
  }

  function complete(): SseEvent[] {
    const events = data.length > 0 ? [{ type: type || 'message', id, data: data.join('\n') }] : [];
    type = '';
    data = [];
    return events;
  }

  return {
    read(piece) {
      let text = piece;
      if (isFirst && text !== '') {
        isFirst = false;
        text = text.replace(/^\uFEFF/, '');
      }
      // The two halves of a CRLF may come apart.
      if (endedWithCr && text.startsWith('\n')) text = text.slice(1);
      if (piece !== '') endedWithCr = piece.endsWith('\r');
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = lines.pop()!;
      return lines.flatMap((line) => {
        if (line === '') return complete();
        if (!line.startsWith(':')) readField(line);
        return [];
      });
    },
    retryMs: () => retry,
  };
}
