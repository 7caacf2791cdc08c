import type { Core } from '@strapi/strapi';

import type { Alert } from '../../../../shared/contracts/alerts';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { notFound } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import { toIso } from '../accounts/view';
import { emit } from '../emit';

const messageOf = ({ messageKey, params }: AlertRow): string =>
  sentenceOf(messageKey, params ?? {});

/** Whether an alert is about a template; the others are about an account. */
const isAboutTemplate = ({ kind }: Pick<AlertRow, 'kind'>): boolean => kind.startsWith('template.');

/** Tells listeners of an alert that was opened, or told anew. */
export const tellAlert = (strapi: Core.Strapi, row: AlertRow): void =>
  emit(strapi, 'whatsapp.account.alert', {
    documentId: row.documentId,
    kind: row.kind,
    severity: row.severity,
    message: messageOf(row),
    accountDocumentId: row.account?.documentId ?? null,
    templateDocumentId: row.template?.documentId ?? null,
  });

const toAlert = (row: AlertRow): Alert => ({
  documentId: row.documentId,
  kind: row.kind,
  severity: row.severity,
  messageKey: row.messageKey,
  params: row.params ?? {},
  message: messageOf(row),
  openedAt: toIso(row.openedAt)!,
  accountName: row.account?.name ?? null,
  accountDocumentId: row.account?.documentId ?? null,
  templateDocumentId: row.template?.documentId ?? null,
});

/** What somebody may see or end: alerts about templates, or about accounts alone. */
export interface AlertScope {
  templates: boolean;
}

/** The internal service `alerts`: what somebody should know of, until it is over or dismissed. */
export function createAlerts(runtime: Runtime) {
  const { alerts } = runtime;
  const isIn = (scope: AlertScope, row: AlertRow): boolean =>
    scope.templates || !isAboutTemplate(row);

  return {
    /** What is open, newest first. */
    find: async (scope: AlertScope): Promise<Alert[]> =>
      (await alerts.listOpen()).filter((row) => isIn(scope, row)).map(toAlert),

    /** Ends an alert by hand; one that has ended already is none. */
    async dismiss(documentId: string, scope: AlertScope): Promise<{ documentId: string }> {
      const row = await alerts.get(documentId);
      if (!row || !isIn(scope, row)) throw notFound('alert.notFound');
      await alerts.dismiss(row.id, runtime.now());
      return { documentId };
    },
  };
}

export type Alerts = ReturnType<typeof createAlerts>;
