import { CHECKS, toCheck, type CheckId, type Finding, type HealthCheck } from './check';
import type { HealthFacts, Question } from './facts';
import {
  isTokenRefused,
  judgeAppSecret,
  judgeBusinessAccount,
  judgeCredentials,
  judgePhoneNumber,
  judgeRegistration,
  judgeScopes,
  judgeToken,
} from './judge-access';
import {
  judgeClock,
  judgeEncryptionKey,
  judgeGraphVersion,
  judgeInstallation,
  judgeQueue,
  judgeSending,
  judgeTemplates,
} from './judge-here';
import {
  judgeDisplayName,
  judgeHealthStatus,
  judgeMessagingLimit,
  judgePayment,
  judgeQuality,
  judgeThroughput,
  judgeVerification,
} from './judge-number';
import {
  judgeAddress,
  judgeCallback,
  judgeFields,
  judgeLastDelivery,
  judgeLive,
  judgeSignatures,
  judgeSubscription,
} from './judge-webhook';

interface Judge {
  judge(facts: HealthFacts, now: Date): Finding;
  /** What has to be asked for it; what is known here needs no question. */
  asks: Question[];
  /** It cannot be told with a token that Meta refuses. */
  needsToken?: true;
}

const ofNumber = { asks: ['number'] as Question[], needsToken: true as const };

const JUDGES: Record<CheckId, Judge> = {
  encryptionKey: { judge: judgeEncryptionKey, asks: [] },
  credentials: { judge: judgeCredentials, asks: [] },
  installation: { judge: judgeInstallation, asks: [] },
  sending: { judge: judgeSending, asks: [] },
  token: { judge: judgeToken, asks: ['token'] },
  scopes: { judge: judgeScopes, asks: ['token'], needsToken: true },
  businessAccount: {
    judge: judgeBusinessAccount,
    asks: ['token', 'business'],
    needsToken: true,
  },
  phoneNumber: { judge: judgePhoneNumber, ...ofNumber },
  registration: { judge: judgeRegistration, ...ofNumber },
  appSecret: { judge: judgeAppSecret, asks: ['appSecret'] },
  address: { judge: judgeAddress, asks: ['callback'] },
  callback: { judge: judgeCallback, asks: ['subscription'], needsToken: true },
  subscription: { judge: judgeSubscription, asks: ['subscription'], needsToken: true },
  fields: { judge: judgeFields, asks: ['subscription'] },
  lastDelivery: { judge: judgeLastDelivery, asks: [] },
  signatures: { judge: judgeSignatures, asks: [] },
  healthStatus: { judge: judgeHealthStatus, ...ofNumber },
  payment: { judge: judgePayment, ...ofNumber },
  displayName: { judge: judgeDisplayName, ...ofNumber },
  quality: { judge: judgeQuality, ...ofNumber },
  messagingLimit: { judge: judgeMessagingLimit, ...ofNumber },
  throughput: { judge: judgeThroughput, ...ofNumber },
  verification: { judge: judgeVerification, asks: ['business'], needsToken: true },
  live: { judge: judgeLive, asks: [] },
  templates: { judge: judgeTemplates, asks: [] },
  queue: { judge: judgeQueue, asks: [] },
  clock: { judge: judgeClock, asks: ['clock'] },
  graphVersion: { judge: judgeGraphVersion, asks: [] },
};

/** What has to be asked of Meta to look at these again. */
export const questionsOf = (ids: readonly CheckId[]): Question[] => [
  ...new Set(ids.flatMap((id) => JUDGES[id].asks)),
];

/** The state of each thing, whatever the others are like. */
export function judgeHealth(facts: HealthFacts, now: Date): HealthCheck[] {
  const isRefused = isTokenRefused(facts);
  return CHECKS.map((id) => {
    const { judge, needsToken } = JUDGES[id];
    const found: Finding =
      needsToken && isRefused
        ? { status: 'unknown', code: 'health.needsToken', at: facts.asked.token?.at ?? null }
        : judge(facts, now);
    return toCheck(id, found, now);
  });
}

/** What the test of a connection looks at. */
export const CONNECTION_CHECKS: readonly CheckId[] = [
  'credentials',
  'token',
  'scopes',
  'businessAccount',
  'phoneNumber',
  'registration',
  'healthStatus',
  'appSecret',
  'subscription',
];

/** What keeps an account from sending when it is wrong: the others are told, and hold nothing. */
const VITAL: readonly CheckId[] = [
  'token',
  'scopes',
  'businessAccount',
  'phoneNumber',
  'appSecret',
];

/** Whether an account can speak for its number: then nothing holds it for its connection. */
export const isConnected = (checks: readonly HealthCheck[]): boolean =>
  checks.every(
    ({ id, status }) =>
      !VITAL.includes(id) ||
      // A secret that nobody could prove yet is not a wrong one.
      (status !== 'problem' && (status !== 'unknown' || id === 'appSecret')),
  );
