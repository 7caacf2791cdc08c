import type { Runtime } from '../../runtime';
import { afterCommit } from '../../store/after-commit';
import type { NewConsentEvent } from '../../store/consents';
import { emit } from '../emit';

/** Tells the event hub what a person said, once it is stored for good. */
export function tellConsent(
  { strapi }: Pick<Runtime, 'strapi'>,
  { documentId }: { documentId: string },
  { kind, purpose, source, at }: NewConsentEvent,
): void {
  afterCommit(strapi, () =>
    emit(strapi, kind === 'opt-in' ? 'whatsapp.contact.optin' : 'whatsapp.contact.optout', {
      documentId,
      purpose,
      source,
      at: at.toISOString(),
    }),
  );
}
