import type { GraphClient } from '../client';
import { answerError, GraphError } from '../errors';

/** A file whose bytes go up. */
export interface UploadedFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** How often a broken upload is taken up again. */
const TRIES = 4;

interface Progress {
  /** The handle; there once every byte has arrived. */
  h?: string;
  file_offset?: number | string;
}

const isBroken = (failure: unknown): boolean =>
  failure instanceof GraphError && failure.outcome !== 'refused';

/** How many bytes of an upload Meta has. */
const getOffset = async (client: GraphClient, id: string): Promise<number> => {
  const { data } = await client.request<Progress>({ method: 'GET', path: id, scheme: 'OAuth' });
  return Number(data.file_offset ?? 0);
};

const sendBytes = async (client: GraphClient, id: string, bytes: Buffer, offset: number) =>
  (
    await client.request<Progress>({
      method: 'POST',
      path: id,
      scheme: 'OAuth',
      headers: { file_offset: String(offset), 'Content-Type': 'application/octet-stream' },
      body: bytes.subarray(offset),
    })
  ).data;

/**
 * Uploads a sample for review and resolves with its handle. What a broken connection has carried is
 * not sent again. https://developers.facebook.com/docs/graph-api/guides/upload
 */
export async function uploadSample(
  client: GraphClient,
  appId: string,
  { name, mime, bytes }: UploadedFile,
): Promise<string> {
  const { data } = await client.request<{ id?: string }>({
    method: 'POST',
    path: `${appId}/uploads`,
    query: { file_name: name, file_length: bytes.length, file_type: mime },
  });
  if (!data.id) throw answerError(200, 'an upload without an id');
  let offset = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      if (tries > 1) offset = await getOffset(client, data.id);
      const { h, file_offset } = await sendBytes(client, data.id, bytes, offset);
      if (h) return h;
      if (tries >= TRIES) throw answerError(200, 'an upload without a handle');
      offset = Number(file_offset ?? offset);
    } catch (failure) {
      if (!isBroken(failure) || tries >= TRIES) throw failure;
    }
  }
}
