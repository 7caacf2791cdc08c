import type { HttpClient } from './http-client';

/** Hosts that only this machine or network has: the simulator reaches them, and https is seldom there. */
const LOCAL_HOST =
  /^([^.]+|.+\.(local|localhost|internal)|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|\[.+\])$/;

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
  if (url.protocol === 'http:' && !LOCAL_HOST.test(url.hostname)) {
    return 'The callback URL must be a secure (https) address';
  }
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
