// Meta's side of the webhook: posts signed statuses, one a request or many, over kept connections.
import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';

import { serve } from '../child';
import { percentile } from '../report';

/** A message that was sent, as its statuses name it. */
type Sent = [documentId: string, wamid: string];

interface Load {
  port: number;
  path: string;
  secret: string;
  businessAccountId: string;
  messages: Sent[];
  /** Every message gets the first of these, then every message the next. */
  states: string[];
  /** How many statuses a request carries; each of another message. */
  perDelivery: number;
  connections: number;
  /** Requests a second, whatever the answers; 0 = each connection asks again when it was answered. */
  perSecond: number;
}

interface Outcome {
  perSecond: number;
  refused: number;
  p50: number;
  p99: number;
}

const statusOf = ([documentId, wamid]: Sent, state: string) => ({
  id: wamid,
  status: state,
  timestamp: String(Math.floor(Date.now() / 1_000)),
  recipient_id: '4917655501234',
  biz_opaque_callback_data: `saw1-${documentId}-1`,
  pricing: { billable: true, pricing_model: 'PMP', category: 'utility' },
});

const deliveryOf = (load: Load, messages: Sent[], state: string): string =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: load.businessAccountId,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '4930123456', phone_number_id: '106540352242922' },
              statuses: messages.map((message) => statusOf(message, state)),
            },
          },
        ],
      },
    ],
  });

function requestOf(load: Load, messages: Sent[], state: string): Buffer {
  const body = deliveryOf(load, messages, state);
  const signature = createHmac('sha256', load.secret).update(body).digest('hex');
  return Buffer.from(
    `POST ${load.path} HTTP/1.1\r\nHost: 127.0.0.1:${load.port}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nX-Hub-Signature-256: sha256=${signature}\r\n\r\n${body}`,
  );
}

/** The requests that tell of every message in each state, state by state. */
function requestsOf(load: Load): Buffer[] {
  const { messages, states, perDelivery } = load;
  const starts = Array.from(
    { length: Math.ceil(messages.length / perDelivery) },
    (_, part) => part * perDelivery,
  );
  return states.flatMap((state) =>
    starts.map((start) => requestOf(load, messages.slice(start, start + perDelivery), state)),
  );
}

/** A kept connection that is asked one thing at a time; resolves with the status of the answer. */
async function openConnection(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let read = '';
  let done: ((status: number) => void) | null = null;
  const fail = () => {
    done?.(0);
    done = null;
  };
  socket.on('error', fail).on('close', fail);
  socket.on('data', (piece) => {
    read += piece.toString('latin1');
    const end = read.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(read.slice(0, end))?.[1] ?? 0);
    if (read.length < end + 4 + length) return;
    const status = Number(read.slice(9, 12));
    read = '';
    done?.(status);
    done = null;
  });
  return {
    ask: (request: Buffer) =>
      new Promise<number>((resolve) => {
        if (socket.destroyed) {
          resolve(0);
          return;
        }
        done = resolve;
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

async function post(load: Load): Promise<Outcome> {
  const requests = requestsOf(load);
  const connections = await Promise.all(
    Array.from({ length: load.connections }, () => openConnection(load.port)),
  );
  const latencies: number[] = [];
  let refused = 0;
  let next = 0;
  const started = performance.now();
  const dueOf = (index: number) =>
    load.perSecond > 0 ? started + (index * 1_000) / load.perSecond : performance.now();
  await Promise.all(
    connections.map(async ({ ask }) => {
      while (next < requests.length) {
        const index = next;
        next += 1;
        const due = dueOf(index);
        const early = due - performance.now();
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
        const status = await ask(requests[index]!);
        if (status !== 200) refused += 1;
        // Counted from when it should have gone out: who lets callers queue is not the quicker for it.
        latencies.push(performance.now() - due);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  connections.forEach(({ close }) => close());
  return {
    perSecond: requests.length / seconds,
    refused,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

serve({ post });
