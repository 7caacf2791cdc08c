import { Flex, Grid, Typography } from '@strapi/design-system';
import type { Account } from '../../../../../shared/contracts/accounts';
import { useWhatsappGetSetupQuery } from '../../../api/accounts';
import { CopyField } from '../../../components/CopyField';
import { Half } from '../../../components/Half';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { SetCallback } from '../../../components/AccountFixes/SetCallback';
import { SubscribeForm } from './SubscribeForm';
import { VerifyTokenField } from './VerifyTokenField';

interface ReceivingSectionProps {
  account: Account;
  isReadOnly: boolean;
}

/** What Meta must be told so that answers and delivery reports arrive. */
export function ReceivingSection({ account, isReadOnly }: ReceivingSectionProps) {
  const text = useText();
  const { sayIssue } = useSentences();
  const { data: setup } = useWhatsappGetSetupQuery();
  const webhook = setup?.webhook;
  const isSandbox = account.environment === 'sandbox';

  return (
    <Panel
      title={text('accounts.section.receiving')}
      intro={text(
        isSandbox ? 'accounts.section.receivingSandbox' : 'accounts.section.receivingIntro',
      )}
    >
      {webhook?.problem && !(isSandbox && webhook.callbackUrl) && (
        <Notice variant="warning" title={text('accounts.callbackUrl.problem')}>
          {sayIssue(webhook.problem)}
        </Notice>
      )}
      <Grid.Root gap={5}>
        <Half>
          {webhook?.callbackUrl ? (
            <CopyField
              name="callbackUrl"
              label={text('accounts.callbackUrl')}
              value={webhook.callbackUrl}
              hint={text('accounts.callbackUrl.hint')}
            />
          ) : (
            <Typography textColor="neutral600">{text('accounts.callbackUrl.unknown')}</Typography>
          )}
        </Half>
        <Half>
          <VerifyTokenField account={account} isReadOnly={isReadOnly} />
        </Half>
      </Grid.Root>
      {!isReadOnly && account.appSecret.isSet && <SetCallback account={account} />}
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="omega" fontWeight="bold">
          {text('accounts.subscribe.title')}
        </Typography>
        <Typography textColor="neutral600">{text('accounts.subscribe.why')}</Typography>
        {!isReadOnly && <SubscribeForm account={account} />}
      </Flex>
      <Typography>
        {account.lastDeliveryAt ? (
          <>
            {text('accounts.lastDelivery')} <RelativeTime time={account.lastDeliveryAt} />
          </>
        ) : (
          text('accounts.lastDelivery.never')
        )}
      </Typography>
    </Panel>
  );
}
