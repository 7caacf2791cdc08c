import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import { fileOf } from '../messages/to-body';
import { fileKeyOf } from './upload';

/** Has the file of a message uploaded anew for the next one, because Meta could not get it. Never throws. */
export async function forgetMediaOf(
  { strapi, messages, mediaUploads }: Runtime,
  documentId: string,
): Promise<void> {
  try {
    const row = await messages.getToSend(documentId);
    const media = fileOf(row?.content ?? null);
    const file = media && row?.account ? await mediaUploads.getFile(media.fileId) : null;
    if (!file) return;
    const { phoneNumberId } = row!.account!;
    await mediaUploads.forget({ phoneNumberId, fileKey: fileKeyOf(file) });
  } catch (failure) {
    strapi.log.warn(`[whatsapp] ${forLog(failure)}`);
  }
}
