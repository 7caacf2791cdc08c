import { CHECKS } from '../../../shared/domain/health/check';
import { CONFIRMATIONS } from '../../../shared/domain/health/facts';
import { validateZodSchema, z } from '@strapi/utils';

import type { RecipientInput } from '../../../shared/contracts/messages';
import type { FreeContent } from '../../../shared/domain/message/content/content';
import { contentShape } from '../template-shape';

const text = z.string().max(10_000);
/** What is kept in a column of 255 characters. */
const name = z.string().max(255);

const ids = z.array(z.number().int().positive()).max(1_000).optional();

/** Reads a request into its shape; a ValidationError (HTTP 400) names each field that does not fit. */
export const read = <T>(schema: z.ZodType<T>, value: unknown): T =>
  validateZodSchema(schema)(value) as T;

const secret = z.string().max(5_000).optional();

const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be a country code of two capitals, such as DE')
  .nullish();

const pasted = {
  accessToken: z.string().max(5_000),
  appSecret: z.string().max(5_000),
  appId: name.nullish(),
  businessAccountId: name.nullish(),
};

/** What is pasted to be looked at. */
export const lookShape = z.strictObject(pasted);

/** What is pasted, with the numbers that were chosen. */
export const connectShape = z.strictObject({
  ...pasted,
  numbers: z.array(z.strictObject({ phoneNumberId: name, name, defaultCountry: country })).max(500),
});

export const accountShape = z.object({
  name: name.optional(),
  environment: z.enum(['meta', 'sandbox']).optional(),
  phoneNumberId: name.optional(),
  businessAccountId: name.optional(),
  appId: name.nullish(),
  accessToken: secret,
  appSecret: secret,
  defaultCountry: country,
  isDefault: z.boolean().optional(),
  enabled: z.boolean().optional(),
  notifyUsers: ids,
  notifyRoles: ids,
  isRestricted: z.boolean().optional(),
  allowedUsers: ids,
  allowedRoles: ids,
});

export const collectionSettingShape = z.object({
  enabled: z.boolean(),
  phoneField: name,
  nameField: name.nullish(),
  localeField: name.nullish(),
  consentField: name.nullish(),
  portalUrl: name.nullish(),
  valuesFrom: z.enum(['published', 'draft']),
});

export const messageIdsShape = z.object({ documentIds: z.array(name).min(1).max(100) });

export const meShape = z.object({ phone: z.string().max(200).nullable() });

const words = z.array(z.string().max(200)).max(200);

const consentLanguageShape = z.strictObject({
  language: name,
  stopAll: words,
  stopMarketing: words,
  start: words,
  confirmations: z.strictObject({ stopAll: text, stopMarketing: text, start: text }),
});

const spans = z.array(z.strictObject({ from: name, to: name })).max(20);

const autoReplyShape = z.strictObject({
  enabled: z.boolean(),
  text,
  everyHours: z.number(),
  personButton: name.nullable(),
});

const inboxPreferencesShape = z.strictObject({
  readReceipts: z.enum(['never', 'opened', 'answered']).optional(),
  showTyping: z.boolean().optional(),
  hours: z
    .strictObject({
      timeZone: name,
      days: z.strictObject({
        mon: spans,
        tue: spans,
        wed: spans,
        thu: spans,
        fri: spans,
        sat: spans,
        sun: spans,
      }),
    })
    .optional(),
  away: autoReplyShape.optional(),
  welcome: autoReplyShape.optional(),
});

export const preferencesShape = z.object({
  inbox: inboxPreferencesShape.optional(),
  trackLinks: z.boolean().optional(),
  // Each key has a check of its own.
  settings: z.record(z.string(), z.unknown()).optional(),
  consentWords: z
    .strictObject({
      confirms: z.boolean().optional(),
      languages: z.array(consentLanguageShape).max(100).optional(),
      removed: z.array(z.string().max(20)).max(100).optional(),
    })
    .optional(),
});

const user = z.number().int().positive();

export const assignShape = z.strictObject({ user: user.nullable() });

export const memberShape = z.strictObject({ user });

export const templateShape = z.object({
  documentId: name.optional(),
  accountDocumentId: name,
  label: name.nullish(),
  appliesTo: name.nullish(),
  phoneField: name.nullish(),
  isRestricted: z.boolean().optional(),
  allowedUsers: ids,
  allowedRoles: ids,
  content: contentShape,
});

export const templateUpdateShape = templateShape.partial();

export const submitTemplateShape = z.object({ content: contentShape.optional() });

export const resolveDriftShape = z.object({ take: z.enum(['meta', 'local']) });

/** How a copied database is taken over; it has to be said. */
export const takeOverShape = z.strictObject({ waiting: z.enum(['send', 'cancel']) });

/** Which callback Meta is to call. */
export const subscribeShape = z.strictObject({
  callback: z.enum(['app', 'businessAccount', 'number']).optional(),
  replace: z.boolean().optional(),
});

/** Which checks are to be made again. */
export const checkHealthShape = z.strictObject({ only: z.array(z.enum(CHECKS)).optional() });

/** A tick, and whether it is set. */
export const confirmShape = z.strictObject({ what: z.enum(CONFIRMATIONS), isSo: z.boolean() });

/** How the callback of an app is set. */
export const callbackShape = z.strictObject({ replace: z.boolean().optional() });

/** The PIN of a number; whether it is one is told in words. */
export const registerShape = z.strictObject({ pin: z.string().max(20) });

/** That there is exactly one of them is told beside everything else that is wrong. */
export const recipientShape = z
  .strictObject({
    phone: z.string().max(200).optional(),
    userId: z.string().max(200).optional(),
    contact: name.optional(),
  })
  .transform((to) => to as RecipientInput);

/** An option in another spelling must not be left out: `sendat` would send at once. */
export const sendTemplateShape = z.strictObject({
  template: name,
  language: name.optional(),
  account: name.optional(),
  to: recipientShape.optional(),
  record: z
    .strictObject({
      uid: name,
      documentId: name,
      locale: name.nullish(),
      status: z.enum(['published', 'draft']).optional(),
    })
    .optional(),
  values: z.record(z.string(), text).optional(),
  headerMedia: z.object({ id: z.number().int().positive() }).optional(),
  sendAt: z.string().max(40).optional(),
  undo: z.boolean().optional(),
  idempotencyKey: z.string().min(1).max(200).optional(),
});

export const sendContentShape = z.strictObject({
  account: name.optional(),
  to: recipientShape,
  // Its own reader names each field.
  content: z.unknown().transform((content) => content as FreeContent),
  replyTo: name.nullish().transform((value) => value ?? undefined),
  sendAt: z.string().max(40).optional(),
  expiresAt: z.string().max(40).optional(),
  undo: z.boolean().optional(),
  idempotencyKey: z.string().min(1).max(200).optional(),
});

/** What an editor records of a person. */
export const recordConsentShape = z.strictObject({
  purpose: z.enum(['marketing', 'all']).optional(),
  note: z.string().max(10_000).optional(),
  at: z.string().max(40).optional(),
});

/** Whether two contacts are one person. */
export const resolveConflictShape = z.discriminatedUnion('are', [
  z.strictObject({ are: z.literal('one'), keep: name }),
  z.strictObject({ are: z.literal('two') }),
]);
