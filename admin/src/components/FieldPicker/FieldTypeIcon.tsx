import {
  BooleanField,
  ComponentField,
  DateField,
  EmailField,
  EnumerationField,
  JsonField,
  MarkdownField,
  MediaField,
  NumberField,
  RelationField,
  TextField,
  UidField,
} from '@strapi/icons/symbols';

const ICONS: Record<string, typeof TextField> = {
  boolean: BooleanField,
  biginteger: NumberField,
  component: ComponentField,
  date: DateField,
  datetime: DateField,
  decimal: NumberField,
  email: EmailField,
  enumeration: EnumerationField,
  float: NumberField,
  integer: NumberField,
  json: JsonField,
  media: MediaField,
  relation: RelationField,
  richtext: MarkdownField,
  time: DateField,
  timestamp: DateField,
  uid: UidField,
};

/** The sign that Strapi gives to an attribute's type. */
export function FieldTypeIcon({ type }: { type: string }) {
  const Icon = ICONS[type] ?? TextField;
  return <Icon aria-hidden width="2.4rem" height="1.8rem" />;
}
