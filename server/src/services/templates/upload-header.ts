import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import { bareMime, MEDIA_LIMITS } from '../../../../shared/domain/media';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { askMeta, refuse } from '../../errors';
import type { GraphClient } from '../../meta/client';
import { debugToken } from '../../meta/resources/accounts';
import { uploadSample } from '../../meta/resources/uploads';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { secretOf } from '../accounts/secrets';
import { readFile, UnreadableFileError } from '../media/read-file';

/** The app to which samples belong; asked of Meta once where the account does not name it. */
async function appOf(runtime: Runtime, account: AccountRow, client: GraphClient): Promise<string> {
  if (account.appId) return account.appId;
  const token = secretOf(runtime, account, 'accessToken') ?? '';
  const { app_id: appId } = await askMeta(() => debugToken(client, token));
  if (!appId) throw refuse('template.appMissing', 'header.file', { account: account.name });
  await runtime.accounts.save(account.id, { appId });
  return appId;
}

/** Uploads the sample of a media header; null for a template without one. */
export async function uploadHeader(
  runtime: Runtime,
  account: AccountRow,
  client: GraphClient,
  { header }: TemplateContent,
): Promise<string | null> {
  if (!isMediaHeader(header) || !header.file) return null;
  const file = await runtime.mediaUploads.getFile(header.file.id);
  if (!file) throw refuse('media.notFound', 'header.file');
  const appId = await appOf(runtime, account, client);
  let bytes: Buffer;
  try {
    bytes = await readFile(runtime, file, MEDIA_LIMITS[header.type].maxBytes);
  } catch (failure) {
    throw failure instanceof UnreadableFileError
      ? refuse('media.unreadable', 'header.file', { name: file.name })
      : failure;
  }
  return askMeta(() =>
    uploadSample(client, appId, { name: file.name, mime: bareMime(file.mime), bytes }),
  );
}
