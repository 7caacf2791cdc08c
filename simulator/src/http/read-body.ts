import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 110 * 1024 * 1024;

/** Reads the whole body of a request; rejects when it is bigger than any request to Meta may be. */
export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BYTES) throw new Error('The request body is too big');
    parts.push(part);
  }
  return Buffer.concat(parts);
};
