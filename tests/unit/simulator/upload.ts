import { SEED } from '../../../simulator/src/index';
import type { Harness } from './harness';

/** Uploads a sample as Meta wants it and answers its handle. */
export const uploadSample = async (
  harness: Harness,
  type: string,
  bytes: Buffer = Buffer.from('a sample'),
): Promise<string> => {
  const opened = await harness.graph(
    'POST',
    `${SEED.app.id}/uploads?file_length=${bytes.length}&file_type=${encodeURIComponent(type)}`,
  );
  const done = await fetch(`${harness.simulator.url}/v26.0/${opened.body.id}`, {
    method: 'POST',
    headers: { authorization: `OAuth ${SEED.tokens.full}`, file_offset: '0' },
    body: new Uint8Array(bytes),
  });
  return ((await done.json()) as { h: string }).h;
};

/** Uploads a file for sending from a number and answers its id. */
export const uploadMedia = async (
  harness: Harness,
  type: string,
  phoneNumberId: string = SEED.realNumber.id,
  bytes: Buffer = Buffer.from('a file'),
): Promise<string> => {
  const form = new FormData();
  form.append('messaging_product', 'whatsapp');
  form.append('type', type);
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), 'file');
  const answer = await fetch(`${harness.simulator.url}/v26.0/${phoneNumberId}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SEED.tokens.full}` },
    body: form,
  });
  return ((await answer.json()) as { id: string }).id;
};
