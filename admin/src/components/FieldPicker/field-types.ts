/** Strapi's attribute types that have a word of ours. */
const TYPES = [
  'biginteger',
  'boolean',
  'component',
  'date',
  'datetime',
  'decimal',
  'email',
  'enumeration',
  'float',
  'integer',
  'media',
  'relation',
  'richtext',
  'string',
  'text',
  'time',
  'uid',
] as const;

export type KnownType = (typeof TYPES)[number];

/** Whether there is a word for an attribute's type. */
export const isKnownType = (type: string): type is KnownType =>
  (TYPES as readonly string[]).includes(type);
