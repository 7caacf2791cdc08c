import { judgeAnswer } from './asked';
import type { Finding, Note } from './check';
import type { EntityFault, HealthFacts, NumberFacts } from './facts';
import { META } from './links';

/** Codes by which Meta tells of a payment problem, in its health status and when it refuses a message. */
const PAYMENT_CODES = [141006, 131042, 131044];

const UNVERIFIED_BUSINESS = 141010;

const toNote = ({ entity, code, words, solution }: EntityFault): Note => ({
  about: entity,
  code,
  words,
  solution,
});

const remarksOf = ({ remarks }: NumberFacts): Note[] =>
  remarks.map((words) => ({ about: null, code: null, words, solution: null }));

/** Whether Meta lets the number send, with everything that it holds against it. */
export function judgeHealthStatus({ asked }: HealthFacts): Finding {
  return judgeAnswer(asked.number, (number): Finding => {
    const notes = [...number.faults.map(toNote), ...remarksOf(number)];
    if (number.canSend === 'BLOCKED')
      return {
        status: 'problem',
        code: 'health.healthStatus.blocked',
        notes,
        link: META.manager,
      };
    if (number.canSend === 'LIMITED')
      return { status: 'warning', code: 'health.healthStatus.limited', notes, link: META.manager };
    if (number.canSend === null)
      return { status: 'unknown', code: 'health.healthStatus.none', notes, who: 'nobody' };
    return { status: 'ok', code: 'health.healthStatus.available', notes };
  });
}

/** Whether Meta can be paid. */
export function judgePayment(facts: HealthFacts): Finding {
  return judgeAnswer(facts.asked.number, ({ faults, isTest }): Finding => {
    const notes = faults
      .filter(({ code }) => code !== null && PAYMENT_CODES.includes(code))
      .map(toNote);
    if (notes.length > 0 || facts.hasPaymentAlert)
      return { status: 'problem', code: 'health.payment.problem', notes, link: META.billing };
    if (isTest || facts.account.isSandbox)
      return { status: 'ok', code: 'health.payment.notNeeded' };
    const confirmed = facts.confirmed.paymentMethod;
    return confirmed
      ? { status: 'ok', code: 'health.payment.confirmed', params: { ...confirmed } }
      : { status: 'hint', code: 'health.payment.unknown', link: META.billing };
  });
}

/** Whether people see the name of the business. */
export function judgeDisplayName({ asked }: HealthFacts): Finding {
  return judgeAnswer(asked.number, ({ name, nameStatus, isTest }): Finding => {
    const params = { name: name ?? '–', status: nameStatus ?? '–' };
    if (isTest) return { status: 'ok', code: 'health.displayName.test', params };
    switch (nameStatus) {
      case 'APPROVED':
      case 'AVAILABLE_WITHOUT_REVIEW':
        return { status: 'ok', code: 'health.displayName.approved', params };
      case 'PENDING_REVIEW':
        return { status: 'hint', code: 'health.displayName.pending', params, who: 'meta' };
      case 'DECLINED':
      case 'EXPIRED':
        return {
          status: 'problem',
          code: 'health.displayName.declined',
          params,
          link: META.numbers,
        };
      case null:
        return { status: 'unknown', code: 'health.displayName.unknown', who: 'nobody' };
      default:
        return { status: 'warning', code: 'health.displayName.other', params, link: META.numbers };
    }
  });
}

/** How people take what the number sends. */
export function judgeQuality({ asked }: HealthFacts): Finding {
  return judgeAnswer(asked.number, ({ quality }): Finding => {
    switch (quality) {
      case 'GREEN':
        return { status: 'ok', code: 'health.quality.green' };
      case 'YELLOW':
        return { status: 'warning', code: 'health.quality.yellow', link: META.numbers };
      case 'RED':
        return { status: 'problem', code: 'health.quality.red', link: META.numbers };
      default:
        return { status: 'ok', code: 'health.quality.none' };
    }
  });
}

/** The limits by name, as the people whom a portfolio may begin to write to within 24 hours. */
const TIERS: Readonly<Record<string, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
};

/** To how many people the portfolio may begin to write within 24 hours. */
export function judgeMessagingLimit({ asked }: HealthFacts): Finding {
  return judgeAnswer(asked.number, ({ limit, isTest }): Finding => {
    if (isTest) return { status: 'ok', code: 'health.messagingLimit.test' };
    if (limit === null)
      return { status: 'unknown', code: 'health.messagingLimit.unknown', who: 'nobody' };
    if (limit === 'TIER_UNLIMITED')
      return { status: 'ok', code: 'health.messagingLimit.unlimited' };
    const people = TIERS[limit];
    if (people === undefined)
      return { status: 'ok', code: 'health.messagingLimit.other', params: { limit } };
    return people <= 250
      ? { status: 'hint', code: 'health.messagingLimit.low', params: { people } }
      : { status: 'ok', code: 'health.messagingLimit.ok', params: { people } };
  });
}

/** Messages a second by level; of numbers that the WhatsApp Business app uses, too, fewer. */
const SPEEDS: Readonly<Record<string, number>> = { STANDARD: 80, HIGH: 1_000 };
const COEXISTENCE_SPEED = 20;

/** How fast the number may send. */
export function judgeThroughput({ asked }: HealthFacts): Finding {
  return judgeAnswer(asked.number, ({ throughput, onBusinessApp }): Finding => {
    if (onBusinessApp)
      return {
        status: 'ok',
        code: 'health.throughput.coexistence',
        params: { speed: COEXISTENCE_SPEED },
      };
    const speed = SPEEDS[throughput ?? ''];
    return speed === undefined
      ? {
          status: 'unknown',
          code: 'health.throughput.unknown',
          params: { level: throughput ?? '–' },
          who: 'nobody',
        }
      : { status: 'ok', code: 'health.throughput.ok', params: { speed } };
  });
}

/** Whether Meta knows who the business is. */
export function judgeVerification(facts: HealthFacts): Finding {
  return judgeAnswer(facts.asked.business, ({ verification }): Finding => {
    const number = facts.asked.number;
    const isHeld =
      number !== null &&
      'value' in number &&
      number.value.faults.some(({ code }) => code === UNVERIFIED_BUSINESS);
    if (verification === 'verified' && !isHeld)
      return { status: 'ok', code: 'health.verification.verified' };
    if (verification === 'pending' || verification === 'pending_submission')
      return { status: 'hint', code: 'health.verification.pending', who: 'meta' };
    if (verification === 'rejected' || verification === 'failed' || isHeld)
      return { status: 'warning', code: 'health.verification.rejected', link: META.security };
    if (verification === null) {
      const confirmed = facts.confirmed.businessVerified;
      return confirmed
        ? { status: 'ok', code: 'health.verification.confirmed', params: { ...confirmed } }
        : { status: 'unknown', code: 'health.verification.unknown', link: META.security };
    }
    return { status: 'hint', code: 'health.verification.not', link: META.security };
  });
}
