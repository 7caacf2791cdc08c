import type { CheckId, HealthCheck } from './check';
import type { Confirmation, HealthFacts } from './facts';
import { answerOf } from './asked';

/** What setting up is made of, in order. */
export const STEPS = [
  'app',
  'credentials',
  'token',
  'address',
  'webhook',
  'receive',
  'firstMessage',
  'goLive',
] as const;

export type StepId = (typeof STEPS)[number];

export type StepState = 'done' | 'todo' | 'problem';

/** One step of the guide, as far as it has come. */
export interface Step {
  id: StepId;
  state: StepState;
  /** The checks that decide it. */
  checks: CheckId[];
  /** What a person has to say, since Meta does not. */
  confirmations: Confirmation[];
}

const CHECKS_OF: Record<StepId, CheckId[]> = {
  app: [],
  credentials: ['encryptionKey', 'credentials', 'installation', 'sending'],
  token: ['token', 'scopes', 'businessAccount', 'phoneNumber', 'registration'],
  address: ['address'],
  webhook: ['callback', 'subscription', 'fields'],
  receive: ['lastDelivery', 'appSecret'],
  firstMessage: ['templates'],
  goLive: ['live', 'verification', 'payment', 'displayName'],
};

/** What Meta tells or shows needs no tick any more. */
function confirmationsOf(
  step: StepId,
  { account }: HealthFacts,
  codeOf: (id: CheckId) => string | undefined,
): Confirmation[] {
  if (step !== 'goLive' || account.isSandbox) return [];
  const asked: Confirmation[] = ['privacyPolicy', 'dataDeletion'];
  if (codeOf('live') !== 'health.live.proven') asked.unshift('appIsLive');
  if (/\.(unknown|confirmed)$/.test(codeOf('verification') ?? '')) asked.push('businessVerified');
  if (/\.(unknown|confirmed)$/.test(codeOf('payment') ?? '')) asked.push('paymentMethod');
  return asked;
}

function stateOf(step: StepId, facts: HealthFacts, checks: HealthCheck[], asked: Confirmation[]) {
  if (step === 'app') return answerOf(facts.asked.token)?.appId ? 'done' : 'todo';
  if (step === 'goLive' && facts.account.isSandbox) return 'done';
  if (checks.some(({ status }) => status === 'problem')) return 'problem';
  if (step === 'firstMessage') return facts.messages.hasArrived ? 'done' : 'todo';
  if (checks.some(({ status }) => status === 'warning' || status === 'unknown')) return 'todo';
  return asked.every((what) => facts.confirmed[what]) ? 'done' : 'todo';
}

/** How far setting up has come. */
export function judgeGuide(facts: HealthFacts, checks: readonly HealthCheck[]): Step[] {
  const byId = new Map(checks.map((check) => [check.id, check]));
  return STEPS.map((id) => {
    const mine = CHECKS_OF[id].flatMap((check) => byId.get(check) ?? []);
    const confirmations = confirmationsOf(id, facts, (check) => byId.get(check)?.code);
    return {
      id,
      state: stateOf(id, facts, mine, confirmations),
      checks: CHECKS_OF[id],
      confirmations,
    };
  });
}
