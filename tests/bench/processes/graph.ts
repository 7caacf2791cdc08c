// Answers like Meta's Graph API after DELAY_MS and does nothing else: what the ways to send are measured against.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { serve } from '../child';

const DELAY_MS = Number(process.env.DELAY_MS);
const run = process.pid.toString(36);
let messages = 0;
let answered = 0;
let underWay = 0;
let mostUnderWay = 0;

const server = createServer((request, response) => {
  underWay += 1;
  mostUnderWay = Math.max(mostUnderWay, underWay);
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece: string) => (body += piece));
  request.on('end', () => {
    const { to } = JSON.parse(body) as { to: string };
    const answer = () => {
      messages += 1;
      answered += 1;
      underWay -= 1;
      const text = JSON.stringify({
        messaging_product: 'whatsapp',
        contacts: [{ input: to, wa_id: to.replace('+', '') }],
        messages: [{ id: `wamid.bench.${run}.${messages}`, message_status: 'accepted' }],
      });
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
      });
      response.end(text);
    };
    if (DELAY_MS > 0) setTimeout(answer, DELAY_MS);
    else answer();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () =>
  serve({
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What happened since this was asked last. */
    counts: () => {
      const counts = { answered, mostUnderWay };
      answered = 0;
      mostUnderWay = 0;
      return counts;
    },
  }),
);
