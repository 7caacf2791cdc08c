import type {
  MessageSurroundings,
  ReceivedFacts,
  ReceivedMedia,
} from '../../../../shared/contracts/messages';
import { toInboundBlocks } from '../../../../shared/domain/message/content/inbound/blocks';
import { inboundMediaOf } from '../../../../shared/domain/message/content/inbound/inbound';
import { renderInbound } from '../../../../shared/domain/message/content/inbound/render';
import type { Blocks } from '../../../../shared/domain/template/preview';
import type { Runtime } from '../../runtime';
import type { MediaStanding } from '../../store/media-downloads';
import type { MessageRow } from '../../store/rows';
import { toIso } from '../accounts/view';
import { isOverdue } from '../received-media/life';
import { exchangeOf } from './exchange';

/** Whether a message carries a file that is not in the Media Library. */
export const lacksFile = ({ content, file }: MessageRow): boolean =>
  !file && content?.inbound !== undefined && inboundMediaOf(content.inbound) !== null;

function toMedia(
  row: MessageRow,
  standing: MediaStanding | undefined,
  now: Date,
): ReceivedMedia | null {
  const { content, file } = row;
  if (!content?.inbound || !inboundMediaOf(content.inbound)) return null;
  const isFailed = !file && (!standing || standing.failedAt !== null);
  return {
    state: file ? 'stored' : isFailed ? 'failed' : 'waiting',
    // The file was here and has been removed from the Media Library.
    problem: file ? null : standing ? standing.reason : 'gone',
    details: standing?.details ?? null,
    nextAt: toIso(standing?.nextAt ?? null),
    canRetry: isFailed && standing !== undefined && !isOverdue(row, now),
  };
}

/** What a message says that somebody else has written, as a bubble shows it; null for all others. */
export const receivedBlocks = ({ content, file }: MessageRow): Blocks | null =>
  content?.inbound
    ? toInboundBlocks(content.inbound, file ? { url: file.url, name: file.name } : null)
    : null;

/** What there is to know of a message that somebody else has written; null for what was sent from here. */
export function toReceived(
  row: MessageRow,
  standing: MediaStanding | undefined,
  now: Date,
): ReceivedFacts | null {
  if (row.direction === 'out' && row.source !== 'app') return null;
  const { inbound, versions = [] } = row.content ?? {};
  return {
    editedAt: toIso(row.editedAt),
    withdrawnAt: toIso(row.withdrawnAt),
    earlier: versions.slice(0, -1).map(({ content, at }) => ({ text: renderInbound(content), at })),
    forwarded: inbound?.forwarded ?? null,
    product: inbound?.product?.productId ?? null,
    referral: inbound?.referral
      ? { headline: inbound.referral.headline, sourceUrl: inbound.referral.sourceUrl }
      : null,
    media: toMedia(row, standing, now),
  };
}

/** The reaction that a message is; null for all others. */
const reactionOf = ({ content }: MessageRow): { target: string; emoji: string } | null => {
  const { inbound, free, quotes } = content ?? {};
  if (inbound?.type === 'reaction') return { target: inbound.messageId, emoji: inbound.emoji };
  if (free?.type === 'reaction')
    return { target: quotes?.reactionTo ?? free.messageId, emoji: free.emoji };
  return null;
};

/** Which message this one answers or reacts to, by wamid. */
const quotedBy = (row: MessageRow): string | null => row.replyTo ?? reactionOf(row)?.target ?? null;

const timeOf = ({ receivedAt, acceptedAt, createdAt }: MessageRow): Date =>
  new Date(receivedAt ?? acceptedAt ?? createdAt);

/** The reactions that count: of each side the latest, unless it takes the one before back. */
export function reactionsOf(rows: MessageRow[]): MessageSurroundings['reactions'] {
  const latest = new Map<string, MessageRow>();
  for (const row of rows) {
    if (row.state === 'failed' || row.state === 'cancelled') continue;
    const known = latest.get(row.direction);
    if (!known || timeOf(known) <= timeOf(row)) latest.set(row.direction, row);
  }
  return [...latest.values()].flatMap((row) => {
    const emoji = reactionOf(row)?.emoji;
    return emoji ? [{ emoji, direction: row.direction, at: timeOf(row).toISOString() }] : [];
  });
}

/** What belongs to a message, of the same conversation; `phone` is its number as it may be seen. */
export async function surroundingsOf(
  runtime: Pick<Runtime, 'messages' | 'deliveries' | 'config'>,
  row: MessageRow,
  phone: string | null,
): Promise<MessageSurroundings> {
  const { messages } = runtime;
  const account = row.account?.id ?? 0;
  const wamid = quotedBy(row);
  const quoted = wamid === null ? null : await messages.getByWamid(wamid);
  const isHere = quoted !== null && quoted.account?.id === account;
  const reactions = row.wamid === null ? [] : await messages.listReactions(row.wamid, account);
  return {
    quoted: isHere
      ? { documentId: quoted.documentId, direction: quoted.direction, rendered: quoted.rendered }
      : null,
    reactions: reactionsOf(reactions),
    raw: row.raw ?? null,
    conversation: row.conversation?.documentId ?? null,
    exchange: await exchangeOf(runtime, row, phone),
  };
}
