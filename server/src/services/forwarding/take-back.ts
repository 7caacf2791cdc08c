import { namesIn } from '../../../../shared/domain/person-names';
import type { Runtime } from '../../runtime';
import type { NewForward } from '../../store/forwards';
import { portfolioOf } from '../accounts/portfolio';

/** A delivery is noted to be handed on a moment after what it says was stored. */
const SLACK_MS = 10_000;

/** Everybody who is named in a delivery that waits to be handed on. */
export function peopleIn({ body }: Pick<NewForward, 'body'>): string[] {
  try {
    return namesIn(JSON.parse(Buffer.from(body, 'base64').toString('utf8')));
  } catch {
    return [];
  }
}

const toKnown = (name: string) =>
  name.startsWith('+')
    ? { phone: name, waId: null, userId: null }
    : { phone: null, waId: null, userId: name };

/**
 * Takes back what has just been noted to be handed on, and came before somebody was erased who is named in
 * it: the erasure may have looked there already.
 */
export function createTakeBack({
  accounts,
  contacts,
  erasures,
  forwards,
  suppressions,
}: Pick<Runtime, 'accounts' | 'contacts' | 'erasures' | 'forwards' | 'suppressions'>) {
  const cameAt = ({ receivedAt }: NewForward) =>
    new Date(new Date(receivedAt).getTime() - SLACK_MS);

  async function namesErased(forward: NewForward, portfolios: string[]): Promise<boolean> {
    for (const name of peopleIn(forward)) {
      const known = toKnown(name);
      const people = portfolios.map((portfolioId) => ({ ...known, portfolioId }));
      const erased = await suppressions.wereErasedAfter(people, cameAt(forward));
      // Somebody else may have the name, or they themselves once more.
      if (erased.includes(true) && (await contacts.listKnownAs(known)).length === 0) return true;
    }
    return false;
  }

  return async (written: NewForward[]): Promise<void> => {
    if (written.length === 0 || !(await erasures.isAny())) return;
    const first = Math.min(...written.map((one) => cameAt(one).getTime()));
    if (!(await erasures.isAnySince(new Date(first)))) return;
    const portfolios = new Set((await accounts.listEnabled()).map(portfolioOf));
    for (const one of written)
      if (await namesErased(one, [...portfolios])) await forwards.deleteSame(one);
  };
}
