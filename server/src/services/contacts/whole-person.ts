import type { Runtime } from '../../runtime';
import { areDistinct } from '../../store/conflicts';
import type { ContactRow } from '../../store/rows';

/** A person whose rows lead to others, and those to others: further nobody looks. */
const HOPS = 4;

/**
 * Every contact that is known to be the same person: in one business by the names that they share, in
 * another by the number or the user id; the given one first.
 */
export async function findWholePerson(
  { contacts, relatives }: Pick<Runtime, 'contacts' | 'relatives'>,
  row: ContactRow,
): Promise<ContactRow[]> {
  const found = new Map([[row.id, row]]);
  let open = [row];
  for (let hop = 0; hop < HOPS && open.length > 0; hop += 1) {
    const near = (await relatives.ofMany(open)).flat();
    for (const one of open) near.push(...(await contacts.listKnownAs(one)));
    const isNew = (one: ContactRow) =>
      !found.has(one.id) && ![...found.values()].some((known) => areDistinct(one, known));
    open = [...new Map(near.filter(isNew).map((one) => [one.id, one])).values()];
    for (const one of open) found.set(one.id, one);
  }
  return [...found.values()];
}
