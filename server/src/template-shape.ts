import { z } from '@strapi/utils';

import { VARIABLE_TYPES } from '../../shared/domain/template/variables';

const text = z.string().max(10_000);
/** What is kept in a column of 255 characters. */
const name = z.string().max(255);
const optionalText = text.nullish().transform((value) => value ?? null);

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

/** What a template says, as it is sent here. */
export const contentShape = z.object({
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
