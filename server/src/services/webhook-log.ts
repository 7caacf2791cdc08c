import type { Page } from '../../../shared/contracts/page';
import type {
  Delivery,
  DeliveryQuery,
  DeliveryVerdict,
  DeliveryWithBody,
  WebhookSummary,
} from '../../../shared/contracts/webhook-log';
import { hiddenFromActor, type Actor } from '../actor';
import { notFound, refuse } from '../errors';
import type { Runtime } from '../runtime';
import type { DeliveryRow } from '../store/rows';
import { itemKey } from '../webhook/item-key';
import { secretState } from './accounts/secrets';
import { toIso } from './accounts/view';
import { may } from './campaigns/access';
import { readPaging, toPage } from './paging';
import { refusedAsSeenBy, type RefusedCallsCounter } from './refused-calls';

const RETRYABLE: readonly DeliveryVerdict[] = ['parked', 'failed'];

/** JSON columns come as text from some databases, and as what stands in them from others. */
function bodyOf(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** A time as somebody wrote it; null where it is none. */
function timeOf(text: string | undefined): Date | null {
  const time = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}

/** The part of the log that is asked for, as a database filter; unknown values find nothing. */
function whereOf({ verdict, field, _q, from, to }: DeliveryQuery): object {
  const wamid = _q?.trim();
  const [since, until] = [timeOf(from), timeOf(to)];
  return {
    ...(verdict && { verdict: { $in: verdict.split(',') } }),
    ...(field && { field }),
    // A message is known by its wamid, and what waits for one by the wamid of that.
    ...(wamid && { $or: [{ wamid }, { itemKey: itemKey('message', [wamid]) }] }),
    ...((since ?? until) && {
      receivedAt: { ...(since && { $gte: since }), ...(until && { $lte: until }) },
    }),
  };
}

/** What was not understood may speak of any number of its WhatsApp Business Account. */
function visibleTo(actor: Actor): object[] {
  const { partlyHidden } = hiddenFromActor(actor);
  return partlyHidden.length === 0
    ? []
    : [{ $or: [{ wabaId: { $null: true } }, { wabaId: { $notIn: [...partlyHidden] } }] }];
}

/** The internal service `webhook-log`: what Meta said and nobody has used, to be looked at and tried again. */
export function createWebhookLog(
  runtime: Runtime,
  refused: Pick<RefusedCallsCounter, 'read' | 'listMeant'>,
  applyAgain: (row: DeliveryRow) => Promise<Pick<DeliveryRow, 'verdict' | 'reason'> | null>,
) {
  const { accounts, deliveries, webhookFields } = runtime;

  /** The names of the accounts by business account. */
  async function namesOf(): Promise<Map<string, string[]>> {
    const names = new Map<string, string[]>();
    for (const { businessAccountId, name } of await accounts.list())
      names.set(businessAccountId, [...(names.get(businessAccountId) ?? []), name]);
    return names;
  }

  const view = (row: DeliveryRow, names: Map<string, string[]>): Delivery => ({
    documentId: row.documentId,
    receivedAt: toIso(row.receivedAt)!,
    toldAt: toIso(row.toldAt),
    field: row.field ?? '',
    businessAccountId: row.wabaId ?? '',
    accounts: names.get(row.wabaId ?? '') ?? [],
    wamid: row.wamid,
    verdict: row.verdict,
    reason: row.reason,
    isRetryable: RETRYABLE.includes(row.verdict),
  });

  async function getRow(documentId: string): Promise<DeliveryRow> {
    const row = await deliveries.getByDocumentId(documentId);
    if (!row) throw notFound('delivery.notFound');
    return row;
  }

  return {
    /** A page of the log, newest first. */
    async find(query: DeliveryQuery, actor: Actor): Promise<Page<Delivery>> {
      const paging = readPaging(query);
      const where = { $and: [whereOf(query), ...visibleTo(actor)] };
      const [rows, { total, totalIsCapped }, names] = await Promise.all([
        deliveries.list(where, paging),
        deliveries.count(where),
        namesOf(),
      ]);
      return toPage(
        rows.map((row) => view(row, names)),
        paging,
        total,
        totalIsCapped,
      );
    },

    /** What came, what of it had no effect, and what was refused. */
    async summary(actor: Actor): Promise<WebhookSummary> {
      const hidden = hiddenFromActor(actor);
      const [{ received, firstAt, lastAt }, { total }, calls] = await Promise.all([
        webhookFields.sum(hidden.businessAccounts),
        deliveries.count({ $and: visibleTo(actor) }),
        refused.read(),
      ]);
      const mayRead = may(actor, 'accounts.read');
      const meant = calls.lastHour.forged > 0 ? await refused.listMeant() : [];
      return {
        received,
        since: toIso(firstAt),
        lastAt: toIso(lastAt),
        kept: total,
        refused: refusedAsSeenBy(calls, actor),
        suspected: meant
          .filter(({ id }) => !hidden.accounts.includes(id))
          .map((account) => ({
            documentId: account.documentId,
            name: account.name,
            secretEnd: mayRead ? secretState(runtime, account, 'appSecret').last4 : null,
          })),
      };
    },

    async findOne(documentId: string): Promise<DeliveryWithBody> {
      const row = await getRow(documentId);
      return { ...view(row, await namesOf()), body: bodyOf(row.body) };
    },

    /** Tries once more what is parked or has failed; null when it has had its effect now, and stands here no more. */
    async retry(documentId: string): Promise<Delivery | null> {
      const row = await getRow(documentId);
      if (!RETRYABLE.includes(row.verdict)) throw refuse('delivery.notRetryable', 'verdict');
      const left = await applyAgain({ ...row, body: bodyOf(row.body) });
      return left && view({ ...row, ...left }, await namesOf());
    },
  };
}

export type WebhookLog = ReturnType<typeof createWebhookLog>;
