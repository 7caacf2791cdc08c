import { EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { Notice } from '../../../components/Notice';
import { RetryError } from '../../../components/RetryError';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { CONNECT_PATH, NEW_ACCOUNT_PATH } from '../paths';
import { SetupNotices } from '../SetupNotices';
import { AccountTable } from './AccountTable';

/** All WhatsApp Business accounts that messages can go out from. */
export function AccountListPage() {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.accounts);
  const {
    data: accounts,
    isLoading,
    isError,
    refetch,
  } = useWhatsappListAccountsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const canManage = allowedActions.canManage === true;
  const ways = (
    <Flex gap={2} wrap="wrap">
      <LinkButton tag={Link} to={NEW_ACCOUNT_PATH} variant="tertiary">
        {text('accounts.add')}
      </LinkButton>
      <LinkButton tag={Link} to={CONNECT_PATH} startIcon={<Plus />}>
        {text('accounts.connect')}
      </LinkButton>
    </Flex>
  );

  const body = () => {
    if (isError && !accounts) return <RetryError onRetry={refetch} />;
    if (accounts?.length === 0)
      return (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={text(canManage ? 'accounts.empty' : 'accounts.emptyReader')}
          hasRadius
          shadow="tableShadow"
          action={canManage && ways}
        />
      );
    return <AccountTable accounts={accounts ?? []} isLoading={isLoading} canManage={canManage} />;
  };

  return (
    <Page.Main>
      <Page.Title>{text('accounts.title')}</Page.Title>
      <Layouts.Header
        title={text('accounts.title')}
        subtitle={text('accounts.subtitle')}
        // The empty list has them in its middle.
        primaryAction={canManage && accounts?.length !== 0 && ways}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <SetupNotices />
          {isError && accounts && <Notice variant="warning" title={text('accounts.error.stale')} />}
          {body()}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
