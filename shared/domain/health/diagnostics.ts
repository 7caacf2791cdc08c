import type { HealthCheck } from './check';
import type { Step } from './guide';

/** What a report is about besides the checks; nothing in it names anybody. */
export interface Surroundings {
  plugin: string;
  strapi: string;
  node: string;
  system: string;
  database: string;
  engine: string;
  isProduction: boolean;
  environment: string;
  graphVersion: string;
  at: string;
}

/** So many digits at its end tell numbers apart, and say nothing. */
const SHOWN = 2;

/** A number of which only the end is left. */
export const maskDigits = (text: string): string =>
  text.replace(/\d{8,}/g, (digits) => `…${digits.slice(-SHOWN)}`);

function lineOf({ id, status, code, refused, notes }: HealthCheck): string {
  const codes = [
    refused && `Meta ${refused.code}`,
    refused?.traceId && `trace ${refused.traceId}`,
    ...notes.flatMap((note) => (note.code === null ? [] : [`${note.about ?? '–'} ${note.code}`])),
  ].filter((part) => typeof part === 'string' && part !== '');
  return [`- ${id}: ${status} (${code})`, ...codes].join(', ');
}

/** A report for an issue: no name, address, token or secret, and nothing in Meta's words. */
export function diagnosticsText(
  surroundings: Surroundings,
  steps: readonly Step[],
  checks: readonly HealthCheck[],
): string {
  const { plugin, strapi, node, system, database, engine, isProduction, at } = surroundings;
  const done = steps.filter(({ state }) => state === 'done').length;
  return maskDigits(
    [
      `strapi-plugin-whatsapp ${plugin}, ${at}`,
      `Strapi ${strapi}, Node ${node}, ${system}`,
      `Database ${database}, queue ${engine}, ${isProduction ? 'production' : 'development'}`,
      `Account: ${surroundings.environment}, Graph ${surroundings.graphVersion}`,
      `Guide: ${done} of ${steps.length} (${steps.map(({ id, state }) => `${id} ${state}`).join(', ')})`,
      '',
      ...checks.map(lineOf),
    ].join('\n'),
  );
}
