import type { AutoReply } from '../../../../shared/contracts/preferences';
import { readSaid } from '../../../../shared/domain/consent-words';
import { isUnread } from '../../../../shared/domain/conversation';
import type { FreeContent } from '../../../../shared/domain/message/content/content';
import { isOpen } from '../../../../shared/domain/opening-hours';
import { PERSON_BUTTON } from '../../../../shared/domain/person-button';
import { forLog } from '../../errors';
import { newestOf, type InboundReaction, type Recorded } from '../../reactors/record-messages';
import type { Runtime } from '../../runtime';
import type { ConversationRow, Time } from '../../store/rows';
import { createBackground } from '../background';
import type { ConversationNews } from '../conversations/tell';
import type { Messages } from '../messages';
import type { ConsentWordSettings } from '../preferences/consent-words';
import type { InboxPreferenceSettings } from '../preferences/inbox';

/** Whoever wrote longer ago has been waiting anyhow, and is not told that nobody is here now. */
const LATE_MS = 600_000;

/** What comes so soon after an answer that went out by itself may be one, too. */
const ECHO_MS = 60_000;

const HOUR_MS = 3_600_000;

/** What nobody wrote, or nothing can be said to. */
const MUTE = new Set(['unsupported', 'unknown', 'request_welcome']);

interface Dependencies {
  runtime: Runtime;
  settings: Pick<InboxPreferenceSettings, 'current'>;
  words: Pick<ConsentWordSettings, 'current'>;
  messages: Pick<Messages, 'send'>;
  news: Pick<ConversationNews, 'changed'>;
}

const toContent = ({ text, personButton }: AutoReply): FreeContent =>
  personButton === null
    ? { type: 'text', body: text }
    : {
        type: 'interactive',
        kind: 'button',
        body: text,
        buttons: [{ id: PERSON_BUTTON, title: personButton }],
      };

const asksForPerson = ({ event: { content } }: Recorded): boolean =>
  content.type === 'interactive' && content.kind === 'button_reply' && content.id === PERSON_BUTTON;

const callsForAnswer = ({ event: { kind, content } }: Recorded): boolean =>
  isUnread(kind) && !MUTE.has(content.type);

const isBefore = (time: Time, limit: number): boolean =>
  time === null || new Date(time).getTime() < limit;

/**
 * The internal service `auto-replies`: answers whoever writes when nobody is there, and whoever writes for
 * the first time. Each goes out once in so many hours, keeps to every rule that holds for messages, and
 * leaves the conversation as it is: the person still waits for a person.
 */
export function createAutoReplies({ runtime, settings, words, messages, news }: Dependencies) {
  const { strapi, inbox, entries, now } = runtime;

  /** Which answer somebody gets, if any; the conversation as it was before they wrote. */
  async function chooseReply({ event, conversation }: Recorded) {
    const { hours, away, welcome } = await settings.current();
    if (away.enabled && !isOpen(hours, event.at)) return { kind: 'awayAt', reply: away } as const;
    const since = now().getTime() - welcome.everyHours * HOUR_MS;
    const isFirst =
      isBefore(conversation.lastInboundAt, since) && isBefore(conversation.lastOutboundAt, since);
    return welcome.enabled && isFirst ? ({ kind: 'welcomedAt', reply: welcome } as const) : null;
  }

  const isEcho = ({ awayAt, welcomedAt }: ConversationRow): boolean =>
    [awayAt, welcomedAt].some((time) => !isBefore(time, now().getTime() - ECHO_MS));

  async function answer(one: Recorded): Promise<void> {
    const { event, account, contact, conversation } = one;
    if (asksForPerson(one)) {
      await entries.addEvent(
        { ...conversation, contact },
        { kind: 'personAsked', at: now(), actor: null },
      );
      await inbox.touch(conversation.id);
      news.changed(conversation, 'message', now());
      return;
    }
    if (event.at.getTime() < now().getTime() - LATE_MS || isEcho(conversation)) return;
    // Who opts out or in is answered by the confirmation of that.
    if (readSaid(event, (await words.current()).read)) return;
    const chosen = await chooseReply(one);
    if (!chosen) return;
    const { kind, reply } = chosen;
    const since = new Date(now().getTime() - reply.everyHours * HOUR_MS);
    if (!(await inbox.claimAutoReply(conversation.id, kind, now(), since))) return;
    await messages.send(
      {
        account: account.documentId,
        to: { contact: contact.documentId },
        content: toContent(reply),
        idempotencyKey: `${kind} ${event.wamid}`,
      },
      { source: 'automation' },
    );
  }

  async function answerAll(recorded: Recorded[]): Promise<void> {
    const { away, welcome } = await settings.current();
    const hasReplies = away.enabled || welcome.enabled;
    for (const one of newestOf(recorded.filter(callsForAnswer)).values())
      if (hasReplies || asksForPerson(one))
        await answer(one).catch((failure: unknown) =>
          // Such as that the person wants no messages.
          strapi.log.debug(`[whatsapp] Nothing was answered by itself: ${forLog(failure)}`),
        );
  }

  const { begin, idle } = createBackground((failure) =>
    strapi.log.warn(`[whatsapp] Nothing was answered by itself: ${forLog(failure)}`),
  );

  return {
    /** Looks at what people wrote, once it is durable; nobody waits for it. */
    reaction: {
      after: (recorded) => begin(() => answerAll(recorded)),
    } satisfies InboundReaction as InboundReaction,

    /** Resolves when nothing is being answered. */
    idle,
  };
}

export type AutoReplies = ReturnType<typeof createAutoReplies>;
