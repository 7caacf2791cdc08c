import type { InboundContent } from './inbound';

/** What a message said at a time. */
export interface Version {
  /** Of the edit that brought it; null for what was written first. */
  wamid: string | null;
  /** In ISO 8601. */
  at: string;
  content: InboundContent;
}

/**
 * The versions of a message with one more, oldest first: the last one counts. Edits arrive doubled and in
 * any order; every order ends the same. Null when the edit is known.
 */
export function withEdit(versions: Version[], edit: Version): Version[] | null {
  if (versions.some(({ wamid }) => wamid === edit.wamid)) return null;
  const orderOf = ({ wamid, at }: Version) => `${wamid === null ? 0 : 1}${at}${wamid}`;
  return [...versions, edit].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/**
 * What a message says after an edit: the new words, with what the first version had and edits do not
 * repeat, such as its file.
 */
export function editedContent(before: InboundContent, edit: InboundContent): InboundContent {
  const { forwarded, product, referral } = before;
  return {
    ...edit,
    ...(forwarded && { forwarded }),
    ...(product && { product }),
    ...(referral && { referral }),
    ...('media' in before && before.type === edit.type && { media: before.media }),
  } as InboundContent;
}
