import type { Preview } from '../../../../shared/contracts/messages';
import { toBlocks, type Blocks } from '../../../../shared/domain/template/preview';
import { inWords } from '../../errors';
import { shownFile } from './compose';
import type { Prepared } from './prepare';

/** What a bubble shows of a message of which nothing is known. */
export const EMPTY_BLOCKS: Blocks = {
  header: null,
  media: null,
  body: [],
  footer: null,
  buttons: [],
};

/** A message that is prepared, as people see it. */
export function toPreview(prepared: Prepared): Preview {
  const { template, account } = prepared;
  return {
    to: prepared.to,
    typed: prepared.typed,
    accountName: account?.name ?? null,
    accountIsSandbox: account?.environment === 'sandbox',
    templateName: template?.row.name ?? '',
    language: template?.row.language ?? '',
    languageFrom: prepared.languageFrom,
    languages: prepared.languages,
    media: prepared.media,
    valuesFrom: prepared.valuesFrom,
    values: prepared.shown,
    blocks: template
      ? toBlocks(template.content, prepared.values, shownFile(prepared))
      : EMPTY_BLOCKS,
    issues: prepared.issues.map(inWords),
  };
}
