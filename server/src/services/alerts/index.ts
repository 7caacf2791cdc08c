import type { Core } from '@strapi/strapi';

import type { Alert } from '../../../../shared/contracts/alerts';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { hiddenFromActor, type Actor } from '../../actor';
import { notFound } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import { toIso } from '../accounts/view';
import { isOfHidden } from '../accounts/visibility';
import { may, mayChange, mayReadCampaign } from '../campaigns/access';
import { emit } from '../emit';

const messageOf = ({ messageKey, params }: AlertRow): string =>
  sentenceOf(messageKey, params ?? {});

/** By what an alert is about, who may see or end it; the others are about accounts. */
const isAbout = (what: 'template' | 'campaign' | 'automation', { kind }: AlertRow): boolean =>
  kind.startsWith(`${what}.`);

/** Whether it is about an account that is limited to others, or about what belongs to one. */
const isHidden = (row: AlertRow, actor: Actor): boolean =>
  isOfHidden(row, actor) ||
  Boolean(row.campaign && isOfHidden(row.campaign, actor)) ||
  Boolean(row.automation && isOfHidden(row.automation, actor)) ||
  (row.template !== null &&
    hiddenFromActor(actor).businessAccounts.includes(row.template.businessAccountId));

function maySee(row: AlertRow, actor: Actor): boolean {
  if (isHidden(row, actor)) return false;
  if (isAbout('template', row)) return may(actor, 'templates.read');
  if (may(actor, 'accounts.read')) return true;
  if (isAbout('campaign', row))
    return Boolean(row.campaign && mayReadCampaign(row.campaign, actor));
  return isAbout('automation', row) ? mayReadAutomations(actor) : may(actor, 'templates.read');
}

function mayDismiss(row: AlertRow, actor: Actor): boolean {
  if (isAbout('template', row)) return may(actor, 'templates.manage');
  if (may(actor, 'accounts.manage')) return true;
  if (isAbout('campaign', row)) return Boolean(row.campaign && mayChange(row.campaign, actor));
  return may(actor, isAbout('automation', row) ? 'automations.manage' : 'templates.manage');
}

const mayReadAutomations = (actor: Actor): boolean =>
  may(actor, 'automations.read') || may(actor, 'automations.manage');

/** Tells listeners of an alert that was opened, or told anew. */
export const tellAlert = (strapi: Core.Strapi, row: AlertRow): void =>
  emit(strapi, 'whatsapp.account.alert', {
    documentId: row.documentId,
    kind: row.kind,
    severity: row.severity,
    message: messageOf(row),
    accountDocumentId: row.account?.documentId ?? null,
    templateDocumentId: row.template?.documentId ?? null,
    campaignDocumentId: row.campaign?.documentId ?? null,
    automationDocumentId: row.automation?.documentId ?? null,
  });

const toAlert = (row: AlertRow, actor: Actor): Alert => ({
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
  campaignDocumentId:
    row.campaign && mayReadCampaign(row.campaign, actor) ? row.campaign.documentId : null,
  automationDocumentId:
    row.automation && mayReadAutomations(actor) ? row.automation.documentId : null,
  canDismiss: mayDismiss(row, actor),
});

/** The internal service `alerts`: what somebody should know of, until it is over or dismissed. */
export function createAlerts(runtime: Runtime) {
  const { alerts } = runtime;

  return {
    /** What is open and somebody may see, newest first. */
    find: async (actor: Actor): Promise<Alert[]> =>
      (await alerts.listOpen())
        .filter((row) => maySee(row, actor))
        .map((row) => toAlert(row, actor)),

    /** Ends an alert by hand; one that has ended already is none. */
    async dismiss(documentId: string, actor: Actor): Promise<{ documentId: string }> {
      const row = await alerts.get(documentId);
      if (!row || isHidden(row, actor) || !mayDismiss(row, actor)) throw notFound('alert.notFound');
      await alerts.dismiss(row.id, runtime.now());
      return { documentId };
    },
  };
}

export type Alerts = ReturnType<typeof createAlerts>;
