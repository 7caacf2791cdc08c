import type { ImportAccount } from '../../../../shared/contracts/transfer';
import { hiddenFromActor, type Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';

/** Accounts here, by the names that a file gives them. */
export interface AccountsOfFile {
  get(name: string): AccountRow | null;
  list(): ImportAccount[];
}

/** Finds what stands for the accounts of a file: what was chosen, or else the one of the same name. */
export async function findAccounts(
  { accounts }: Pick<Runtime, 'accounts'>,
  names: string[],
  chosen: Record<string, string>,
  actor: Actor,
): Promise<AccountsOfFile> {
  const hidden = hiddenFromActor(actor).accounts;
  const all = (await accounts.list()).filter(({ id }) => !hidden.includes(id));
  const found = new Map<string, AccountRow | null>();
  for (const name of new Set(names)) {
    const wanted = Object.hasOwn(chosen, name) ? chosen[name] : undefined;
    const fitting = all.filter((row) =>
      wanted === undefined ? row.name === name : row.documentId === wanted,
    );
    found.set(name, fitting.length === 1 ? fitting[0]! : null);
  }
  return {
    get: (name) => found.get(name) ?? null,
    list: () => [...found].map(([name, row]) => ({ name, documentId: row?.documentId ?? null })),
  };
}
