import {
  alertOf,
  changesBetween,
  endedAlerts,
  TOLD_BY_MAIL,
  type TemplateChange,
  type TemplateState,
  type Told,
} from '../../../../shared/domain/template/changes';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import type { TemplateRow } from '../../store/rows';
import { inTransaction } from '../../store/table';
import { tellAlert } from '../alerts';
import { emit } from '../emit';
import type { News, Notifications } from '../notifications';

/** What is to be written down about one template. */
export interface Recorded {
  /** As it is now. */
  row: Pick<TemplateRow, 'id' | 'documentId' | 'name' | 'language' | 'businessAccountId'> &
    TemplateState & { account: { id: number } | null };
  changes: TemplateChange[];
  at: Date;
  /** Null = Meta. */
  actor: string | null;
  itemKey?: string | null;
  /** Told late: newer things are known already, so it needs nobody. */
  isStale?: boolean;
}

/** A change of a row by a webhook; null when it says nothing new. */
export interface Decision {
  patch: Partial<TemplateRow>;
  told?: Told;
  /** Something newer is known: the row stays, and history alone is written. */
  isStale?: boolean;
}

/** Meta tells times in whole seconds, and clocks differ a little. */
const SLACK_MS = 5_000;

/** What changes nothing about the template as Meta has it. */
const QUIET = new Set(['created', 'drifted', 'kept-local']);

/** A quality is told where it is so bad that it opens an alert. */
const isBadQuality = (change: TemplateChange, row: Recorded['row']): boolean =>
  change.kind === 'quality-changed' && alertOf(change, row) !== null;

/** What is told once the transaction that wrote it has ended. */
type AfterCommit = () => void;

/**
 * Writes down what happens to templates: history, alerts, e-mail, and the event on the hub. Everybody
 * who changes what Meta decides about a template goes through here.
 */
export function createTemplateRecorder(runtime: Runtime, notifications: Notifications) {
  const { strapi, templates, history, alerts } = runtime;

  /** Ends what does not hold any more, of all of them together. */
  async function endAlerts(records: Recorded[]): Promise<void> {
    const endedOf = new Map(records.map(({ row }) => [row.id, endedAlerts(row)]));
    const open = await alerts.listOpenOf([...endedOf.keys()]);
    const ended = open.filter(({ of, kind }) => endedOf.get(of)!.includes(kind));
    await alerts.end(
      ended.map(({ id }) => id),
      runtime.now(),
    );
  }

  async function openAlerts({ row, changes, at, isStale }: Recorded): Promise<AlertRow[]> {
    const account = row.account?.id ?? null;
    if (isStale) return [];
    const opened: AlertRow[] = [];
    for (const change of changes) {
      const alert = alertOf(change, row);
      // What a change opens may have ended with the same webhook.
      if (!alert || endedAlerts(row).includes(alert.kind)) continue;
      const { row: written } = await alerts.open({
        ...alert,
        template: row.id,
        account,
        openedAt: at,
      });
      opened.push(written);
    }
    return opened;
  }

  /** Writes history and alerts, as part of the caller's transaction; the answer tells of them. */
  async function write(records: Recorded[]): Promise<AfterCommit> {
    await history.insert(
      records.flatMap(({ row, changes, at, actor, itemKey = null }) =>
        changes.map(({ kind, params }, index) => ({
          subjectDocumentId: row.documentId,
          at,
          kind,
          actor,
          params,
          itemKey: index === 0 ? itemKey : null,
          account: row.account?.id ?? null,
        })),
      ),
    );
    const changed = records.filter(({ changes }) => changes.length > 0);
    await endAlerts(changed);
    const opened: AlertRow[] = [];
    for (const record of changed) opened.push(...(await openAlerts(record)));
    const news: News[] = records.flatMap(({ row, changes, isStale }) =>
      isStale
        ? []
        : changes
            .filter((change) => TOLD_BY_MAIL.has(change.kind) || isBadQuality(change, row))
            .map((change) => ({ templateId: row.id, change })),
    );
    return () => {
      for (const { row, changes, isStale } of records)
        if (!isStale && changes.some(({ kind }) => !QUIET.has(kind)))
          emit(strapi, 'whatsapp.template.changed', {
            documentId: row.documentId,
            name: row.name,
            language: row.language,
            status: row.status,
          });
      for (const alert of opened) tellAlert(strapi, alert);
      notifications.tell(news);
    };
  }

  /** When something is noted to have happened: not before what it followed, where only a clock says so. */
  async function placeInTime(documentId: string, at: Date): Promise<Date> {
    const [latest] = await history.list(documentId, 1);
    const before = latest ? new Date(latest.at) : at;
    return before > at && before.getTime() - at.getTime() < SLACK_MS ? before : at;
  }

  return {
    /** Writes history and alerts by itself, then tells. */
    async record(records: Recorded[]): Promise<void> {
      if (records.length === 0) return;
      const tell = await inTransaction(strapi, () => write(records));
      tell();
    },

    /**
     * Changes a template as it stands, kept from other writers meanwhile; the same `itemKey` is applied
     * once. Resolves with the row as it is then; null when there is no such template.
     */
    async apply(
      where: object,
      facts: { at: Date; actor: string | null; itemKey?: string },
      decide: (row: TemplateRow) => Decision | null,
    ): Promise<TemplateRow | null> {
      const { at, actor, itemKey } = facts;
      const found = await templates.getRow(where);
      if (!found) return null;
      const { row, tell } = await inTransaction(strapi, async () => {
        await templates.lock([found.id]);
        const before = await templates.getRow({ id: found.id });
        if (!before) return { row: null, tell: null };
        if (itemKey && (await history.has(itemKey))) return { row: before, tell: null };
        const decision = decide(before);
        if (!decision) return { row: before, tell: null };
        const { patch, told, isStale = false } = decision;
        const after = { ...before, ...patch };
        if (!isStale) await templates.saveState(before.id, patch);
        const recorded: Recorded = {
          row: isStale ? before : after,
          changes: changesBetween(before, after, told),
          at: isStale ? at : await placeInTime(before.documentId, at),
          actor,
          itemKey: itemKey ?? null,
          isStale,
        };
        return { row: recorded.row as TemplateRow, tell: await write([recorded]) };
      });
      tell?.();
      return row;
    },
  };
}

export type TemplateRecorder = ReturnType<typeof createTemplateRecorder>;
