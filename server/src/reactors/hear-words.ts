import { createHash } from 'node:crypto';

import { mergeConsent } from '../../../shared/domain/consent';
import {
  chooseConfirmation,
  confirmationOf,
  hearWord,
  normalizeWord,
  readSaid,
  type ReadWord,
} from '../../../shared/domain/consent-words';
import { priorityOf } from '../../../shared/domain/message/priority';
import { PHRASES } from '../../../shared/domain/phrases';
import { sentenceOf } from '../../../shared/domain/sentences';
import { windowClosesAt } from '../../../shared/domain/window';
import type { Runtime } from '../runtime';
import { tellConsent } from '../services/contacts/tell-consent';
import { composeContent } from '../services/messages/compose-content';
import type { ConsentWordSettings, CurrentWords } from '../services/preferences/consent-words';
import { afterCommit } from '../store/after-commit';
import { consentOf, type NewConsentEvent } from '../store/consents';
import type { InboundReaction, Recorded } from './record-messages';

/** A message in which a word was read. */
interface Heard extends Recorded {
  read: ReadWord;
}

/** What was written or tapped, as it was compared. */
function noteOf({ event: { kind, text }, read }: Heard): string {
  const words = `“${normalizeWord(text ?? '')}”`;
  const what = PHRASES[read.kind === 'stop' ? 'heard.stop' : 'heard.start'];
  return sentenceOf(kind === 'text' ? 'consent.note.wrote' : 'consent.note.tapped', {
    words,
    what,
  });
}

/**
 * Records what people say about being written to, in the transaction of their messages: no message that
 * is stored was not heard. The confirmation is queued with it, so there is one, however often Meta
 * delivers.
 */
export function createHearWords(
  runtime: Runtime,
  settings: Pick<ConsentWordSettings, 'current'>,
  queue: { wake(): void },
): InboundReaction {
  const { strapi, consents, relatives, messages, config, now } = runtime;

  /** Queues the text that says to a person that they were understood, unless it could not leave. */
  async function confirm(one: Heard, at: Date, { words }: CurrentWords): Promise<void> {
    const { account, contact, conversation, event, read } = one;
    const closesAt = windowClosesAt(at)!;
    if (!words.confirms || closesAt <= now()) return;
    const language = chooseConfirmation(words, read, {
      person: contact.language,
      usual: config.templates.defaultLanguage,
    });
    const body = confirmationOf(language, read);
    await messages.insert({
      ...composeContent({ type: 'text', body }, null, {}, null),
      account: account.id,
      contact: contact.id,
      conversation: conversation.id,
      template: null,
      direction: 'out',
      type: 'text',
      state: 'queued',
      queuedAt: now(),
      dueAt: now(),
      expiresAt: closesAt,
      priority: priorityOf(null, 'automation'),
      consent: { basis: 'confirmation', category: null },
      idempotencyKey: createHash('sha256').update(`confirmation ${event.wamid}`).digest('hex'),
      source: 'automation',
      sentBy: null,
    });
    afterCommit(strapi, () => queue.wake());
  }

  async function hear(one: Heard, current: CurrentWords): Promise<void> {
    const { contact, event } = one;
    const at = new Date(Math.min(event.at.getTime(), now().getTime()));
    const rows = await relatives.of(contact);
    const before = mergeConsent((rows.length > 0 ? rows : [contact]).map(consentOf));
    const heard = hearWord(before, one.read, at);
    if (!heard) return;
    const word: NewConsentEvent = {
      ...heard.word,
      source: 'message',
      note: noteOf(one),
      actor: null,
    };
    if (!(await consents.record(contact.id, word))) return;
    tellConsent(runtime, contact, word);
    if (heard.confirms) await confirm(one, at, current);
  }

  return {
    async within(recorded) {
      const current = await settings.current();
      const heard = recorded.flatMap((one) => {
        const read = readSaid(one.event, current.read);
        return read ? [{ ...one, read }] : [];
      });
      // What was said first is heard first, whatever order it was delivered in.
      heard.sort((one, other) => one.event.at.getTime() - other.event.at.getTime());
      for (const one of heard) await hear(one, current);
    },
  };
}
