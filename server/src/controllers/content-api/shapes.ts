import { z } from '@strapi/utils';

import type { RecipientInput } from '../../../../shared/contracts/messages';
import type { FreeContent } from '../../../../shared/domain/message/content/content';

const text = z.string().max(10_000);
/** What is kept in a column of 255 characters. */
const name = z.string().min(1).max(255);
const phone = z.string().min(1).max(200);
const time = z.iso.datetime({
  offset: true,
  message: 'must be a time with its zone, such as 2026-03-01T09:00:00Z',
});

const recipient = z
  .strictObject({ phone: phone.optional(), userId: phone.optional(), contact: name.optional() })
  // That there is exactly one of them is told beside everything else that is wrong.
  .transform((to) => to as RecipientInput);

const when = {
  sendAt: time.optional(),
  expiresAt: time.optional(),
  idempotencyKey: z.string().min(1).max(200).optional(),
};

/** What `POST /messages` takes for a template. */
export const templateMessageShape = z.strictObject({
  template: name,
  language: name.optional(),
  account: name.optional(),
  to: recipient.optional(),
  record: z
    .strictObject({
      uid: name,
      documentId: name,
      locale: name.nullish(),
      status: z.enum(['published', 'draft']).optional(),
    })
    .optional(),
  values: z.record(z.string().max(200), text).optional(),
  headerMedia: z.strictObject({ id: z.number().int().positive() }).optional(),
  ...when,
});

/** What it takes for a message without a template. */
export const contentMessageShape = z.strictObject({
  account: name.optional(),
  to: recipient,
  // Its own reader names each field.
  content: z
    .looseObject({ type: z.string() })
    .transform((content) => content as unknown as FreeContent),
  replyTo: name.optional(),
  ...when,
});

/** What `POST /opt-ins` and `POST /opt-outs` take. */
export const consentShape = z.strictObject({
  phone: phone.optional(),
  userId: phone.optional(),
  contact: name.optional(),
  account: name.optional(),
  purpose: z.enum(['marketing', 'all']).optional(),
  at: time.optional(),
  note: text.optional(),
});
