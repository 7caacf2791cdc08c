import { renderInbound } from '../../../shared/domain/message/content/inbound/render';
import {
  editedContent,
  withEdit,
  type Version,
} from '../../../shared/domain/message/content/inbound/versions';
import { sentenceOf } from '../../../shared/domain/sentences';
import type { Runtime } from '../runtime';
import { deleteFiles } from '../services/media/delete-files';
import type { Changeable, ReceivedPatch } from '../store/received';
import { storable } from '../store/storable';
import type { EditEvent, RevokeEvent } from '../webhook/events';
import { applyInTurn, type Effect, type Unapplied } from './unapplied';

export type ChangeEvent = EditEvent | RevokeEvent;

const timeOf = (row: Changeable): string =>
  new Date(row.receivedAt ?? row.acceptedAt ?? 0).toISOString();

/** What an edit changes in a message; null when it is known, or the message is withdrawn. */
function edited(row: Changeable, event: EditEvent): ReceivedPatch | null {
  const { inbound, versions, ...content } = row.content ?? { payload: {} };
  if (!inbound || row.withdrawnAt !== null) return null;
  const before: Version[] = versions ?? [{ wamid: null, at: timeOf(row), content: inbound }];
  const after = withEdit(before, {
    wamid: event.wamid,
    at: event.at.toISOString(),
    content: storable(editedContent(before[0]!.content, event.content)),
  });
  if (!after) return null;
  const last = after.at(-1)!;
  return {
    content: { ...content, inbound: last.content, versions: after },
    rendered: renderInbound(last.content),
    editedAt: new Date(last.at),
  };
}

/** What was withdrawn is not kept: the row stays, and says so. */
const withdrawn = (row: Changeable, event: RevokeEvent): ReceivedPatch | null =>
  row.withdrawnAt === null
    ? {
        content: { payload: {} },
        rendered: null,
        raw: null,
        withdrawnAt: event.at,
      }
    : null;

/**
 * Applies edits and withdrawals to the messages that they are about; each counts once, in whatever order
 * they come. What comes before its message is parked.
 */
export async function changeMessages(
  runtime: Pick<Runtime, 'received' | 'downloads' | 'strapi'>,
  events: ChangeEvent[],
): Promise<Unapplied<ChangeEvent>[]> {
  const { received, downloads } = runtime;

  const effect = async (event: ChangeEvent): Promise<Effect> => {
    let verdict: Effect = { parked: sentenceOf('delivery.noTarget') };
    let withdrawnRow: Changeable | null = null;
    await received.change(event.targetWamid, (row) => {
      if (!row) return null;
      verdict = { kept: sentenceOf('delivery.otherAccount') };
      if (row.account?.businessAccountId !== event.businessAccountId) return null;
      // Only what somebody else has written can be changed by others.
      verdict = { kept: sentenceOf('delivery.ownMessage') };
      if (row.direction === 'out' && row.source !== 'app') return null;
      verdict = 'applied';
      if (event.type === 'edit') return edited(row, event);
      withdrawnRow = row;
      return withdrawn(row, event);
    });
    if (withdrawnRow) await forget(withdrawnRow);
    return verdict;
  };

  /** A file that was withdrawn is not kept either; the row names it until it is gone. */
  async function forget({ id, file }: Changeable): Promise<void> {
    await downloads.deleteOfMessages([id]);
    if (file) await deleteFiles(runtime.strapi, [file.id], { keepUsed: true });
  }

  return applyInTurn(runtime.strapi, events, effect);
}
