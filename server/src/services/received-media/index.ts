import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { InboundContent } from '../../../../shared/domain/message/content/inbound/inbound';
import { inboundMediaOf } from '../../../../shared/domain/message/content/inbound/inbound';
import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import type { MediaDownloadRow } from '../../store/media-downloads';
import { clientOf } from '../accounts/client';
import { oneAtATime } from '../background';
import { deleteFiles } from '../media/delete-files';
import { DownloadError, fetchFile, problemOf } from './fetch-file';
import { isOverdue } from './life';
import { createLibrary, typeLists } from './library';

/** How often it is looked for what is due: also for what other processes have noted. */
const EVERY_MS = 5_000;

/** Nobody else tries for this long; then the process that tried is gone, too. */
const LEASE_MS = 600_000;

/** Files that are fetched at once, per process; they may have 100 MB. */
const AT_ONCE = 4;

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;

/** A file that is not what Meta says it is may have been cut off; not every time. */
const CHECKSUM_TRIES = 4;

const waitAfter = (attempts: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);

const nameOf = (content: InboundContent): string | undefined =>
  content.type === 'document' ? content.fileName : undefined;

/**
 * The internal service `received-media`: brings what people send from Meta into the Media Library, by jobs
 * in the database that outlive the process. A message stays whatever becomes of its file.
 */
export function createReceivedMedia(runtime: Runtime) {
  const { strapi, downloads, installation, now } = runtime;
  const library = createLibrary(strapi);
  let timer: NodeJS.Timeout | null = null;
  let isAskedAgain = false;
  let stopping = new AbortController();

  /** The row id of the file in the Media Library. */
  async function bring(
    { attempts }: MediaDownloadRow,
    message: NonNullable<MediaDownloadRow['message']>,
    content: InboundContent,
  ): Promise<number> {
    const saved = attempts > 1 ? await library.find(message.documentId) : null;
    if (saved !== null) return saved;
    const account = message.account;
    if (!account) throw new DownloadError('account', true);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'whatsapp-received-'));
    try {
      const file = await fetchFile(
        clientOf(runtime, account),
        account.phoneNumberId,
        inboundMediaOf(content)!,
        typeLists(strapi),
        path.join(folder, 'file'),
        stopping.signal,
      );
      return await library.save(file, message.documentId, nameOf(content));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async function attempt(due: Pick<MediaDownloadRow, 'id' | 'attempts'>): Promise<void> {
    const row = await downloads.claim(due, now(), new Date(now().getTime() + LEASE_MS));
    if (!row) return;
    const { message } = row;
    const content = message?.content?.inbound;
    // It was withdrawn, or its text is not kept any more.
    if (!message || !content || !inboundMediaOf(content)) {
      await downloads.delete(row.id);
      return;
    }
    try {
      const fileId = await bring(row, message, content);
      if (!(await downloads.finish(row.id, message.id, fileId)))
        await deleteFiles(strapi, [fileId], { keepUsed: false });
    } catch (failure) {
      const { problem, isFinal, details } = problemOf(failure);
      const isWrong = problem === 'checksum' && row.attempts >= CHECKSUM_TRIES;
      if (isFinal || isWrong || isOverdue(message, now()))
        await downloads.giveUp(row.id, now(), problem, details);
      else
        await downloads.postpone(
          row.id,
          new Date(now().getTime() + waitAfter(row.attempts)),
          problem,
          details,
        );
      strapi.log.warn(
        `[whatsapp] The file of message ${message.documentId} was not fetched: ${problem}.`,
      );
    }
  }

  async function look(): Promise<void> {
    do {
      isAskedAgain = false;
      for (;;) {
        const due = await downloads.listDue(installation, now(), AT_ONCE);
        await Promise.all(due.map(attempt));
        if (due.length < AT_ONCE || !timer) break;
      }
    } while (isAskedAgain && timer);
  }

  const looking = oneAtATime(look, (failure) => {
    strapi.log.error(`[whatsapp] Fetching files met an error: ${forLog(failure)}`);
  });

  /** Fetches what is due; asked while it does, it looks once more. */
  function run(): Promise<void> {
    if (looking.isRunning()) isAskedAgain = true;
    return looking.run();
  }

  return {
    run,

    /** There is something to fetch. */
    wake(): void {
      if (timer) void run();
    },

    start(): void {
      if (timer) return;
      stopping = new AbortController();
      timer = setInterval(() => void run(), EVERY_MS);
      timer.unref();
      void run();
    },

    /** Breaks off what is under way; it is there when the next process begins. */
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = null;
      stopping.abort();
      await looking.idle();
    },
  };
}

export type ReceivedMediaService = ReturnType<typeof createReceivedMedia>;
