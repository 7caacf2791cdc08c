import type { ContactDetail, ResolveConflictInput } from '../../../../shared/contracts/contacts';
import { CODE, nameOf, type Actor } from '../../actor';
import { notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ContactFinder } from './find';

/** The part of the service `contacts` by which a person settles who is who. */
export function createConflictResolver(
  { contacts, conflicts, now }: Runtime,
  finder: Pick<ContactFinder, 'findOne'>,
) {
  return {
    /**
     * Settles whether a contact and the one that Meta names as the same person are one or two. Of two that
     * are one, the one that is kept gets everything of the other, and of what they agreed to the strictest.
     */
    async resolveConflict(
      documentId: string,
      input: ResolveConflictInput,
      actor: Actor = CODE,
    ): Promise<ContactDetail> {
      const row = await contacts.get(documentId);
      if (!row) throw notFound('consent.contact');
      const other = row.conflict?.contact;
      if (!other) throw refuse('conflict.none', 'documentId');
      const decision = { actor: nameOf(actor), at: now() };
      if (input.are === 'one' && input.keep !== documentId && input.keep !== other)
        throw refuse('conflict.keep', 'keep');
      const settled =
        input.are === 'two'
          ? await conflicts.separate(documentId, other, decision)
          : await conflicts.merge(
              input.keep,
              input.keep === documentId ? other : documentId,
              decision,
            );
      if (!settled) throw refuse('conflict.none', 'documentId');
      return finder.findOne(settled.documentId, actor);
    },
  };
}
