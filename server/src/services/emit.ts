import type { Core } from '@strapi/strapi';

import type { WhatsAppEventName, WhatsAppEvents } from '../../../shared/events';

/** Tells listeners on Strapi's event hub; one that throws or hangs does not harm us. */
export function emit<Name extends WhatsAppEventName>(
  strapi: Core.Strapi,
  name: Name,
  payload: WhatsAppEvents[Name],
): void {
  const onFailure = (failure: unknown) =>
    strapi.log.warn(`[whatsapp] A listener of ${name} failed: ${String(failure)}`);
  try {
    strapi.eventHub.emit(name, payload).catch(onFailure);
  } catch (failure) {
    onFailure(failure);
  }
}
