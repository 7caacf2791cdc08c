import type { ContactConsent, PersonInput } from '../../../../shared/contracts/contacts';
import { actionId } from '../../../../shared/permissions';
import type { Actor } from '../../actor';

/** Whether someone may see who is behind a documentId; for API tokens there is no such right. */
export const mayReadContacts = (actor: Actor): boolean =>
  actor.source === 'person'
    ? (actor.ability as { can(action: string): boolean }).can(actionId('contacts.read'))
    : actor.source !== 'api';

/** What is in force for a person, with those of their names that whoever asks may see, or has given. */
export const withOwnNames = (
  consent: ContactConsent,
  input: PersonInput,
  actor: Actor,
): ContactConsent =>
  mayReadContacts(actor)
    ? consent
    : {
        ...consent,
        phone: input.phone === undefined ? null : consent.phone,
        userId: input.userId === undefined ? null : consent.userId,
      };
