import { errors } from '@strapi/utils';

import type { ManyDone } from '../../../../shared/contracts/messages';
import type { ErrorDetails } from '../../../../shared/contracts/page';

/** At once: what they write is written together. */
const AT_ONCE = 20;

/** What is said of one that could not be done; anything unexpected goes on to whoever asked. */
function refusalOf(documentId: string, failure: unknown): ManyDone['refused'][number] {
  if (!(failure instanceof errors.ApplicationError)) throw failure;
  const { issues = [] } = (failure.details ?? {}) as ErrorDetails;
  return { documentId, message: failure.message, issues };
}

/** Does the same with each of several messages; what is refused of one keeps none of the others. */
export async function forEach(
  documentIds: readonly string[],
  doOne: (documentId: string) => Promise<unknown>,
): Promise<ManyDone> {
  const result: ManyDone = { done: [], refused: [] };
  const asked = [...new Set(documentIds)];
  for (let start = 0; start < asked.length; start += AT_ONCE)
    await Promise.all(
      asked.slice(start, start + AT_ONCE).map((documentId) =>
        doOne(documentId).then(
          () => void result.done.push(documentId),
          (failure: unknown) => void result.refused.push(refusalOf(documentId, failure)),
        ),
      ),
    );
  return result;
}
