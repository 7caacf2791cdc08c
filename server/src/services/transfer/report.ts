import { errors } from '@strapi/utils';

import type { ImportEntry, ImportReport } from '../../../../shared/contracts/transfer';
import { error, passes, warning, type Issue } from '../../../../shared/domain/issue';
import { inWords } from '../../errors';
import type { AccountsOfFile } from './accounts';

/** What is to be made of one thing of a file. */
export interface Planned extends Pick<ImportEntry, 'name' | 'language' | 'documentId'> {
  /** What is wrong with it, and what is to be known. */
  issues: Issue[];
  /** Writes it and answers its documentId; null where there is nothing to write. */
  write: (() => Promise<string>) | null;
}

/** What stands in the way becomes something to know: the thing comes as a draft, or turned off. */
export const asWarnings = (issues: Issue[]): Issue[] =>
  issues.map(({ code, path, params }) => warning(code, path, params));

const verdictOf = ({ documentId, issues, write }: Planned): ImportEntry['verdict'] => {
  if (!passes(issues)) return 'impossible';
  if (write === null) return 'same';
  return documentId === null ? 'new' : 'changed';
};

const toEntry = (planned: Planned): ImportEntry => ({
  name: planned.name,
  language: planned.language,
  verdict: verdictOf(planned),
  documentId: planned.documentId,
  issues: planned.issues.map(inWords),
});

/** Writes one; what refuses it is told, and keeps no other from being written. */
async function carryOut(planned: Planned): Promise<ImportEntry> {
  const entry = toEntry(planned);
  if (planned.write === null || entry.verdict === 'impossible') return entry;
  try {
    return { ...entry, documentId: await planned.write() };
  } catch (failure) {
    if (!(failure instanceof errors.ApplicationError)) throw failure;
    const refused = error('import.failed', 'file', { reason: failure.message });
    return toEntry({ ...planned, issues: [...planned.issues, refused] });
  }
}

/** Does what was planned, one after another, or only says it. */
export async function report(
  plan: Planned[],
  accounts: AccountsOfFile,
  isDry: boolean,
): Promise<ImportReport> {
  const entries: ImportEntry[] = [];
  for (const planned of plan) entries.push(isDry ? toEntry(planned) : await carryOut(planned));
  return { isDry, accounts: accounts.list(), entries };
}
