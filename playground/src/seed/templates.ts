const named = (values: Record<string, string>) => ({
  body_text_named_params: Object.entries(values).map(([param_name, example]) => ({
    param_name,
    example,
  })),
});

/** Templates of the demo as Meta takes them, and the fields that fill them here. */
export const SAMPLE_TEMPLATES = [
  {
    label: 'Order shipped',
    appliesTo: 'api::order.order',
    fields: { first_name: 'customer.firstName', number: 'number', date: 'deliveryDate' } as Record<
      string,
      string
    >,
    template: {
      name: 'demo_order_on_its_way',
      language: 'en',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Your order is on its way' },
        {
          type: 'BODY',
          text: 'Hi {{first_name}}, we have packed order *{{number}}* and handed it to the courier. It should be with you on {{date}}.',
          example: named({ first_name: 'Ines', number: 'A-1007', date: 'March 3' }),
        },
        { type: 'FOOTER', text: 'Atlas Books' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Thank you' },
            { type: 'QUICK_REPLY', text: 'Where is it?' },
          ],
        },
      ],
    },
  },
  {
    label: 'Bestellung unterwegs',
    appliesTo: 'api::order.order',
    fields: { first_name: 'customer.firstName', number: 'number', date: 'deliveryDate' } as Record<
      string,
      string
    >,
    template: {
      name: 'demo_order_on_its_way',
      language: 'de',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Deine Bestellung ist unterwegs' },
        {
          type: 'BODY',
          text: 'Hallo {{first_name}}, wir haben die Bestellung *{{number}}* gepackt und dem Boten gegeben. Sie sollte am {{date}} bei dir sein.',
          example: named({ first_name: 'Ines', number: 'A-1007', date: '3. März' }),
        },
        { type: 'FOOTER', text: 'Atlas Books' },
      ],
    },
  },
  {
    label: 'Welcome',
    appliesTo: 'api::customer.customer',
    fields: { first_name: 'firstName' } as Record<string, string>,
    template: {
      name: 'demo_welcome',
      language: 'en',
      category: 'MARKETING',
      parameter_format: 'NAMED',
      components: [
        {
          type: 'BODY',
          text: 'Hello {{first_name}}, good to have you with us. Once a month we tell you which new books we like best.',
          example: named({ first_name: 'Ines' }),
        },
        { type: 'FOOTER', text: 'Answer STOP to hear no more' },
      ],
    },
  },
];
