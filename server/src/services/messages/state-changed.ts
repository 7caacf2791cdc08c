import type { Core } from '@strapi/strapi';

import type { MessagePatch, WritableMessage } from '../../store/message-writer';
import { emit } from '../emit';

/** Tells the event hub when a durable change moved a message to another state. */
export function stateChanged(
  strapi: Core.Strapi,
  before: WritableMessage,
  patch: MessagePatch,
  at: Date,
): void {
  if (!patch.state || patch.state === before.state) return;
  emit(strapi, 'whatsapp.message.state', {
    documentId: before.documentId,
    from: before.state,
    to: patch.state,
    at: at.toISOString(),
  });
}
