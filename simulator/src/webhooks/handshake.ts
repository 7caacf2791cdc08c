import type { HttpClient } from './http-client';

/**
 * Verifies a callback as Meta does: GET with hub.mode, hub.challenge and hub.verify_token must be
 * answered 200 with the bare challenge (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).
 * Resolves with the reason when it was refused, else undefined.
 */
export const handshake = async (
  client: HttpClient,
  callbackUrl: string,
  verifyToken: string,
  challenge: string,
  timeoutMs: number,
): Promise<string | undefined> => {
  if (!URL.canParse(callbackUrl) || !/^https?:$/.test(new URL(callbackUrl).protocol)) {
    return 'The callback URL is not valid';
  }
  const url = new URL(callbackUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  try {
    const answer = await client.request({
      method: 'GET',
      url: url.href,
      headers: { 'User-Agent': 'facebookplatform/1.0 (+http://developers.facebook.com)' },
      timeoutMs,
    });
    if (answer.status !== 200) {
      return `HTTP Status Code = ${answer.status}; HTTP Message = ${answer.statusText}`;
    }
    return answer.body === challenge
      ? undefined
      : `Response does not match challenge, expected value="${challenge}", received="${answer.body.slice(0, 40)}"`;
  } catch (error) {
    return `Failed to connect: ${error instanceof Error ? error.message : String(error)}`;
  }
};
