import { answerOf } from './health/asked';
import type { AskedFacts } from './health/facts';

/** Meta gives it to every business, and takes it from its own test numbers only (error 131058). */
export const HELLO_WORLD = 'hello_world';

/** Whether a template may leave from a number, as far as is known of it: one that nobody has asked about may be a test number. */
export const mayLeaveFrom = (asked: Partial<AskedFacts> | null, templateName: string): boolean =>
  templateName !== HELLO_WORLD || answerOf(asked?.number ?? null)?.isTest !== false;
