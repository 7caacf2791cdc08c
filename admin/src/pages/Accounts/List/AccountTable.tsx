import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Star } from '@strapi/icons';
import { Table } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { Account } from '../../../../../shared/contracts/accounts';
import { RowTable, type RowPlace } from '../../../components/RowTable';
import { PhoneNumber } from '../../../components/PhoneNumber';
import { RelativeTime } from '../../../components/RelativeTime';
import { RowLink } from '../../../components/RowLink';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { ToneBadge } from '../../../components/ToneBadge';
import { useText } from '../../../hooks/use-text';
import { accountPath } from '../paths';
import { QualityBadge } from '../QualityBadge';
import { RowMenu } from './RowMenu';

interface AccountTableProps {
  accounts: Account[];
  isLoading: boolean;
  canManage: boolean;
}

const COLUMNS = [
  'name',
  'number',
  'businessAccountId',
  'environment',
  'quality',
  'enabled',
  'lastDeliveryAt',
  'actions',
] as const;

/** The accounts as rows. */
export function AccountTable({ accounts, isLoading, canManage }: AccountTableProps) {
  const text = useText();
  const columns = COLUMNS.filter((name) => canManage || name !== 'actions');
  const headers = columns.map((name) => ({
    name,
    label: text(`accounts.column.${name}`),
    isUnseen: name === 'actions',
  }));
  return (
    <RowTable
      rows={accounts}
      idOf={({ documentId }) => documentId}
      headers={headers}
      isLoading={isLoading}
      loadingText={text('accounts.loading')}
    >
      {(account) => <AccountRow key={account.documentId} account={account} canManage={canManage} />}
    </RowTable>
  );
}

interface AccountRowProps extends RowPlace {
  account: Account;
  canManage: boolean;
}

function AccountRow({ account, canManage, ...place }: AccountRowProps) {
  const text = useText();
  const navigate = useNavigate();
  const path = accountPath(account.documentId);
  const isSilent = account.enabled && Boolean(account.holdReason ?? account.copiedFrom);
  return (
    <Table.Row {...place} onClick={() => navigate(path)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <Flex gap={2}>
          <RowLink to={path} onClick={(event) => event.stopPropagation()}>
            {account.name}
          </RowLink>
          {account.isDefault && (
            <span title={text('accounts.default')}>
              <Star aria-hidden fill="warning500" />
              <VisuallyHidden>{text('accounts.default')}</VisuallyHidden>
            </span>
          )}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start">
          <Typography>
            {account.displayPhoneNumber ? (
              <PhoneNumber>{account.displayPhoneNumber}</PhoneNumber>
            ) : (
              '–'
            )}
          </Typography>
          {account.verifiedName && (
            <Typography variant="pi" textColor="neutral600">
              {account.verifiedName}
            </Typography>
          )}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Typography>{account.businessAccountId}</Typography>
      </Table.Cell>
      <Table.Cell>
        {account.environment === 'sandbox' ? (
          <SandboxBadge />
        ) : (
          <Typography>{text('accounts.environment.meta')}</Typography>
        )}
      </Table.Cell>
      <Table.Cell>
        <QualityBadge rating={account.qualityRating} />
      </Table.Cell>
      <Table.Cell>
        <ToneBadge tone={isSilent ? 'warning' : account.enabled ? 'success' : 'neutral'}>
          {text(isSilent ? 'accounts.silent' : account.enabled ? 'accounts.on' : 'accounts.off')}
        </ToneBadge>
      </Table.Cell>
      <Table.Cell>
        <Typography>
          {account.lastDeliveryAt ? (
            <RelativeTime time={account.lastDeliveryAt} />
          ) : (
            text('accounts.never')
          )}
        </Typography>
      </Table.Cell>
      {canManage && (
        <Table.Cell onClick={(event) => event.stopPropagation()}>
          <RowMenu account={account} />
        </Table.Cell>
      )}
    </Table.Row>
  );
}
