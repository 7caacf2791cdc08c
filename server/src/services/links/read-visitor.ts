import { isbot } from 'isbot';

import type { RobotReason } from '../../../../shared/domain/click';

/** What a request tells about who makes it. */
export interface RequestFacts {
  method: string;
  /** The value of a header, empty where there is none. */
  header(name: string): string;
}

/**
 * Services that fetch a page to show a picture of it beside the link. Some names stand in the browsers
 * of the same apps as well, so those count at the beginning only.
 */
const PREVIEWS =
  /^WhatsApp\/|^Viber\/|facebookexternalhit|Facebot|meta-external(agent|fetcher)|Twitterbot|TelegramBot|Slackbot|Slack-ImgProxy|Discordbot|LinkedInBot|SkypeUriPreview|Snap URL Preview|^Signal-|Google-PageRenderer|GoogleMessages|BingPreview|Iframely|Embedly|redditbot|Bluesky Cardyb|^Mastodon\//i;

/** Headers in which browsers say that they load a page ahead, before anybody asks for it. */
const PURPOSES = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];
const AHEAD = /\b(prefetch|prerender|preview)\b/i;

/** Why a request is not a person's; null where it looks like one. Nothing of it is kept. */
export function readVisitor({ method, header }: RequestFacts): RobotReason | null {
  const userAgent = header('user-agent');
  if (method === 'HEAD') return 'head';
  if (PREVIEWS.test(userAgent) || PURPOSES.some((name) => AHEAD.test(header(name))))
    return 'preview';
  // Every browser says what it is.
  return userAgent === '' || isbot(userAgent) ? 'known robot' : null;
}
