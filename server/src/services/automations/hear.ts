import { readSaid } from '../../../../shared/domain/consent-words';
import { isUnread } from '../../../../shared/domain/conversation';
import { isInbound } from '../../../../shared/domain/automation/trigger';
import { PERSON_BUTTON } from '../../../../shared/domain/person-button';
import type { InboundReaction, Recorded } from '../../reactors/record-messages';
import type { Runtime } from '../../runtime';
import type { ConsentWordSettings } from '../preferences/consent-words';
import type { Active } from './active';

const asksForPerson = ({ event: { content } }: Recorded): boolean =>
  content.type === 'interactive' && content.kind === 'button_reply' && content.id === PERSON_BUTTON;

/**
 * Notes what people write for automations, in the transaction of their messages: each message is noted
 * once, however often Meta delivers it. Who says that they want no messages, or want a person, sets nothing
 * off.
 */
export function createHearing(
  runtime: Runtime,
  active: Pick<Active, 'current'>,
  words: Pick<ConsentWordSettings, 'current'>,
  onNoted: () => void,
): InboundReaction {
  const { automationTriggers, now } = runtime;

  return {
    async within(recorded) {
      const on = await active.current();
      if (!on.some(({ trigger }) => isInbound(trigger) && trigger.type !== 'noReply')) return;
      const { read } = await words.current();
      const heard = recorded.filter(
        (one) =>
          isUnread(one.event.kind) && !asksForPerson(one) && readSaid(one.event, read) === null,
      );
      // Of several at once only one is the first.
      const first = new Map<number, Recorded>();
      for (const one of heard) {
        const known = first.get(one.conversation.id);
        if (!known || one.event.at < known.event.at) first.set(one.conversation.id, one);
      }
      const isFirst = (one: Recorded) =>
        one.conversation.lastInboundAt === null && first.get(one.conversation.id) === one;
      await automationTriggers.insert(
        heard.map((one) => ({
          kind: 'inbound',
          at: now(),
          said: {
            text: one.event.text,
            isButton: one.event.content.type === 'button',
            replyTo: one.event.replyToWamid,
            isFirst: isFirst(one),
          },
          message: one.messageDocumentId,
          contact: one.contact.id,
          conversation: one.conversation.id,
        })),
        now(),
      );
    },

    after: () => onNoted(),
  };
}
