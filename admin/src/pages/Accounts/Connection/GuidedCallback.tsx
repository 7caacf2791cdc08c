import { Flex, Link, Typography } from '@strapi/design-system';
import type { Account } from '../../../../../shared/contracts/accounts';
import { APP_PAGES, appPage } from '../../../../../shared/domain/health/links';
import { useWhatsappGetSetupQuery } from '../../../api/accounts';
import { CopyField } from '../../../components/CopyField';
import { useText } from '../../../hooks/use-text';
import { VerifyTokenField } from './VerifyTokenField';

/** How the callback is set by hand: what to copy, and the page of Meta's where it goes. */
export function GuidedCallback({ account }: { account: Account }) {
  const text = useText();
  const { data: setup } = useWhatsappGetSetupQuery();
  const webhook = setup?.webhook;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {account.environment === 'sandbox' ? (
        <Typography textColor="neutral800">{text('accounts.section.receivingSandbox')}</Typography>
      ) : (
        <Typography textColor="neutral800">
          {text('connect.guided.intro')}{' '}
          <Link href={appPage(account.appId, APP_PAGES.webhooks)} isExternal>
            {text('connect.guided.page')}
          </Link>
        </Typography>
      )}
      {webhook?.callbackUrl ? (
        <CopyField
          name="callbackUrl"
          label={text('accounts.callbackUrl')}
          value={webhook.callbackUrl}
        />
      ) : (
        <Typography textColor="neutral600">{text('accounts.callbackUrl.unknown')}</Typography>
      )}
      <VerifyTokenField account={account} isReadOnly={false} />
      {webhook && (
        <CopyField
          name="webhookFields"
          label={text('connect.guided.fields')}
          value={webhook.fields.join(', ')}
          hint={text('connect.guided.fieldsHint')}
        />
      )}
    </Flex>
  );
}
