import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

import { GraphError } from '../../../../../server/src/meta/errors';
import { isMediaGone, uploadMedia } from '../../../../../server/src/meta/resources/media';
import { clientOf, TOKEN } from '../graph-server';

interface Got {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

let server: http.Server;
let got: Got[];
let answer: { status: number; body: string };
let opened: ReturnType<typeof clientOf>;

beforeEach(async () => {
  got = [];
  answer = { status: 200, body: '{"id":"998877"}' };
  server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      got.push({ path, headers, body: Buffer.concat(parts) });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(async () => {
  opened.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const fileOf = (bytes: Buffer, name = 'bag.png', mime = 'image/png') => ({
  name,
  mime,
  sizeBytes: bytes.length,
  open: () => Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]),
});

/** A form as the platform itself reads it. */
const formOf = ({ headers, body }: Got): Promise<FormData> =>
  new Response(new Uint8Array(body), {
    headers: { 'Content-Type': headers['content-type']! },
  }).formData();

describe('Uploading a file', () => {
  // Bytes that look like the end of a part.
  const bytes = Buffer.from('\r\n--whatsapp-\r\n\r\n\u0000\u0001binary--\r\n', 'latin1');

  it('sends it as a form that any reader understands, with its length', async () => {
    await expect(uploadMedia(opened.client, '49822', fileOf(bytes))).resolves.toEqual({
      id: '998877',
    });
    const [asked] = got;
    expect(asked!.path).toBe('/v26.0/49822/media');
    expect(asked!.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(asked!.headers['content-length']).toBe(String(asked!.body.length));
    const form = await formOf(asked!);
    expect(form.get('messaging_product')).toBe('whatsapp');
    expect(form.get('type')).toBe('image/png');
    const file = form.get('file') as File;
    expect(file).toMatchObject({ name: 'bag.png', type: 'image/png' });
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  });

  it.each(['a"b\r\nX-Evil: 1.pdf', 'Rechnung März.pdf', 'a\\b.pdf'])(
    'lets the name %j break nothing',
    async (name) => {
      await uploadMedia(
        opened.client,
        '49822',
        fileOf(bytes, name, 'application/pdf; charset=binary'),
      );
      const file = (await formOf(got[0]!)).get('file') as File;
      expect(file.name).toMatch(/^[\w. :-]+\.pdf$/);
      expect(file.type).toBe('application/pdf');
      expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
    },
  );

  it('fails with Meta’s words, or without an id', async () => {
    answer = { status: 400, body: '{"error":{"code":131053,"message":"Media upload error"}}' };
    await expect(uploadMedia(opened.client, '49822', fileOf(bytes))).rejects.toMatchObject({
      outcome: 'refused',
      metaCode: 131053,
    });
    answer = { status: 200, body: '{}' };
    await expect(uploadMedia(opened.client, '49822', fileOf(bytes))).rejects.toMatchObject({
      outcome: 'unknown',
    });
  });
});

describe('A refusal', () => {
  const refusal = (metaCode: number, details: string | null) =>
    new GraphError('', {
      family: 'graph',
      outcome: 'refused',
      status: 400,
      metaCode,
      subcode: null,
      metaMessage: 'Invalid parameter',
      details,
      traceId: null,
      cause: null,
    });

  it.each([
    [131053, null],
    [100, "Param image['id'] is not a valid whatsapp business account media attachment ID"],
    [131009, 'The media is not available'],
  ])('with %i and %j is about a file that Meta does not have', (code, details) => {
    expect(isMediaGone(refusal(code, details))).toBe(true);
  });

  it.each([
    [100, 'Unsupported post request'],
    [131009, 'The body is too long'],
    [190, 'The media token'],
  ])('with %i and %j is about something else', (code, details) => {
    expect(isMediaGone(refusal(code, details))).toBe(false);
  });
});
