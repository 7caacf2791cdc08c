import { normalizeLanguage } from '../../../../shared/domain/template/languages';
import type { Runtime } from '../../runtime';
import type { StoredTemplate } from '../../store/templates';

/** How well a language fits what is wished: exactly, by its base language, or not at all. */
function fit(language: string, wished: string): number {
  if (language === wished) return 2;
  return language.split('_')[0] === wished.split('_')[0] ? 1 : 0;
}

/**
 * The template that is meant: by documentId, or by name in the language that fits the wishes best, in
 * their order, of one WhatsApp Business Account where it is known. Approved ones are preferred, so that the answer can say what is wrong with the others.
 */
export async function findTemplate(
  { templates, accounts }: Runtime,
  nameOrId: string,
  wishes: (string | null | undefined)[],
  businessAccountId: string | null,
): Promise<StoredTemplate | null> {
  const byId = await templates.get(nameOrId);
  if (byId) return byId;
  const wished = wishes.flatMap((language) => (language ? [normalizeLanguage(language)] : []));
  const enabled = new Set((await accounts.listEnabled()).map((row) => row.businessAccountId));
  const main = (await accounts.getDefault())?.businessAccountId;
  const score = ({ row }: StoredTemplate) => [
    enabled.has(row.businessAccountId) ? 1 : 0,
    row.status === 'APPROVED' ? 1 : 0,
    ...wished.map((language) => fit(row.language, language)),
    row.businessAccountId === main ? 1 : 0,
  ];
  const candidates = await templates.listWhole({
    name: nameOrId,
    ...(businessAccountId && { businessAccountId }),
  });
  const exact = wishes[0];
  const ranked = candidates
    // A language that was asked for by name is not replaced by another.
    .filter(({ row }) => !exact || row.language === normalizeLanguage(exact))
    .map((stored) => ({ stored, score: score(stored) }))
    .sort((a, b) => {
      const index = a.score.findIndex((value, at) => value !== b.score[at]);
      return index < 0 ? 0 : b.score[index]! - a.score[index]!;
    });
  return ranked[0]?.stored ?? null;
}
