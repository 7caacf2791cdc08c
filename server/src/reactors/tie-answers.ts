import { answersSince, isAnswerTo } from '../../../shared/domain/answer';
import type { Runtime } from '../runtime';
import type { Answerable, Tie } from '../store/answered';
import type { Recorded } from './record-messages';

/** What was sent just now may not be noted in its conversation yet. */
const NEW_MS = 10_000;

/** Of a message that answers none from here. */
export const NO_TIE: Tie = {
  recordUid: null,
  recordDocumentId: null,
  recordLocale: null,
  campaign: null,
};

const toTie = ({ recordUid, recordDocumentId, recordLocale, campaign }: Answerable): Tie => ({
  recordUid,
  recordDocumentId,
  recordLocale,
  campaign,
});

/**
 * What the messages of people answer: the message that they point to, or else the template that was sent
 * to the person last. Answers the record that it spoke of, and its campaign; two statements at most, and
 * none where nothing was sent lately.
 */
export async function tieAnswers(
  { answered, now }: Pick<Runtime, 'answered' | 'now'>,
  recorded: Recorded[],
): Promise<(one: Recorded) => Tie> {
  const pointing = recorded.flatMap(({ event }) => event.replyToWamid ?? []);
  const byWamid = pointing.length > 0 ? await answered.byWamid(pointing) : null;
  const maybe = recorded.filter(({ event, conversation: { lastOutboundAt, createdAt } }) => {
    if (event.replyToWamid !== null) return false;
    const isNew = now().getTime() - new Date(createdAt).getTime() < NEW_MS;
    return lastOutboundAt === null ? isNew : new Date(lastOutboundAt) >= answersSince(event.at);
  });
  const ids = [...new Set(maybe.map(({ conversation }) => conversation.id))];
  const last = ids.length > 0 ? await answered.lastOutgoing(ids) : null;

  return ({ event, account, conversation }) => {
    if (event.replyToWamid !== null) {
      const pointed = byWamid?.get(event.replyToWamid);
      return pointed?.account === account.id ? toTie(pointed) : NO_TIE;
    }
    const before = last?.get(conversation.id);
    return before && isAnswerTo(before, event.at) ? toTie(before) : NO_TIE;
  };
}
