import { validateZodSchema, z } from '@strapi/utils';

const text = z.string().max(10_000);
/** What is kept in a column of 255 characters. */
const name = z.string().max(255);
const optionalText = text.nullish().transform((value) => value ?? null);

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

const headerShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text }),
  z.object({ type: z.literal('other'), raw: z.unknown() }),
]);

const buttonShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('quick_reply'), text }),
  z.object({ type: z.literal('other'), text, raw: z.unknown() }),
]);

const variableShape = z.object({
  component: z.enum(['header', 'body', 'button']),
  buttonIndex: z.number().int().min(0).max(20).nullable(),
  placeholder: z.string().max(200),
  type: z.enum(['field', 'free_text', 'fixed_text', 'user_name', 'user_phone']),
  fieldPath: optionalText,
  fixedText: optionalText,
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
  raw: z.array(z.unknown()).max(50),
});

const ids = z.array(z.number().int().positive()).max(1_000).optional();

export const templateShape = z.object({
  documentId: name.optional(),
  accountDocumentId: name,
  label: name.nullish(),
  appliesTo: name.nullish(),
  phoneField: name.nullish(),
  allowedUsers: ids,
  allowedRoles: ids,
  content: contentShape,
});

export const templateUpdateShape = templateShape.partial();

export const sendTemplateShape = z.object({
  template: name,
  language: name.optional(),
  account: name.optional(),
  to: z.object({ phone: z.string().max(200) }).optional(),
  record: z
    .object({
      uid: name,
      documentId: name,
      locale: name.nullish(),
      status: z.enum(['published', 'draft']).optional(),
    })
    .optional(),
  values: z.record(z.string(), text).optional(),
  idempotencyKey: z.string().min(1).max(200).optional(),
});
