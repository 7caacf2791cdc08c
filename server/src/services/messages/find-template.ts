import { isUsable } from '../../../../shared/domain/template/lifecycle';
import {
  chooseLanguage,
  toLanguage,
  type LanguageReason,
  type LanguageWishes,
} from '../../../../shared/domain/template/choose-language';
import type { Runtime } from '../../runtime';
import type { StoredTemplate } from '../../store/templates';

/** What is meant by the name of a template, or by the documentId of one. */
export interface FoundTemplates {
  /** The one that was asked for by documentId or language; null where that is not there. */
  asked: StoredTemplate | null;
  /** Whether one was asked for, so that no other may take its place. */
  isAsked: boolean;
  /** Those among which the language is chosen. */
  candidates: StoredTemplate[];
}

/**
 * Finds a template by documentId, or by name in the language that was asked for, or else all languages
 * to choose from, of one WhatsApp Business Account where it is known. Only approved ones count unless
 * there is none, so that the answer can say what is wrong with the others. Those of the business accounts
 * in `hidden` are not there.
 */
export async function findTemplates(
  { templates, accounts }: Runtime,
  { template, language }: { template: string; language?: string },
  businessAccountId: string | null,
  hidden: readonly string[],
): Promise<FoundTemplates> {
  const isShown = ({ row }: StoredTemplate): boolean => !hidden.includes(row.businessAccountId);
  const meant = await templates.get(template);
  const byId = meant && isShown(meant) ? meant : null;
  const [enabled, main] = await Promise.all([accounts.listEnabled(), accounts.getDefault()]);
  const inUse = new Set(enabled.map((account) => account.businessAccountId));
  const score = ({ row }: StoredTemplate): number =>
    (inUse.has(row.businessAccountId) ? 4 : 0) +
    (isUsable(row.status) && !row.drift ? 2 : 0) +
    (row.businessAccountId === main?.businessAccountId ? 1 : 0);
  const business = byId?.row.businessAccountId ?? businessAccountId;
  const named = await templates.listWhole({
    name: byId?.row.name ?? template,
    ...(business && { businessAccountId: business }),
  });
  const ranked = named.filter(isShown).sort((a, b) => score(b) - score(a));
  const [best] = ranked;
  const candidates = ranked.filter((one) => best && score(one) >> 1 === score(best) >> 1);

  const wished = language ? toLanguage(language) : null;
  if (byId) {
    const isRight = !wished || byId.row.language === wished;
    return { asked: isRight ? byId : null, isAsked: true, candidates };
  }
  if (!wished) return { asked: null, isAsked: false, candidates };
  const asked = ranked.find(({ row }) => row.language === wished) ?? null;
  return { asked, isAsked: true, candidates };
}

/** The template that goes out, and why in its language; null where it is not there or nobody can know. */
export function chooseTemplate(
  { asked, isAsked, candidates }: FoundTemplates,
  wishes: LanguageWishes,
): { template: StoredTemplate; from: LanguageReason } | null {
  if (isAsked) return asked && { template: asked, from: 'asked' };
  const languages = candidates.map(({ row }) => row.language);
  const chosen = chooseLanguage(languages, wishes);
  const template = candidates.find(({ row }) => row.language === chosen?.language);
  return template && chosen ? { template, from: chosen.from } : null;
}
