import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { Account } from '../../../../../shared/contracts/accounts';
import {
  useWhatsappCheckReceivingMutation,
  useWhatsappGetReceivingQuery,
} from '../../../api/accounts';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { RetryError } from '../../../components/RetryError';
import { useApiError } from '../../../hooks/use-api-error';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { useText } from '../../../hooks/use-text';
import { FieldTable } from './FieldTable';
import { RefusedCalls } from '../../../components/RefusedCalls';

const REFRESH_EVERY = 10_000;

interface FieldsSectionProps {
  account: Account;
  isReadOnly: boolean;
}

/** What arrives of each webhook field, and what was refused. */
export function FieldsSection({ account, isReadOnly }: FieldsSectionProps) {
  const text = useText();
  const { notifyError } = useApiError();
  const isVisible = usePageVisible();
  const { data, isError, refetch } = useWhatsappGetReceivingQuery(account.documentId, {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
  });
  const [check, { isLoading }] = useWhatsappCheckReceivingMutation();
  const onCheck = async () => {
    try {
      await check(account.documentId).unwrap();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Panel
      id="webhook-fields"
      title={text('accounts.fields')}
      intro={text('accounts.fields.intro')}
      action={
        !isReadOnly && (
          <Button
            variant="tertiary"
            startIcon={<ArrowClockwise />}
            loading={isLoading}
            onClick={onCheck}
          >
            {text('accounts.fields.check')}
          </Button>
        )
      }
    >
      {isError && !data && <RetryError onRetry={refetch} />}
      {!data && !isError && <Loader small>{text('accounts.fields.loading')}</Loader>}
      {data && (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <RefusedCalls refused={data.refused} />
          {data.subscription?.problem && (
            <Notice variant="warning" title={text('accounts.fields.problem')}>
              {data.subscription.problem}
            </Notice>
          )}
          <FieldTable receiving={data} />
          <Typography variant="pi" textColor="neutral600">
            {data.subscription ? (
              <>
                {text('accounts.fields.checked')}{' '}
                <RelativeTime time={data.subscription.checkedAt} />
              </>
            ) : (
              text('accounts.fields.unchecked')
            )}
          </Typography>
        </Flex>
      )}
    </Panel>
  );
}
