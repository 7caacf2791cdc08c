import {
  CODE_KEY,
  isAuthentication,
  REDACTED_CODE,
} from '../../../../shared/domain/template/authentication';
import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import { toMetaMessage, type Values } from '../../../../shared/domain/template/message-payload';
import { renderText, toBlocks } from '../../../../shared/domain/template/preview';
import type { MessageContent, MessageLink, MessageRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import type { PlannedLink } from '../links';
import type { Prepared } from './prepare';

/** What is stored of a message that is about to be queued. */
export type Composed = Pick<MessageRow, 'rendered' | 'codeState'> & {
  content: MessageContent & { links: MessageLink[] };
};

/** The file of a header as the bubble shows it. */
export const shownFile = ({ media }: Pick<Prepared, 'media'>) =>
  media?.file ? { url: media.file.url, name: media.file.name } : null;

/** What is known of a message once it is prepared, as far as it is stored. */
export type Composable = Pick<Prepared, 'media' | 'recipientName' | 'tracked' | 'values'> & {
  template: StoredTemplate;
};

function headerMediaOf({ template, media }: Composable): Pick<MessageContent, 'headerMedia'> {
  const header = template.content.header;
  if (!media?.file || !isMediaHeader(header)) return {};
  const fileName = header.type === 'document' ? (header.fileName ?? media.file.name) : null;
  return { headerMedia: { fileId: media.file.id, kind: media.kind, fileName } };
}

/**
 * A prepared message as it is stored: its tracked links have their codes, and a one-time code stands
 * nowhere but in what goes to Meta.
 */
export function compose(prepared: Composable, plan: (target: string) => PlannedLink): Composed {
  const { row, content } = prepared.template;
  const links = prepared.tracked.map(({ variable, target }) => ({ variable, ...plan(target) }));
  const codes: Values = {};
  const values: Values = { ...prepared.values };
  for (const { variable, code, url } of links) {
    if (variable.startsWith('button.')) codes[variable] = code;
    else values[variable] = url ?? '';
  }
  const hasCode = isAuthentication(content);
  const shown = hasCode ? { ...values, [CODE_KEY]: REDACTED_CODE } : values;
  return {
    rendered: renderText(content, shown),
    codeState: hasCode ? 'held' : null,
    content: {
      template: { name: row.name, language: row.language, documentId: row.documentId },
      values: shown,
      recipientName: prepared.recipientName,
      payload: { template: toMetaMessage(content, values, codes) },
      ...headerMediaOf(prepared),
      links: links.map(({ variable, code, target }) => ({ variable, code, target })),
      blocks: toBlocks(content, shown, shownFile(prepared)),
    },
  };
}

/** The same message to be sent once more, with tracked links of its own. */
export function recompose(
  { content, rendered }: Pick<MessageRow, 'content' | 'rendered'>,
  plan: (target: string) => PlannedLink,
): { content: MessageContent | null; rendered: string | null; links: MessageLink[] } {
  let text = JSON.stringify({ content, rendered });
  for (const { code, target } of content?.links ?? [])
    text = text.replaceAll(code, plan(target).code);
  const again = JSON.parse(text) as { content: MessageContent | null; rendered: string | null };
  return { ...again, links: again.content?.links ?? [] };
}
