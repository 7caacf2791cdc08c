import { z } from '@strapi/utils';

import type { AnswerInput } from '../../../shared/contracts/inbox';
import type { FreeContent } from '../../../shared/domain/message/content/content';
import { recipientShape, sendTemplateShape } from './shapes';

const text = z.string().max(10_000);
const name = z.string().max(255);

export const inboxMeShape = z.strictObject({
  browser: z.boolean().optional(),
  email: z.boolean().optional(),
  sound: z.boolean().optional(),
});

export const openConversationShape = z.strictObject({
  account: name.optional(),
  to: recipientShape,
});

export const recordKeyShape = z.strictObject({ uid: name, documentId: name });

/** A template as the composer sends it: whom it goes to is known. */
export const previewAnswerShape = sendTemplateShape.pick({
  template: true,
  language: true,
  record: true,
  values: true,
  headerMedia: true,
});

/** Either what is said, or a template. */
export const answerShape = z
  .union([
    z.strictObject({
      // Its own reader names each field.
      content: z
        .record(z.string(), z.unknown())
        .transform((content) => content as unknown as FreeContent),
      replyTo: name.nullish().transform((value) => value ?? undefined),
      sendAt: z.string().max(40).optional(),
      idempotencyKey: z.string().min(1).max(200).optional(),
    }),
    z.strictObject({
      template: previewAnswerShape,
      sendAt: z.string().max(40).optional(),
      idempotencyKey: z.string().min(1).max(200).optional(),
    }),
  ])
  .transform((input) => input as AnswerInput);

export const noteShape = z.strictObject({ text });

export const typingShape = z.strictObject({ typing: z.boolean() });

export const snoozeShape = z.strictObject({ until: z.string().max(40).nullable() });

export const labelsShape = z.strictObject({ labels: z.array(name).max(100) });

export const languageShape = z.strictObject({ language: name.nullable() });

export const labelShape = z.strictObject({ name, color: name.optional() });

export const quickReplyShape = z.strictObject({
  shortcut: name,
  text,
  account: name.nullish(),
});
