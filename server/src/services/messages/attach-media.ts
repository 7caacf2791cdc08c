import type { MediaKind } from '../../../../shared/domain/media';
import { sentenceOf } from '../../../../shared/domain/sentences';
import type { GraphClient } from '../../meta/client';
import { brokenOff, GraphError } from '../../meta/errors';
import { backoffMs, MAX_ATTEMPTS } from '../../queue/backoff';
import type { Runtime } from '../../runtime';
import type { MessageRow } from '../../store/rows';
import { UnreadableFileError } from '../media/read-file';
import type { MediaUpload, ReusedMedia } from '../media/upload';
import { afterFailure, oneMore, type AfterFailure } from './after-failure';

/** The file of a message as Meta knows it. */
export interface AttachedMedia {
  id: string;
  /** Set when it was uploaded for an earlier message. */
  reused: ReusedMedia | null;
}

/** What becomes of a message whose file could not be uploaded; nothing of the message has left. */
function afterUpload(failure: unknown, row: MessageRow, now: Date): AfterFailure {
  const attempt = row.attempt + 1;
  const ofFile = oneMore(row, 'file');
  const mayGoOn = ofFile.tries < MAX_ATTEMPTS;
  const random = Math.random();
  const wait = (holdReason: string): AfterFailure => {
    const dueAt = new Date(now.getTime() + backoffMs(ofFile.tries, random));
    return { patch: { attempt, ...ofFile, holdReason, dueAt }, stop: null };
  };
  if (failure instanceof UnreadableFileError) {
    if (!failure.isFinal && mayGoOn) return wait(failure.message);
    const words = { errorTitle: failure.message, errorDetails: failure.cause };
    return { patch: { failureType: 'invalid', ...words }, stop: null };
  }
  const error = failure instanceof GraphError ? failure : brokenOff();
  // A file that Meta may have got twice harms nobody.
  if (error.outcome === 'unknown' && mayGoOn) return wait(error.message);
  if (error.outcome === 'unknown')
    return { patch: { failureType: 'refused', errorTitle: error.message }, stop: null };
  const { patch, stop } = afterFailure(error, {
    before: row,
    isMediaForgotten: false,
    reroute: null,
    clean: (text) => text,
    now,
    random,
  });
  const holdReason = patch.failureType ? null : error.message;
  return { patch: { ...patch, attempt, holdReason }, stop };
}

/**
 * Has Meta take the file of a message before the message itself leaves; `prolong` is called before what
 * may take long. Answers what becomes of the message where the file cannot be had.
 */
export async function attachMedia(
  { mediaUploads, now }: Runtime,
  media: MediaUpload,
  client: GraphClient,
  row: MessageRow,
  { fileId, kind }: { fileId: number; kind: MediaKind },
  prolong: () => Promise<unknown>,
): Promise<{ attached: AttachedMedia } | { failed: AfterFailure }> {
  const { phoneNumberId } = row.account!;
  const file = await mediaUploads.getFile(fileId);
  if (!file) {
    const patch = { failureType: 'invalid', errorTitle: sentenceOf('media.notFound') } as const;
    return { failed: { patch, stop: null } };
  }
  const reused = await media.find(phoneNumberId, file);
  if (reused) return { attached: { id: reused.id, reused } };
  try {
    await prolong();
    const id = await media.upload(client, phoneNumberId, kind, file);
    return { attached: { id, reused: null } };
  } catch (failure) {
    return { failed: afterUpload(failure, row, now()) };
  }
}
