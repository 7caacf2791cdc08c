import { Flex } from '@strapi/design-system';
import type { Account } from '../../../../../shared/contracts/accounts';
import { TakeOver } from '../../../components/AccountFixes/TakeOver';
import { Notice } from '../../../components/Notice';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';

interface HoldNoticesProps {
  account: Account;
  isReadOnly: boolean;
}

/** Why nothing goes out through an account: what Meta refuses, or that its database was copied. */
export function HoldNotices({ account, isReadOnly }: HoldNoticesProps) {
  const text = useText();
  const { sayWords } = useSentences();
  const { accessToken, appSecret, webhookVerifyToken } = account;
  const isUnreadable = accessToken.isUnreadable || appSecret.isUnreadable;
  if (!account.holdReason && !account.copiedFrom && !isUnreadable) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {isUnreadable && (
        <Notice variant="danger" title={text('accounts.unreadable')}>
          {text('accounts.unreadable.why')}{' '}
          {webhookVerifyToken.isUnreadable && text('accounts.unreadable.verifyToken')}
        </Notice>
      )}
      {account.holdReason && (
        <Notice variant="danger" title={text('accounts.held')}>
          {sayWords(account.holdReason)} {text('accounts.held.resume')}
        </Notice>
      )}
      {account.copiedFrom && (
        <Notice
          variant="warning"
          title={text('accounts.copied', { from: account.copiedFrom })}
          action={isReadOnly ? undefined : <TakeOver account={account} from={account.copiedFrom} />}
        >
          {text('accounts.copied.why')}
        </Notice>
      )}
    </Flex>
  );
}
