import { Box, TextButton, useNotifyAT } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { useWhatsappDismissAlertMutation, useWhatsappListAlertsQuery } from '../../api/alerts';
import { useApiError } from '../../hooks/use-api-error';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { AlertRow } from './AlertRow';
import { SHOWN_AT_FIRST, splitAlerts } from './split-alerts';

const REFRESH_EVERY = 30_000;

/** Kinds that an account itself shows as its state. */
const TOLD_BY_ACCOUNT = new Set(['account.held', 'account.copied']);

interface AlertBannerProps {
  /** Only what is about this account, but for what its page tells anyway. */
  accountDocumentId?: string;
}

/** What somebody should know of or act on, on top of a page; nothing while all is well. */
export function AlertBanner({ accountDocumentId }: AlertBannerProps) {
  const text = useText();
  const listId = useId();
  const isVisible = usePageVisible();
  const { notifyStatus } = useNotifyAT();
  const { notifyError } = useApiError();
  const { allowedActions: templates } = useRBAC(PERMISSIONS.templates);
  const { allowedActions: accounts } = useRBAC(PERMISSIONS.accounts);
  const { allowedActions: campaigns } = useRBAC(PERMISSIONS.campaigns);
  const { allowedActions: automations } = useRBAC(PERMISSIONS.automations);
  const maySee = [
    templates.canRead,
    accounts.canRead,
    campaigns.canRead,
    campaigns.canSendBulk,
    automations.canRead,
    automations.canManage,
  ].includes(true);
  const { data = [] } = useWhatsappListAlertsQuery(undefined, {
    skip: !maySee,
    refetchOnMountOrArgChange: true,
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
  });
  const alerts = data.filter(
    (alert) =>
      accountDocumentId === undefined ||
      (alert.accountDocumentId === accountDocumentId &&
        alert.templateDocumentId === null &&
        !TOLD_BY_ACCOUNT.has(alert.kind)),
  );
  const [dismiss] = useWhatsappDismissAlertMutation();
  const [isOpen, setIsOpen] = useState(false);
  if (alerts.length === 0) return null;

  const { shown, hidden } = splitAlerts(alerts, isOpen);
  const onDismiss = async (documentId: string) => {
    try {
      await dismiss(documentId).unwrap();
      notifyStatus(text('alerts.dismissed'));
    } catch (error) {
      notifyError(error);
    }
  };

  return (
    <Box
      tag="section"
      aria-label={text('alerts.title')}
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      shadow="tableShadow"
    >
      <ul id={listId}>
        {shown.map((alert) => (
          <AlertRow
            key={alert.documentId}
            alert={alert}
            hasAccountLink={accounts.canRead === true && accountDocumentId === undefined}
            onDismiss={alert.canDismiss ? () => onDismiss(alert.documentId) : undefined}
          />
        ))}
      </ul>
      {alerts.length > SHOWN_AT_FIRST && (
        <Box paddingLeft={4} paddingRight={4} paddingBottom={3}>
          <TextButton
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? text('alerts.fewer') : text('alerts.more', { count: hidden })}
          </TextButton>
        </Box>
      )}
    </Box>
  );
}
