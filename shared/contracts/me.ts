import type { One } from './page';

/** What a person of the admin has told about themselves. */
export interface Me {
  /** Their own number in E.164: fills the sender's phone, and receives test messages. */
  phone: string | null;
}

/** `GET /whatsapp/me` (messages.send or templates.read) */
export type GetMe = { Response: One<Me> };

/** `PUT /whatsapp/me` (messages.send or templates.read): a number in any writing; null or empty removes it. */
export type UpdateMe = { Request: Me; Response: One<Me> };
