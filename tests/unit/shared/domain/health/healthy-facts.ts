import type {
  Asked,
  BusinessFacts,
  HealthFacts,
  NumberFacts,
  Refusal,
  TokenFacts,
} from '../../../../../shared/domain/health/facts';
import { KNOWN_FIELDS, TICKED_FIELDS } from '../../../../../shared/domain/webhook-fields';

export const NOW = new Date('2026-11-23T12:00:00.000Z');

/** So many hours before, or after, the present of these tests. */
export const hours = (count: number): string =>
  new Date(NOW.getTime() + count * 3_600_000).toISOString();

const URL = 'https://cms.example.com/api/whatsapp/webhook';

const TOKEN: TokenFacts = {
  isValid: true,
  appId: '700',
  appName: 'Atlas',
  kind: 'SYSTEM_USER',
  expiresAt: null,
  scopes: [
    'whatsapp_business_messaging',
    'whatsapp_business_management',
    'business_management',
    'whatsapp_business_manage_events',
  ],
  targets: {},
  fault: null,
};

const NUMBER: NumberFacts = {
  phone: '+49 30 55501020',
  name: 'Atlas Books',
  status: 'CONNECTED',
  nameStatus: 'APPROVED',
  quality: 'GREEN',
  limit: 'TIER_2K',
  throughput: 'STANDARD',
  onBusinessApp: false,
  isTest: false,
  platform: 'CLOUD_API',
  codeStatus: 'VERIFIED',
  canSend: 'AVAILABLE',
  faults: [],
  remarks: [],
};

const BUSINESS: BusinessFacts = {
  name: 'Atlas',
  verification: 'verified',
  review: 'APPROVED',
  numberIds: ['900'],
};

const answered = <T>(value: T): NonNullable<Asked<T>> => ({ at: hours(-1), value });

/** A question that Meta refused with this code, or, without one, never answered. */
export const refused = (
  code: number | null,
  more: Partial<Refusal> = {},
): NonNullable<Asked<never>> => ({
  at: hours(-1),
  refusal: {
    code,
    subcode: null,
    words: 'As Meta says it',
    traceId: 'Trace',
    cause: null,
    ...more,
  },
});

/** An account with which everything is in order. */
export const healthy = (): HealthFacts => ({
  account: {
    name: 'Atlas Books',
    isSandbox: false,
    enabled: true,
    holdReason: null,
    copiedFrom: null,
    phoneNumberId: '900',
    businessAccountId: '800',
    appId: '700',
    hasToken: true,
    hasAppSecret: true,
    hasVerifyToken: true,
    appSecretAt: hours(-100),
    lastDeliveryAt: hours(-2),
    lastSyncedAt: hours(-1),
    syncFailures: 0,
  },
  asked: {
    token: answered(TOKEN),
    number: answered(NUMBER),
    business: answered(BUSINESS),
    appSecret: answered(true as const),
    callback: answered({ outcome: 'reached' as const, status: 200, cause: null }),
    clock: answered(0.4),
  },
  subscription: {
    checkedAt: hours(-1),
    isSubscribed: true,
    fields: [...TICKED_FIELDS],
    callbacks: { number: null, businessAccount: null, app: URL },
  },
  address: { url: URL, problem: null },
  fields: KNOWN_FIELDS.map(({ name, ticked }) => ({ name, ticked, state: 'live' as const })),
  forged: { count: 0, since: hours(-24) },
  hasEncryptionKey: true,
  graphVersion: 'v26.0',
  queue: { engine: 'database', isWorking: true, due: 0, oldestDueAt: null },
  messages: { hasArrived: true, withoutWord: 0 },
  hasTestDelivery: false,
  approvedTemplates: 4,
  hasPaymentAlert: false,
  confirmed: {},
});

/** The same with some of it changed. */
export interface Changes {
  account?: Partial<HealthFacts['account']>;
  token?: Partial<TokenFacts>;
  number?: Partial<NumberFacts>;
  business?: Partial<BusinessFacts>;
  asked?: Partial<HealthFacts['asked']>;
  subscription?: Partial<NonNullable<HealthFacts['subscription']>> | null;
  rest?: Partial<Omit<HealthFacts, 'account' | 'asked' | 'subscription'>>;
}

/** An account with which everything is in order but this. */
export function withFault({
  account,
  token,
  number,
  business,
  asked,
  subscription,
  rest,
}: Changes): HealthFacts {
  const facts = healthy();
  return {
    ...facts,
    ...rest,
    account: { ...facts.account, ...account },
    asked: {
      ...facts.asked,
      token: answered({ ...TOKEN, ...token }),
      number: answered({ ...NUMBER, ...number }),
      business: answered({ ...BUSINESS, ...business }),
      ...asked,
    },
    subscription: subscription === null ? null : { ...facts.subscription!, ...subscription },
  };
}
