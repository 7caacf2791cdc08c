/** For how long what somebody writes without pointing to a message is taken for an answer to the last one. */
const ANSWER_MS = 72 * 3_600_000;

/** Meta tells whole seconds, and its clock is another one. */
const CLOCKS_MS = 2_000;

/**
 * Whether a message of a person that points to none answers what was written to them last: a template
 * that left before it, at most 72 hours ago.
 */
export function isAnswerTo(last: { type: string; leftAt: Date | null }, at: Date): boolean {
  if (last.type !== 'template' || last.leftAt === null) return false;
  const age = at.getTime() - last.leftAt.getTime();
  return age >= -CLOCKS_MS && age <= ANSWER_MS;
}

/** Whether somebody did something within 72 hours after a message to them had left. */
export const isAnsweredWithin = (leftAt: Date, at: Date): boolean =>
  isAnswerTo({ type: 'template', leftAt }, at);

/** Until when something is done in answer to a message. */
export const answersUntil = (leftAt: Date): Date => new Date(leftAt.getTime() + ANSWER_MS);

/** Since when something must have been written to a person for their message to be an answer to it. */
export const answersSince = (at: Date): Date => new Date(at.getTime() - ANSWER_MS);
