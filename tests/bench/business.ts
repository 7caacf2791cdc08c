import type { TemplateContent } from '../../shared/domain/template/template';

export const APP_SECRET = 'bench-app-secret';

/** The account whose messages are measured; three more numbers are like it. */
export const ACCOUNT = {
  name: 'Atlas Books',
  environment: 'sandbox' as const,
  phoneNumberId: '106540352242922',
  businessAccountId: '102290129340398',
  appId: '670843887433847',
  accessToken: 'bench-access-token',
  appSecret: APP_SECRET,
  defaultCountry: 'DE',
};

const field = (placeholder: string, fieldPath: string, sampleValue: string) => ({
  component: 'body' as const,
  buttonIndex: null,
  placeholder,
  type: 'field' as const,
  fieldPath,
  fixedText: null,
  format: null,
  sampleValue,
  fallback: null,
});

/** A template as a shop has it: two values of the order, one of them across a relation. */
export const TEMPLATE: TemplateContent = {
  name: 'order_ready',
  language: 'en',
  category: 'UTILITY',
  parameterFormat: 'NAMED',
  header: { type: 'text', text: 'Your order' },
  body: 'Hi {{first_name}}, your order {{number}} is ready to be picked up.',
  footer: 'Atlas Books',
  buttons: [{ type: 'quick_reply', text: 'On my way' }],
  authentication: null,
  ttlSeconds: null,
  raw: [],
  variables: [field('first_name', 'customer.firstName', 'Ines'), field('number', 'number', 'A-17')],
};
