import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappListAccountsQuery } from '../../api/accounts';
import { RetryError } from '../../components/RetryError';
import { useListUrl } from '../../hooks/use-list-url';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { AccountHealth } from './AccountHealth';
import { FirstSteps } from './FirstSteps';

/** Setting up step by step, and whether everything is in order. */
export default function HealthPage() {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('health.title')}</Page.Title>
      <Health />
    </Page.Main>
  );
}

const FILTERS = ['account'] as const;

function Health() {
  const text = useText();
  const { url, change } = useListUrl(FILTERS);
  const { isLoading, allowedActions: accounts } = useRBAC(PERMISSIONS.accounts);
  const settings = useRBAC(PERMISSIONS.settings);
  const maySee = Boolean(accounts.canRead || settings.allowedActions.canRead);
  const { data, isError, refetch } = useWhatsappListAccountsQuery(undefined, { skip: !maySee });

  if (isLoading || settings.isLoading) return <Page.Loading />;
  if (!maySee) return <Page.NoPermissions />;
  const header = <Layouts.Header title={text('health.title')} subtitle={text('health.subtitle')} />;
  if (isError && !data)
    return (
      <>
        {header}
        <Layouts.Content>
          <RetryError onRetry={refetch} />
        </Layouts.Content>
      </>
    );
  if (!data) return <Page.Loading />;
  const [first] = data;
  if (!first)
    return (
      <>
        {header}
        <Layouts.Content>
          {accounts.canManage ? (
            <FirstSteps />
          ) : (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={text('health.noAccount')}
            />
          )}
        </Layouts.Content>
      </>
    );
  const chosen = data.find(({ documentId }) => documentId === url.account) ?? first;
  return (
    <AccountHealth
      key={chosen.documentId}
      documentId={chosen.documentId}
      accounts={data}
      mayAct={Boolean(accounts.canManage)}
      mayCheck={Boolean(accounts.canManage || settings.allowedActions.canUpdate)}
      onChoose={(account) => change({ account })}
      addAction={
        accounts.canManage && (
          <LinkButton tag={Link} variant="tertiary" to={`/settings/${PLUGIN_ID}/accounts/connect`}>
            {text('health.connectAnother')}
          </LinkButton>
        )
      }
    />
  );
}
