import { Flex, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { RowTable, type RowPlace } from '../../../components/RowTable';
import { RelativeTime } from '../../../components/RelativeTime';
import { RowLink } from '../../../components/RowLink';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useText, type TextKey } from '../../../hooks/use-text';
import { isPrepared } from '../campaign-facts';
import { CampaignProgress } from '../CampaignProgress';
import { campaignPath, wizardPath } from '../paths';
import { StatusBadge } from '../StatusBadge';
import { useAudienceWords } from '../use-audience-words';

const COLUMNS = [
  { key: 'name', name: 'name', sortable: true },
  { key: 'status', name: 'status', sortable: false },
  { key: 'audience', name: 'audience', sortable: false },
  { key: 'progress', name: 'progress', sortable: false },
  { key: 'created', name: 'createdAt', sortable: true },
] as const;

/** Campaigns as a table, one a row. */
export function CampaignTable({ campaigns }: { campaigns: Campaign[] }) {
  const text = useText();
  const headers = COLUMNS.map(({ key, name, sortable }) => ({
    name,
    sortable,
    label: text(`campaigns.column.${key}` satisfies TextKey),
  }));
  return (
    <RowTable
      rows={campaigns}
      idOf={({ documentId }) => documentId}
      headers={headers}
      defaultSort="createdAt:DESC"
    >
      {(campaign) => <CampaignRow key={campaign.documentId} campaign={campaign} />}
    </RowTable>
  );
}

interface CampaignRowProps extends RowPlace {
  campaign: Campaign;
}

function CampaignRow({ campaign, ...place }: CampaignRowProps) {
  const text = useText();
  const navigate = useNavigate();
  const { formatDate } = useIntl();
  const { sayAudience } = useAudienceWords();
  const { documentId, name, status, input, collectionName, templateName, createdBy, can } =
    campaign;
  const isUnfinished = isPrepared(status) && can.edit;
  const path = isUnfinished ? wizardPath(documentId) : campaignPath(documentId);
  return (
    <Table.Row {...place} onClick={() => navigate(path)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <Wrapped $rem={26}>
          <RowLink to={path} dir="auto" onClick={(event) => event.stopPropagation()}>
            {name}
          </RowLink>
          <Flex gap={2}>
            <Typography variant="pi" textColor="neutral600">
              {templateName ?? text('campaigns.noTemplate')}
            </Typography>
            {campaign.accountIsSandbox && <SandboxBadge />}
          </Flex>
        </Wrapped>
      </Table.Cell>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <StatusBadge campaign={campaign} />
          {status === 'scheduled' && campaign.sendAt && (
            <Typography variant="pi" textColor="neutral800">
              {formatDate(campaign.sendAt, { dateStyle: 'medium', timeStyle: 'short' })}
            </Typography>
          )}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Wrapped $rem={26}>
          <Typography textColor="neutral800">
            {sayAudience(input.audience, collectionName)}
          </Typography>
        </Wrapped>
      </Table.Cell>
      <Table.Cell>
        <Wrapped $rem={16}>
          <CampaignProgress campaign={campaign} />
        </Wrapped>
      </Table.Cell>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start">
          <Typography textColor="neutral800">
            <RelativeTime time={campaign.createdAt} />
          </Typography>
          {createdBy && (
            <Typography variant="pi" textColor="neutral600">
              {createdBy}
            </Typography>
          )}
        </Flex>
      </Table.Cell>
    </Table.Row>
  );
}

const Wrapped = styled.div<{ $rem: number }>`
  min-width: 12rem;
  max-width: ${({ $rem }) => $rem}rem;
  white-space: normal;
  overflow-wrap: anywhere;
`;
