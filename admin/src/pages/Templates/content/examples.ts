import type { MediaHeader } from '../../../../../shared/domain/template/header/media';
import { textsOf } from '../../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import {
  reconcileVariables,
  variableKey,
  type Variable,
} from '../../../../../shared/domain/template/variables';
import { NO_WORDS, withCategory } from './category';
import { emptyContent } from './values';

/** What examples are about, in the order of the gallery. */
export const EXAMPLE_TOPICS = [
  'shop',
  'appointment',
  'event',
  'support',
  'feedback',
  'account',
] as const;

export type ExampleTopic = (typeof EXAMPLE_TOPICS)[number];

/** A mapping by the key of its variable: a sample alone, or more. */
type Samples = Record<string, string | Partial<Variable>>;

const mediaHeader = (type: MediaHeader['type'], more: Partial<MediaHeader> = {}): MediaHeader => ({
  type,
  file: null,
  source: { from: 'file' },
  fileName: null,
  ...more,
});

function example<Id extends string>(
  id: Id,
  topic: ExampleTopic,
  more: Partial<TemplateContent>,
  samples: Samples = {},
) {
  const content: TemplateContent = { ...emptyContent(), name: id, ...more };
  const variables = reconcileVariables(textsOf(content), []).map((variable) => {
    const sample = samples[variableKey(variable)];
    return { ...variable, ...(typeof sample === 'string' ? { sampleValue: sample } : sample) };
  });
  return { id, topic, content: { ...content, variables } };
}

/** Texts to start from, in our own words; each passes the checks but for the file that it shows. */
export const EXAMPLES = [
  example(
    'order_confirmation',
    'shop',
    {
      header: { type: 'text', text: 'Thank you for your order' },
      body: 'Hello {{1}}, we have received your order *{{2}}* over {{3}}. We will write again as soon as it leaves our warehouse.',
      footer: 'You receive this because you ordered from us.',
      buttons: [
        {
          type: 'url',
          text: 'See your order',
          url: 'https://shop.example/orders/{{1}}',
          urlType: 'dynamic',
        },
      ],
    },
    { 'body.1': 'Ines', 'body.2': 'A-1042', 'body.3': '€49.90', 'button.0.1': 'A-1042' },
  ),
  example(
    'shipping_notice',
    'shop',
    {
      body: 'Good news, {{1}}: your order *{{2}}* is on its way and should reach you on {{3}}. Please have someone at home to take it in.',
      buttons: [
        { type: 'quick_reply', text: 'Another day, please' },
        { type: 'quick_reply', text: 'Leave it outside' },
      ],
    },
    { 'body.1': 'Ines', 'body.2': 'A-1042', 'body.3': 'Friday, 12 June' },
  ),
  example(
    'ready_for_pickup',
    'shop',
    {
      parameterFormat: 'NAMED',
      header: mediaHeader('image'),
      body: 'Hello {{first_name}}, your order *{{order_number}}* is packed and waits for you in our shop until {{pickup_date}}. Bring this message along and we will hand it over.',
      buttons: [
        {
          type: 'url',
          text: 'How to find us',
          url: 'https://shop.example/visit',
          urlType: 'static',
        },
        { type: 'phone_number', text: 'Call the shop', phoneNumber: '+4930123456' },
      ],
    },
    {
      'body.first_name': 'Ines',
      'body.order_number': 'A-1042',
      'body.pickup_date': 'Saturday, 20 June',
    },
  ),
  example(
    'delivery_location',
    'shop',
    {
      parameterFormat: 'NAMED',
      header: { type: 'location' },
      body: 'Hello {{first_name}}, our driver brings your order *{{order_number}}* to this address between {{time_window}}. Is the pin on the map in the right place?',
      buttons: [
        { type: 'quick_reply', text: 'Yes, that is right' },
        { type: 'quick_reply', text: 'No, it is not' },
      ],
    },
    {
      'body.first_name': 'Ines',
      'body.order_number': 'A-1042',
      'body.time_window': '2 and 4 pm',
    },
  ),
  example(
    'invoice_document',
    'shop',
    {
      header: mediaHeader('document', { source: { from: 'ask' } }),
      body: 'Hello {{1}}, here is your invoice *{{2}}* over {{3}}. It is due on {{4}}; if you have paid it already, there is nothing left to do.',
      footer: 'Questions? Simply answer this message.',
    },
    { 'body.1': 'Ines', 'body.2': 'R-2093', 'body.3': '€49.90', 'body.4': '30 June' },
  ),
  example(
    'back_in_stock',
    'shop',
    {
      category: 'MARKETING',
      parameterFormat: 'NAMED',
      header: mediaHeader('image'),
      body: 'Hello {{first_name}}, you asked us to tell you: *{{product}}* is back in our shop. We have kept a few aside, but they rarely stay long.',
      footer: 'Answer STOP to hear no more from us.',
      buttons: [
        {
          type: 'url',
          text: 'Have a look',
          url: 'https://shop.example/products/{{slug}}',
          urlType: 'tracked',
        },
        { type: 'quick_reply', text: 'No longer needed' },
      ],
    },
    {
      'body.first_name': 'Ines',
      'body.product': 'Hand grinder, walnut',
      'button.0.slug': 'hand-grinder-walnut',
    },
  ),
  example(
    'birthday_coupon',
    'shop',
    {
      category: 'MARKETING',
      header: { type: 'text', text: 'All the best, {{1}}' },
      body: 'It is your day, and we have a small present for it: {{1}} off whatever you like, until {{2}}. Copy the code below and enter it when you pay.',
      footer: 'Answer STOP to hear no more from us.',
      buttons: [
        { type: 'copy_code', text: 'Copy offer code' },
        {
          type: 'url',
          text: 'Choose something',
          url: 'https://shop.example/new',
          urlType: 'static',
        },
      ],
    },
    {
      'header.1': 'Ines',
      'body.1': '15 %',
      'body.2': 'the end of June',
      'button.0.code': 'INES15',
    },
  ),
  example(
    'appointment_reminder',
    'appointment',
    {
      body: 'Hello {{1}}, this is a reminder of your appointment on *{{2}}*. If the time no longer suits you, tell us and we will find another one.',
      buttons: [
        { type: 'quick_reply', text: 'I will be there' },
        { type: 'quick_reply', text: 'Change the time' },
      ],
    },
    { 'body.1': 'Ines', 'body.2': 'Tuesday, 9 June at 10:30' },
  ),
  example(
    'appointment_moved',
    'appointment',
    {
      parameterFormat: 'NAMED',
      body: 'Hello {{first_name}}, we have to move your appointment with {{colleague}}. The new time is *{{new_time}}*. We are sorry for the change; does it suit you?',
      buttons: [
        { type: 'quick_reply', text: 'Yes, that suits me' },
        { type: 'quick_reply', text: 'Please call me' },
      ],
    },
    {
      'body.first_name': 'Ines',
      'body.colleague': 'Dr Okafor',
      'body.new_time': 'Thursday, 11 June at 9:00',
    },
  ),
  example(
    'event_ticket',
    'event',
    {
      parameterFormat: 'NAMED',
      header: mediaHeader('document', {
        source: { from: 'ask' },
        fileName: 'Your ticket.pdf',
      }),
      body: 'Hello {{first_name}}, here is your ticket for *{{event}}* on {{date}}. Doors open at {{doors}}; show the code at the entrance, on paper or on your phone.',
      buttons: [
        {
          type: 'url',
          text: 'Getting there',
          url: 'https://events.example/visit',
          urlType: 'static',
        },
      ],
    },
    {
      'body.first_name': 'Ines',
      'body.event': 'Summer concert in the park',
      'body.date': 'Saturday, 20 June',
      'body.doors': '6 pm',
    },
  ),
  example(
    'event_invitation',
    'event',
    {
      category: 'MARKETING',
      header: mediaHeader('video'),
      body: 'Hello {{1}}, on {{2}} we open our workshop for an evening: see how our furniture is made, try the tools yourself, and stay for a drink. May we count on you?',
      footer: 'Answer STOP to hear no more from us.',
      buttons: [
        { type: 'quick_reply', text: 'I will come' },
        { type: 'quick_reply', text: 'Not this time' },
      ],
    },
    { 'body.1': 'Ines', 'body.2': 'Friday, 19 June' },
  ),
  example(
    'support_update',
    'support',
    {
      body: 'Hello {{1}}, there is news about your request *{{2}}*: {{3}}. If that does not solve it, answer here and we will go on.',
      buttons: [
        { type: 'quick_reply', text: 'It is solved' },
        { type: 'quick_reply', text: 'I still need help' },
      ],
    },
    {
      'body.1': 'Ines',
      'body.2': 'T-3391',
      'body.3': 'the spare part has been ordered and arrives on Monday',
    },
  ),
  example(
    'review_request',
    'feedback',
    {
      category: 'MARKETING',
      body: 'Hello {{1}}, you have had your {{2}} for two weeks now. Are you happy with it? A short answer helps us to get better.',
      footer: 'Answer STOP to hear no more from us.',
      buttons: [
        { type: 'quick_reply', text: 'Very happy' },
        { type: 'quick_reply', text: 'It could be better' },
      ],
    },
    { 'body.1': 'Ines', 'body.2': 'coffee grinder' },
  ),
  example('verification_code', 'account', {
    ...withCategory(emptyContent(), 'AUTHENTICATION', NO_WORDS).content,
    name: 'verification_code',
  }),
];

type Example = (typeof EXAMPLES)[number];

/** The example of that name, if there is one. */
export const findExample = (id: string | null): Example | undefined =>
  EXAMPLES.find((one) => one.id === id);
