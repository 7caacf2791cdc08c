import { SEED } from '../seed';
import type { Template } from './types';

type SeedTemplate = Pick<
  Template,
  'id' | 'name' | 'language' | 'category' | 'parameterFormat' | 'components'
> &
  Partial<Template>;

const ORDER_BUTTONS = [
  { type: 'QUICK_REPLY', text: 'Where is it?' },
  { type: 'QUICK_REPLY', text: 'Thank you' },
];

/** The templates that the seeded WABA has. */
export const SEED_TEMPLATES: SeedTemplate[] = [
  {
    ...SEED.templates.helloWorld,
    category: 'UTILITY',
    parameterFormat: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
      {
        type: 'BODY',
        text: 'Welcome and congratulations!! This message demonstrates your ability to send a message notification from the Cloud API. Thank you for taking the time to test with us.',
      },
      { type: 'FOOTER', text: 'WhatsApp Business Platform sample message' },
    ],
  },
  {
    ...SEED.templates.orderShipped,
    category: 'UTILITY',
    parameterFormat: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Your parcel is on its way' },
      {
        type: 'BODY',
        text: 'Hello {{1}}, your order *{{2}}* has left our shop and should reach you by {{3}}.',
        example: { body_text: [['Ines', 'A-1042', 'Friday']] },
      },
      { type: 'FOOTER', text: 'Atlas Books' },
      { type: 'BUTTONS', buttons: ORDER_BUTTONS },
    ],
  },
  {
    ...SEED.templates.appointmentReminderEn,
    category: 'UTILITY',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: 'Hello {{first_name}}, we expect you on {{day}} at {{time}} in our shop.',
        example: {
          body_text_named_params: [
            { param_name: 'first_name', example: 'Ines' },
            { param_name: 'day', example: '4 March' },
            { param_name: 'time', example: '10:30' },
          ],
        },
      },
    ],
  },
  {
    ...SEED.templates.appointmentReminderDe,
    category: 'UTILITY',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: 'Hallo {{first_name}}, wir erwarten dich am {{day}} um {{time}} Uhr in unserem Laden.',
        example: {
          body_text_named_params: [
            { param_name: 'first_name', example: 'Ines' },
            { param_name: 'day', example: '4. März' },
            { param_name: 'time', example: '10:30' },
          ],
        },
      },
    ],
  },
  {
    ...SEED.templates.rejected,
    category: 'UTILITY',
    parameterFormat: 'POSITIONAL',
    status: 'REJECTED',
    rejectedReason: 'INCORRECT_CATEGORY',
    components: [
      {
        type: 'BODY',
        text: 'Hi {{1}}, spring is here and every novel is 20 percent cheaper until Sunday!',
        example: { body_text: [['Ines']] },
      },
    ],
  },
];
