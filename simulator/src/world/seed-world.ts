import type { Clock } from '../clock';
import { SEED } from '../seed';
import { SEED_TEMPLATES } from './seed-templates';
import type { Customer, PhoneNumber, Template, Token } from './types';
import { addCustomer, createWorld, type World } from './world';

const EXPIRED_ON = Date.UTC(2025, 0, 1) / 1000;
const ISSUED_ON = Date.UTC(2024, 5, 1) / 1000;

const MESSAGING = 'whatsapp_business_messaging';
const MANAGEMENT = 'whatsapp_business_management';
const BUSINESS = 'business_management';
const EVENTS = 'whatsapp_business_manage_events';

const seedToken = (value: string, scopes: string[], label: string, expiresAt = 0): Token => ({
  value,
  appId: SEED.app.id,
  userId: SEED.systemUserId,
  type: 'SYSTEM_USER',
  portfolioId: SEED.portfolio.id,
  scopes: [...scopes, 'public_profile'],
  expiresAt,
  issuedAt: ISSUED_ON,
  dataAccessExpiresAt: 0,
  label,
});

/** A number with the values that a healthy, registered number has. */
export const createPhoneNumber = (
  given: Pick<PhoneNumber, 'id' | 'businessAccountId' | 'displayPhoneNumber' | 'verifiedName'> &
    Partial<PhoneNumber>,
): PhoneNumber => ({
  kind: 'real',
  recipients: [],
  dialCode: '49',
  country: 'DE',
  registered: true,
  codeVerificationStatus: 'VERIFIED',
  wrongPins: [],
  registrations: [],
  qualityRating: 'GREEN',
  messagingLimit: 'TIER_250',
  throughputLevel: 'STANDARD',
  nameStatus: 'APPROVED',
  status: 'CONNECTED',
  profile: { about: 'Books, and people who read them.', vertical: 'RETAIL' },
  blocked: [],
  ...given,
});

/** A person with the values that most people have. */
export const createCustomer = (
  given: Pick<Customer, 'phone'> & Partial<Omit<Customer, 'phone'>>,
): Customer => ({
  waId: given.phone,
  name: '',
  country: 'ZZ',
  onWhatsApp: true,
  hidesNumber: false,
  readsAutomatically: false,
  online: true,
  optedOutOf: [],
  userIds: {},
  ...given,
});

/** An approved template with nothing held against it. */
export const createTemplate = (
  given: Pick<Template, 'id' | 'name' | 'language' | 'category' | 'components'> & Partial<Template>,
  now: number,
): Template => ({
  businessAccountId: SEED.businessAccount.id,
  parameterFormat: 'POSITIONAL',
  status: 'APPROVED',
  rejectedReason: 'NONE',
  quality: 'UNKNOWN',
  qualityAt: Math.floor(now / 1000),
  createdAt: now,
  updatedAt: now,
  edits: [],
  ...given,
});

/** Creates the world of the seed. */
export const seedWorld = (clock: Clock): World => {
  const world = createWorld();
  world.apps.set(SEED.app.id, { ...SEED.app });
  for (const token of [
    seedToken(
      SEED.tokens.full,
      [MESSAGING, MANAGEMENT, BUSINESS, EVENTS],
      'System user, every scope',
    ),
    seedToken(SEED.tokens.expired, [MESSAGING, MANAGEMENT], 'Expired', EXPIRED_ON),
    seedToken(SEED.tokens.messagingOnly, [MESSAGING], 'May send, may not manage templates'),
    seedToken(SEED.tokens.managementOnly, [MANAGEMENT], 'May manage templates, may not send'),
  ]) {
    world.tokens.set(token.value, token);
  }
  world.businessAccounts.set(SEED.businessAccount.id, {
    ...SEED.businessAccount,
    portfolioId: SEED.portfolio.id,
    portfolioName: SEED.portfolio.name,
    clientOf: [],
    currency: 'EUR',
    timezoneId: '42',
    country: 'DE',
    templateNamespace: '1b2c3d4e_5f60_4718_8a9b_c0d1e2f3a4b5',
    businessVerificationStatus: 'verified',
    accountReviewStatus: 'APPROVED',
    status: 'ACTIVE',
    subscriptions: [],
    templateCreations: [],
    coolingNames: new Map(),
  });
  const { lena, oliver, lucia, rafael, priya } = SEED.customers;
  for (const number of [
    createPhoneNumber({
      ...SEED.testNumber,
      businessAccountId: SEED.businessAccount.id,
      kind: 'test',
      recipients: [lena, oliver, lucia, rafael, priya].map((person) => person.phone),
      dialCode: '1',
      country: 'US',
    }),
    createPhoneNumber({
      ...SEED.realNumber,
      businessAccountId: SEED.businessAccount.id,
      messagingLimit: 'TIER_2K',
    }),
  ]) {
    world.phoneNumbers.set(number.id, number);
  }
  for (const { userId, ...person } of Object.values(SEED.customers)) {
    addCustomer(world, createCustomer({ ...person, userIds: { [SEED.portfolio.id]: userId } }));
  }
  for (const phone of SEED.notOnWhatsApp) {
    addCustomer(
      world,
      createCustomer({
        phone,
        name: 'Not on WhatsApp',
        onWhatsApp: false,
        country: phone.startsWith('44') ? 'GB' : 'DE',
      }),
    );
  }
  for (const template of structuredClone(SEED_TEMPLATES)) {
    world.templates.set(template.id, createTemplate(template, clock.now()));
  }
  return world;
};
