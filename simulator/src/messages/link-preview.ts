import type { Platform } from '../platform';
import type { Message } from '../world/types';
import { mayFetch } from './fetch-link';

/** How the phone names itself when it looks at a link by itself. */
const PREVIEW_AGENT = 'WhatsApp/2.24';

const TIMEOUT_MS = 10_000;
const URLS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)*_~]/gi;

const linksOf = ({ view }: Message): string[] => [
  ...new Set([
    ...(view.body?.match(URLS) ?? []),
    ...view.buttons.flatMap(({ type, url }) => (type === 'url' && url ? [url] : [])),
  ]),
];

const look = async (link: string): Promise<void> => {
  try {
    const answer = await fetch(link, {
      headers: { 'user-agent': PREVIEW_AGENT },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
  } catch {
    // A page that does not answer has no preview.
  }
};

/** Fetches each link of a message once, as phones do to show what is behind it; only when the options say so. */
export const previewLinks = (platform: Platform, message: Message): void => {
  if (!platform.options.linkPreviews || message.previews) return;
  const links = linksOf(message).filter((link) => URL.canParse(link) && mayFetch(platform, link));
  message.previews = links;
  for (const link of links) void look(link);
};
