import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { newVariable } from '../../../../../shared/domain/template/variables';
import { emptyContent } from './values';

type ExampleId =
  'order_confirmation' | 'shipping_notice' | 'appointment_reminder' | 'review_request';

interface Example {
  id: ExampleId;
  content: TemplateContent;
}

function example(id: ExampleId, more: Partial<TemplateContent>, samples: string[]): Example {
  return {
    id,
    content: {
      ...emptyContent(),
      name: id,
      ...more,
      variables: samples.map((sampleValue, index) => ({
        ...newVariable({ component: 'body', buttonIndex: null, placeholder: String(index + 1) }),
        sampleValue,
      })),
    },
  };
}

/** Texts to start from; each passes the checks as it is. */
export const EXAMPLES = [
  example(
    'order_confirmation',
    {
      header: { type: 'text', text: 'Thank you for your order' },
      body: 'Hello {{1}}, we have received your order *{{2}}* over {{3}}. We will write again as soon as it leaves our warehouse.',
      footer: 'You receive this because you ordered from us.',
    },
    ['Ines', 'A-1042', '€49.90'],
  ),
  example(
    'shipping_notice',
    {
      body: 'Good news, {{1}}: your order *{{2}}* is on its way and should reach you on {{3}}. Please have someone at home to take it in.',
      buttons: [
        { type: 'quick_reply', text: 'Another day, please' },
        { type: 'quick_reply', text: 'Leave it outside' },
      ],
    },
    ['Ines', 'A-1042', 'Friday, 12 June'],
  ),
  example(
    'appointment_reminder',
    {
      body: 'Hello {{1}}, this is a reminder of your appointment on *{{2}}*. If the time no longer suits you, tell us and we will find another one.',
      buttons: [
        { type: 'quick_reply', text: 'I will be there' },
        { type: 'quick_reply', text: 'Change the time' },
      ],
    },
    ['Ines', 'Tuesday, 9 June at 10:30'],
  ),
  example(
    'review_request',
    {
      category: 'MARKETING',
      body: 'Hello {{1}}, you have had your {{2}} for two weeks now. Are you happy with it? A short answer helps us to get better.',
      footer: 'Answer STOP to hear no more from us.',
      buttons: [
        { type: 'quick_reply', text: 'Very happy' },
        { type: 'quick_reply', text: 'It could be better' },
      ],
    },
    ['Ines', 'coffee grinder'],
  ),
];

/** The example of that name, if there is one. */
export const findExample = (id: string | null): Example | undefined =>
  EXAMPLES.find((one) => one.id === id);
