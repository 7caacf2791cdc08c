import type { UsableTemplate } from '../../../../shared/contracts/templates';

/** Tells templates apart: two business accounts may have the same name. */
export const keyOf = ({ accountDocumentId, name }: UsableTemplate): string =>
  `${accountDocumentId}/${name}`;

/** The template that the dialog starts with: the only one, or the one that was sent last. */
export const preferredOf = (templates: UsableTemplate[], lastUsed: string | null): string | null =>
  templates.length === 1 ? keyOf(templates[0]!) : lastUsed;
