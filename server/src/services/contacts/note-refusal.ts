import { sentenceOf } from '../../../../shared/domain/sentences';
import type { Runtime } from '../../runtime';
import type { NewConsentEvent } from '../../store/consents';
import { tellConsent } from './tell-consent';

/** Meta's answer when a person has stopped marketing messages of a business in WhatsApp. */
export const STOPPED_MARKETING = 131050;

/** Records that Meta refused marketing because its person wants none; once, as long as that is known. */
export async function noteMarketingStopped(
  runtime: Runtime,
  contact: { id: number; documentId: string } | null | undefined,
  at: Date,
): Promise<void> {
  if (!contact) return;
  const event: NewConsentEvent = {
    kind: 'opt-out',
    purpose: 'marketing',
    at,
    source: 'webhook',
    note: sentenceOf('consent.note.refused', { code: STOPPED_MARKETING }),
    actor: null,
  };
  const recorded = await runtime.consents.record(
    contact.id,
    event,
    // Told again, or told late: they may have agreed once more since.
    (state) =>
      state.optOutMarketingAt === null &&
      [state.optInMarketingAt, state.optInAllAt].every((optIn) => optIn === null || optIn <= at),
  );
  if (recorded) tellConsent(runtime, contact, event);
}

/** Meta tells times in whole seconds: what it refused in the second of an opt-in came after it. */
const SECOND_MS = 999;

/** The same for the person of a message, as a status tells it. */
export async function noteStoppedBy(
  runtime: Runtime,
  messageDocumentId: string,
  at: Date,
): Promise<void> {
  const row = await runtime.messages.getToSend(messageDocumentId);
  const latest = Math.min(
    at.getTime() + SECOND_MS,
    Math.max(at.getTime(), runtime.now().getTime()),
  );
  await noteMarketingStopped(runtime, row?.contact, new Date(latest));
}
