import type { MessageSource } from './message';

/**
 * How urgent a message is; what is smaller goes first. One-time passwords before everything, answers in
 * a conversation before templates, utility before marketing, single messages before campaigns.
 */
export function priorityOf(category: string | null, source: MessageSource): number {
  const byCategory =
    category === 'AUTHENTICATION' ? 0 : category === null ? 10 : category === 'UTILITY' ? 20 : 30;
  return byCategory + (source === 'campaign' ? 100 : 0);
}
