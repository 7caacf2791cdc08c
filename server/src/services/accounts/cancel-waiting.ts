import { canMove } from '../../../../shared/domain/message/lifecycle';
import type { MessagePatch } from '../../store/message-writer';
import type { Runtime } from '../../runtime';
import { stateChanged } from '../messages/state-changed';

/** Cancels everything that an account has queued. */
export async function cancelWaiting(
  { strapi, messages, writer, now }: Runtime,
  accountId: number,
): Promise<void> {
  let last = 0;
  for (;;) {
    const waiting = await messages.listQueuedOfAccount(accountId, last);
    if (waiting.length === 0) return;
    last = waiting.at(-1)!.id;
    const patch: MessagePatch = { state: 'cancelled', cancelledAt: now() };
    await Promise.all(
      waiting.map(async ({ documentId }) => {
        const written = await writer.write({ documentId }, (row) =>
          canMove(row.state, 'cancelled') ? patch : null,
        );
        if (written?.patch) stateChanged(strapi, written.before, written.patch, now());
      }),
    );
  }
}
