import { validateZodSchema, z } from '@strapi/utils';

import type { RecipientInput } from '../../../shared/contracts/messages';
import type { FreeContent } from '../../../shared/domain/message/content/content';
import { VARIABLE_TYPES } from '../../../shared/domain/template/variables';

const text = z.string().max(10_000);
/** What is kept in a column of 255 characters. */
const name = z.string().max(255);
const optionalText = text.nullish().transform((value) => value ?? null);

const ids = z.array(z.number().int().positive()).max(1_000).optional();

/** Reads a request into its shape; a ValidationError (HTTP 400) names each field that does not fit. */
export const read = <T>(schema: z.ZodType<T>, value: unknown): T =>
  validateZodSchema(schema)(value) as T;

const secret = z.string().max(5_000).optional();

export const accountShape = z.object({
  name: name.optional(),
  environment: z.enum(['meta', 'sandbox']).optional(),
  phoneNumberId: name.optional(),
  businessAccountId: name.optional(),
  appId: name.nullish(),
  accessToken: secret,
  appSecret: secret,
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code of two capitals, such as DE')
    .nullish(),
  isDefault: z.boolean().optional(),
  enabled: z.boolean().optional(),
  notifyUsers: ids,
  notifyRoles: ids,
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

const mediaFileShape = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.number(),
  url: z.string(),
});

const mediaSourceShape = z.discriminatedUnion('from', [
  z.object({ from: z.literal('file') }),
  z.object({ from: z.literal('field'), path: name.nullable(), orFile: z.boolean() }),
  z.object({ from: z.literal('ask') }),
]);

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

const headerShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text }),
  z.object({
    type: z.enum(['image', 'video', 'document']),
    file: mediaFileShape.nullable(),
    source: mediaSourceShape,
    fileName: name.nullable(),
  }),
  z.object({ type: z.literal('location') }),
  z.object({ type: z.literal('other'), raw: z.unknown() }),
]);

const extra = z.record(z.string(), z.unknown()).optional();

const buttonShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('quick_reply'), text, extra }),
  z.object({
    type: z.literal('url'),
    text,
    url: text,
    urlType: z.enum(['static', 'dynamic', 'tracked']),
    extra,
  }),
  z.object({ type: z.literal('phone_number'), text, phoneNumber: name, extra }),
  z.object({ type: z.literal('copy_code'), text, extra }),
  z.object({
    type: z.literal('otp'),
    text,
    otpType: z.enum(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']),
    autofillText: name.nullable(),
    supportedApps: z.array(z.object({ packageName: text, signatureHash: name })).max(20),
    zeroTapTermsAccepted: z.boolean(),
    extra,
  }),
  z.object({
    type: z.literal('flow'),
    text,
    flowId: name,
    flowAction: z.enum(['navigate', 'data_exchange']),
    navigateScreen: name.nullable(),
    extra,
  }),
  z.object({ type: z.literal('other'), text, raw: z.unknown() }),
]);

const dateStyle = z.enum(['short', 'medium', 'long', 'full']);

const formatShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('date'), style: dateStyle }),
  z.object({ type: z.literal('time'), style: z.enum(['short', 'medium']) }),
  z.object({ type: z.literal('datetime'), style: dateStyle, timeZone: name.nullable() }),
  z.object({ type: z.literal('number'), decimals: z.number().int().min(0).max(20).nullable() }),
  z.object({ type: z.literal('currency'), currency: name }),
  z.object({ type: z.literal('case'), to: z.enum(['upper', 'lower', 'capitalize']) }),
]);

const variableShape = z.object({
  component: z.enum(['header', 'body', 'button']),
  buttonIndex: z.number().int().min(0).max(20).nullable(),
  placeholder: z.string().max(200),
  type: z.enum(VARIABLE_TYPES),
  fieldPath: optionalText,
  fixedText: optionalText,
  format: formatShape.nullish().transform((value) => value ?? null),
  sampleValue: text,
  fallback: optionalText,
});

const contentShape = z.object({
  name,
  language: name,
  category: name,
  parameterFormat: z.enum(['POSITIONAL', 'NAMED']),
  header: headerShape.nullable(),
  body: text,
  footer: text.nullable(),
  buttons: z.array(buttonShape).max(50),
  variables: z.array(variableShape).max(200),
  authentication: z
    .object({
      addSecurityRecommendation: z.boolean(),
      codeExpirationMinutes: z.number().nullable(),
    })
    .nullish()
    .transform((value) => value ?? null),
  ttlSeconds: z
    .number()
    .int()
    .nullish()
    .transform((value) => value ?? null),
  raw: z.array(z.unknown()).max(50),
});

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
