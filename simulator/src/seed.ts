/**
 * The accounts, people and templates that every fresh simulator starts with. All values are
 * invented; phone numbers have valid forms. Tests may rely on each of them.
 */
export const SEED = {
  app: {
    id: '1204567890123456',
    name: 'Atlas Demo App',
    secret: '5f1d9c3a7b2e48d6a0c4e8f2b6d1a395',
  },
  portfolio: { id: '700122334455667', name: 'Atlas Books GmbH' },
  businessAccount: { id: '320014458901177', name: 'Atlas Books' },
  testNumber: {
    id: '498221760034512',
    displayPhoneNumber: '+1 555-010-2030',
    verifiedName: 'Test Number',
  },
  realNumber: {
    id: '498221760099887',
    displayPhoneNumber: '+49 30 55501020',
    verifiedName: 'Atlas Books',
  },
  tokens: {
    /** System-user token with every scope that matters. */
    full: 'EAASimFullAccessTokenForAtlasDemoAppDoNotUseOutside00000000000000001',
    /** The same, but it ran out on 1 January 2025. */
    expired: 'EAASimExpiredTokenForAtlasDemoAppDoNotUseOutside000000000000000002',
    /** Can send but not manage templates: whatsapp_business_messaging only. */
    messagingOnly: 'EAASimMessagingOnlyTokenForAtlasDemoAppDoNotUse0000000000000000003',
    /** Can manage but not send: whatsapp_business_management only. */
    managementOnly: 'EAASimManagementOnlyTokenForAtlasDemoAppDoNot00000000000000000004',
  },
  systemUserId: '122100112233445',
  customers: {
    lena: {
      phone: '4917655501234',
      waId: '4917655501234',
      name: 'Lena Vogt',
      country: 'DE',
      userId: 'DE.40718822950173364418',
    },
    oliver: {
      phone: '447400123456',
      waId: '447400123456',
      name: 'Oliver Hart',
      country: 'GB',
      userId: 'GB.51829933061284475529',
      username: 'oliver.hart',
    },
    lucia: {
      phone: '34612345678',
      waId: '34612345678',
      name: 'Lucía Romero 🌻',
      country: 'ES',
      userId: 'ES.62930044172395586630',
    },
    /** Written with nine digits, known to WhatsApp with eight, as many Brazilian numbers are. */
    rafael: {
      phone: '5511987654321',
      waId: '551187654321',
      name: 'Rafael Souza',
      country: 'BR',
      userId: 'BR.73041155283406697741',
    },
    priya: {
      phone: '919876543210',
      waId: '919876543210',
      name: 'प्रिया नायर',
      country: 'IN',
      userId: 'IN.84152266394517708852',
    },
    /** Uses a username: webhooks tell her user id but never her number. Not on the test number's list. */
    noor: {
      phone: '31612345678',
      waId: '31612345678',
      name: 'Noor',
      country: 'NL',
      userId: 'NL.95263377405628819963',
      username: 'noor.writes',
      hidesNumber: true,
    },
  },
  /** Valid numbers of people who are not on WhatsApp: messages to them fail with 131026. */
  notOnWhatsApp: ['4915755509999', '447400999999'],
  templates: {
    helloWorld: { id: '168955690812001', name: 'hello_world', language: 'en_US' },
    orderShipped: { id: '168955690812002', name: 'order_shipped', language: 'en' },
    appointmentReminderEn: {
      id: '168955690812003',
      name: 'appointment_reminder',
      language: 'en',
    },
    appointmentReminderDe: {
      id: '168955690812004',
      name: 'appointment_reminder',
      language: 'de',
    },
    rejected: { id: '168955690812005', name: 'spring_offer', language: 'en' },
  },
} as const;
