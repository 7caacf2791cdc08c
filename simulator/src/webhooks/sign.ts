import { createHmac } from 'node:crypto';

/** The value of X-Hub-Signature-256 for these bytes. */
export const sign = (body: string | Buffer, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
