import type { Core } from '@strapi/strapi';

import { afterCommit } from '../../store/after-commit';
import type { MessagePatch, WritableMessage } from '../../store/message-writer';
import { emit } from '../emit';

/** Tells the event hub when a change moved a message to another state, once it is stored for good. */
export function stateChanged(
  strapi: Core.Strapi,
  before: WritableMessage,
  patch: MessagePatch,
  at: Date,
): void {
  const to = patch.state;
  if (!to || to === before.state) return;
  const { documentId, state: from } = before;
  afterCommit(strapi, () =>
    emit(strapi, 'whatsapp.message.state', { documentId, from, to, at: at.toISOString() }),
  );
}
