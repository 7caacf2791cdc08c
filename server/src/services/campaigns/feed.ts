import { createHash } from 'node:crypto';

import { priorityOf } from '../../../../shared/domain/message/priority';
import type { Runtime } from '../../runtime';
import type { HandedRecipient } from '../../store/campaign-recipients';
import type { CampaignRow, Frozen } from '../../store/campaign-rows';
import type { Claim } from '../../store/campaigns';
import { newDocumentId } from '../../store/insert-rows';
import { keyOf } from '../../store/pair';
import type { Transaction } from '../../store/table';
import type { StoredTemplate } from '../../store/templates';
import type { LinkOfMessage, Links } from '../links';
import { compose } from '../messages/compose';

/** Messages a transaction. */
const BATCH = 250;

interface Dependencies {
  runtime: Runtime;
  links: Pick<Links, 'plan' | 'saveAll'>;
  queue: { wake(): void };
}

/** The same for every message to this recipient, whoever hands it over and however often. */
const idempotencyKeyOf = ({ documentId }: HandedRecipient): string =>
  createHash('sha256').update(`campaign ${documentId}`).digest('hex');

/** A recipient whose message is known. */
type Ready = HandedRecipient & { frozen: Frozen; template: StoredTemplate };

/** Makes messages of recipients: each gets one, whenever a process ends and another goes on. */
export function createFeed({ runtime, links, queue }: Dependencies) {
  const { campaigns, campaignRecipients, contacts, conversations, messages, templates, now } =
    runtime;

  /** The contacts of recipients, by row id. */
  async function contactsOf(trx: Transaction, ready: Ready[]): Promise<Map<number, number>> {
    const ids = new Map<number, number>();
    const portfolios = new Set(ready.map(({ frozen }) => frozen.portfolioId));
    for (const portfolioId of portfolios) {
      const those = ready.filter(({ frozen }) => frozen.portfolioId === portfolioId);
      const phones = those.flatMap(({ phone }) => phone ?? []);
      const known = await contacts.getOrInsertNumbers(trx, portfolioId, phones);
      for (const { id, phone, userId } of those)
        ids.set(
          id,
          phone !== null
            ? known.get(phone)!
            : (await contacts.getOrInsert(portfolioId, { userId: userId! })).id,
        );
    }
    return ids;
  }

  async function hand(trx: Transaction, row: CampaignRow, ready: Ready[]): Promise<void> {
    const at = now();
    const contactIds = await contactsOf(trx, ready);
    const pairOf = ({ id, frozen }: Ready) => ({
      account: frozen.account,
      contact: contactIds.get(id)!,
    });
    const homes = await conversations.idsOf(ready.map(pairOf));
    const tracked: (Omit<LinkOfMessage, 'message'> & { documentId: string })[] = [];
    const rows = ready.map((one) => {
      const { frozen, template } = one;
      const documentId = newDocumentId();
      const { content, rendered, codeState } = compose({ ...frozen, template }, links.plan);
      tracked.push(
        ...content.links.map((link) => ({
          ...link,
          documentId,
          template: template.row.id,
          campaign: row.id,
        })),
      );
      const pair = pairOf(one);
      return {
        documentId,
        ...pair,
        conversation: homes.get(keyOf(pair)) ?? null,
        campaign: row.id,
        template: template.row.id,
        type: 'template',
        state: 'queued' as const,
        content,
        rendered,
        codeState,
        queuedAt: at,
        dueAt: at,
        priority: priorityOf(template.row.category, 'campaign'),
        idempotencyKey: idempotencyKeyOf(one),
        recordUid: one.recordUid,
        recordDocumentId: one.recordDocumentId,
        recordLocale: one.recordLocale,
        consent: frozen.consent,
        source: 'campaign' as const,
        sentBy: row.ownerName,
      };
    });
    const { inserted, known } = await messages.insertAll(trx, rows, at);
    await links.saveAll(
      tracked.flatMap(({ documentId, ...link }) => {
        const message = inserted.get(documentId);
        return message === undefined ? [] : { ...link, message };
      }),
    );
    await contacts.addLinks(
      trx,
      ready.flatMap(({ id, recordUid, recordDocumentId }) =>
        recordUid && recordDocumentId
          ? {
              record: { uid: recordUid, documentId: recordDocumentId },
              contact: contactIds.get(id)!,
            }
          : [],
      ),
      at,
    );
    await campaignRecipients.saveHanded(
      new Map(
        ready.map(({ id }, index) => {
          const { documentId } = rows[index]!;
          const message = inserted.get(documentId) ?? known.get(documentId);
          if (message === undefined) throw new Error('A message has gone while it was written.');
          return [id, { message, contact: contactIds.get(id)! }];
        }),
      ),
    );
  }

  return {
    /**
     * Hands over the next recipients, at most `limit` of them; they get their messages in one transaction, or
     * none does. Answers how many; null when the campaign is not ours any more, or does not run.
     */
    async feed(row: CampaignRow, limit: number, claim: Claim): Promise<number | null> {
      const known = new Map<string, StoredTemplate>();
      for (const documentId of Object.keys(row.templates ?? {})) {
        const template = await templates.get(documentId);
        if (template) known.set(documentId, template);
      }
      const written = await campaigns.step(row.id, 'running', claim, async (trx) => {
        const count = Math.min(BATCH, limit);
        const next = await campaignRecipients.listNext(trx, row.id, row.handedTo, count);
        const ready = next.flatMap((one): Ready[] => {
          const template = one.frozen && known.get(one.frozen.template);
          return template ? [{ ...one, frozen: one.frozen!, template }] : [];
        });
        // Its template was deleted in this moment: the campaign stands still with the next look.
        if (ready.length < next.length) return { patch: {}, result: 0 };
        if (ready.length > 0) await hand(trx, row, ready);
        return {
          patch: {
            handed: row.handed + ready.length,
            handedTo: ready.at(-1)?.position ?? row.handedTo,
          },
          result: ready.length,
        };
      });
      if (written?.result) queue.wake();
      return written && written.result;
    },
  };
}

export type Feed = ReturnType<typeof createFeed>;
