import http from 'node:http';

import axios from 'axios';

const httpAgent = new http.Agent({ keepAlive: true, maxSockets: 512 });

/** What is sent, where to, and how many at once. */
export interface Run {
  url: string;
  count: number;
  atOnce: number;
  template: object;
}

/** The least that sending can be, and remembers nothing: a loop around axios. Answers messages a second. */
export function sendBare({ url, count, atOnce, template }: Run): Promise<number> {
  return inLoops(count, atOnce, (index) =>
    axios.post(
      `${url}/v26.0/1/messages`,
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: `+49${1_500_000_000 + index}`,
        type: 'template',
        template,
        biz_opaque_callback_data: `saw1-${index}-1`,
      },
      { headers: { Authorization: 'Bearer token' }, httpAgent },
    ),
  );
}

/** Does this so often, so many at once; answers how often a second that was. */
export async function inLoops(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const loop = async () => {
    while (next < count) {
      next += 1;
      await work(next);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, loop));
  return count / ((performance.now() - started) / 1_000);
}
