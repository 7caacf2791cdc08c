import type { UsableTemplate } from '../../../../../shared/contracts/templates';
import type { Draft } from './draft';

/** The offered template that a draft names, by its name or by the documentId of one of its languages. */
export function templateOf(
  offered: UsableTemplate[],
  { template, account }: Pick<Draft, 'template' | 'account'>,
): UsableTemplate | null {
  if (template === null) return null;
  const named = offered.filter(
    ({ name, languages }) =>
      name === template || languages.some(({ documentId }) => documentId === template),
  );
  return named.find((one) => one.accountDocumentId === account) ?? named[0] ?? null;
}
