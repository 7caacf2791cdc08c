import type { Authentication } from './authentication';
import type { TemplateButton } from './button';
import type { TemplateHeader } from './header';
import type { Variable } from './variables';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-categorization */
export const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const;

/** Meta owns the list; one we do not know yet is kept as it came. */
export type TemplateCategory = (typeof CATEGORIES)[number] | (string & {});

/** `POSITIONAL` writes `{{1}}`, `NAMED` writes `{{first_name}}`. */
export type ParameterFormat = 'POSITIONAL' | 'NAMED';

/** What a template says, in one language: the part that Meta reviews, and our variables for it. */
export interface TemplateContent {
  name: string;
  language: string;
  category: TemplateCategory;
  parameterFormat: ParameterFormat;
  header: TemplateHeader | null;
  body: string;
  footer: string | null;
  buttons: TemplateButton[];
  variables: Variable[];
  /** What an authentication template says around its code; null for the other categories. */
  authentication: Authentication | null;
  /** Seconds after which Meta gives up delivering; null = Meta's own. */
  ttlSeconds: number | null;
  /** Components of kinds that are not authored here, kept as Meta gave them. */
  raw: unknown[];
}

/** Limits of Meta's review. https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components */
export const LIMITS = {
  name: 512,
  headerText: 60,
  headerVariables: 1,
  body: 1024,
  footer: 60,
  buttons: 10,
  buttonText: 25,
  url: 2000,
  phoneNumber: 20,
  /** Of coupons and one-time passwords. */
  code: 15,
  supportedApps: 5,
  packageName: 224,
} as const;

/**
 * The length of a text as Meta's limits are understood here: characters as a person counts them in a
 * text field (code points), placeholders included.
 */
export const lengthOf = (text: string): number => [...text].length;
