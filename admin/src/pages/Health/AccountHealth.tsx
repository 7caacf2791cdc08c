import { Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Account } from '../../../../shared/contracts/accounts';
import type { CheckId } from '../../../../shared/domain/health/check';
import { useWhatsappCheckHealthMutation, useWhatsappGetHealthQuery } from '../../api/health';
import { AlertBanner } from '../../components/AlertBanner';
import { Notice } from '../../components/Notice';
import { RetryError } from '../../components/RetryError';
import { SandboxBadge } from '../../components/SandboxBadge';
import { useApiError } from '../../hooks/use-api-error';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';
import { Diagnostics } from './Diagnostics';
import { Guide } from './Guide';
import { HealthTable } from './HealthTable';

/** While somebody waits for Meta to call, it is looked at often. */
const WAITING_MS = 3_000;
const RESTING_MS = 30_000;

interface AccountHealthProps {
  documentId: string;
  accounts: Pick<Account, 'documentId' | 'name'>[];
  /** Whether the person may mend what is wrong, and may have it looked at. */
  mayAct: boolean;
  mayCheck: boolean;
  onChoose: (documentId: string) => void;
  addAction: ReactNode;
}

/** How one account is doing: the guide, the checks, and a report. */
export function AccountHealth(props: AccountHealthProps) {
  const { documentId, accounts, mayAct, mayCheck, onChoose, addAction } = props;
  const text = useText();
  const { toWords } = useApiError();
  const isVisible = usePageVisible();
  const [polling, setPolling] = useState(WAITING_MS);
  const { data, error, refetch } = useWhatsappGetHealthQuery(documentId, {
    refetchOnMountOrArgChange: true,
    pollingInterval: isVisible ? polling : 0,
  });
  const [check, { isLoading, error: refusal }] = useWhatsappCheckHealthMutation();
  const [only, setOnly] = useState<CheckId | null>(null);
  const hasBegun = useRef(false);

  const isWaiting = data?.steps.some(
    ({ id, state }) => (id === 'receive' || id === 'firstMessage') && state !== 'done',
  );
  const next = isWaiting === false ? RESTING_MS : WAITING_MS;
  if (next !== polling) setPolling(next);

  const onCheck = async (checks?: CheckId[]) => {
    setOnly(checks?.length === 1 ? checks[0]! : null);
    await check({ documentId, ...(checks && { only: checks }) });
    setOnly(null);
  };
  // Who opens it the first time wants to know, not to press a button.
  useEffect(() => {
    if (!data || data.isAsked || !mayCheck || hasBegun.current) return;
    hasBegun.current = true;
    void check({ documentId });
  }, [data, mayCheck, check, documentId]);

  const isSandbox = data?.account.environment === 'sandbox';
  return (
    <>
      <Layouts.Header
        title={text('health.title')}
        subtitle={isSandbox ? <SandboxLine /> : text('health.subtitle')}
        primaryAction={
          mayCheck && (
            <Button
              startIcon={<ArrowsCounterClockwise />}
              loading={isLoading && only === null}
              onClick={() => onCheck()}
            >
              {text('health.checkAll')}
            </Button>
          )
        }
        secondaryAction={addAction}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {accounts.length > 1 && (
            <Field.Root name="account" maxWidth="40rem">
              <Field.Label>{text('health.account')}</Field.Label>
              <SingleSelect value={documentId} onChange={(value) => onChoose(String(value))}>
                {accounts.map((account) => (
                  <SingleSelectOption key={account.documentId} value={account.documentId}>
                    {account.name}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          )}
          {refusal !== undefined && <Notice variant="danger" title={toWords(refusal)} />}
          {error !== undefined && data && <Notice variant="warning" title={toWords(error)} />}
          {error !== undefined && !data && <RetryError onRetry={refetch} />}
          {!data && error === undefined && <Page.Loading />}
          {data && (
            <>
              <AlertBanner accountDocumentId={documentId} />
              <Guide health={data} mayAct={mayAct} mayTick={mayCheck} onFixed={onCheck} />
              <HealthTable
                health={data}
                mayAct={mayAct}
                mayCheck={mayCheck}
                checking={isLoading ? only : null}
                onCheck={onCheck}
              />
              <Diagnostics documentId={documentId} />
            </>
          )}
        </Flex>
      </Layouts.Content>
    </>
  );
}

function SandboxLine() {
  return (
    <Flex>
      <SandboxBadge />
    </Flex>
  );
}
