import { toMetaContent } from '../../../../shared/domain/message/content';
import { withHeaderMedia } from '../../../../shared/domain/template/message-payload';
import type { MessageBody } from '../../meta/resources/messages';
import type { MessageContent, MessageRow } from '../../store/rows';

/** The file that has to be at Meta before a message leaves. */
export const fileOf = (content: MessageContent | null) =>
  content?.headerMedia ?? content?.media ?? null;

/** Whether a message holds what can be sent. */
export const hasContent = ({ content }: Pick<MessageRow, 'content'>): boolean =>
  Boolean(content?.free ?? content?.payload.template);

/** A stored message that has content as Meta takes it, with the id that its file has there. */
export function toBody(
  { type, content }: Pick<MessageRow, 'type' | 'content'>,
  mediaId: string | null,
): MessageBody {
  const { payload, headerMedia, free, media, quotes } = content!;
  if (free)
    return toMetaContent(free, {
      ...(mediaId !== null && { mediaId }),
      ...(media?.fileName && { fileName: media.fileName }),
      ...(quotes?.replyTo && { replyToWamid: quotes.replyTo }),
      ...(quotes?.reactionTo && { reactionWamid: quotes.reactionTo }),
    });
  const template = payload.template!;
  if (!headerMedia || mediaId === null) return { type, template };
  const { kind, fileName } = headerMedia;
  return { type, template: withHeaderMedia(template, kind, { id: mediaId, fileName }) };
}
