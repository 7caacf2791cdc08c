import { Box, Flex, IconButton, Link, Typography, VisuallyHidden } from '@strapi/design-system';
import { Cross, Information, WarningCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Alert } from '../../../../shared/contracts/alerts';
import { mendedAt } from '../../../../shared/domain/account-alerts';
import { isHealthAlert } from '../../../../shared/domain/health/alerts';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { RelativeTime } from '../RelativeTime';

const LOOKS = {
  info: { Icon: Information, colour: 'primary600' },
  warning: { Icon: WarningCircle, colour: 'warning600' },
  danger: { Icon: WarningCircle, colour: 'danger600' },
} as const;

interface AlertRowProps {
  alert: Alert;
  /** Whether the person may open the account, and is not there already. */
  hasAccountLink: boolean;
  /** Not given to those who may not dismiss it. */
  onDismiss?: () => void;
}

/** One alert: what happened, when, and the way to where something can be done about it. */
export function AlertRow({ alert, hasAccountLink, onDismiss }: AlertRowProps) {
  const text = useText();
  const { sayAlert } = useSentences();
  const { kind, severity, accountName, accountDocumentId, openedAt, templateDocumentId } = alert;
  const { campaignDocumentId, automationDocumentId } = alert;
  const isAboutAccount = !templateDocumentId && !campaignDocumentId && !automationDocumentId;
  const metaPage = mendedAt(kind);
  const { Icon, colour } = LOOKS[severity] ?? LOOKS.info;
  const sentence = sayAlert(alert);

  return (
    <Row data-kind={kind}>
      <Box shrink={0} paddingTop="2px">
        <Icon aria-hidden width="1.6rem" height="1.6rem" fill={colour} />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth={0}>
        <Typography textColor="neutral800">
          <VisuallyHidden>{text(`alerts.severity.${severity}`)} </VisuallyHidden>
          {sentence}
        </Typography>
        <Flex gap={3} wrap="wrap">
          {templateDocumentId && (
            <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/templates/${templateDocumentId}`}>
              {text(kind === 'template.rejected' ? 'alerts.resubmit' : 'alerts.open')}
            </Link>
          )}
          {campaignDocumentId && (
            <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/campaigns/${campaignDocumentId}`}>
              {text('alerts.openCampaign')}
            </Link>
          )}
          {automationDocumentId && (
            <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/automations/${automationDocumentId}`}>
              {text('alerts.openAutomation')}
            </Link>
          )}
          {isAboutAccount && accountDocumentId && hasAccountLink && (
            <Link
              tag={NavLink}
              to={
                isHealthAlert(kind)
                  ? `/settings/${PLUGIN_ID}/health?account=${accountDocumentId}`
                  : `/settings/${PLUGIN_ID}/accounts/${accountDocumentId}`
              }
            >
              {text(isHealthAlert(kind) ? 'alerts.openHealth' : 'alerts.openAccount')}
            </Link>
          )}
          {metaPage && (
            <Link href={metaPage} isExternal>
              {text('alerts.openMeta')}
            </Link>
          )}
          <Typography variant="pi" textColor="neutral600">
            {accountName && `${accountName} · `}
            <RelativeTime time={openedAt} />
          </Typography>
        </Flex>
      </Flex>
      {onDismiss && (
        <IconButton
          variant="ghost"
          size="S"
          label={text('alerts.dismiss', { alert: sentence })}
          onClick={onDismiss}
        >
          <Cross />
        </IconButton>
      )}
    </Row>
  );
}

const Row = styled.li`
  display: flex;
  align-items: flex-start;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => theme.spaces[3]} ${({ theme }) => theme.spaces[4]};

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
