import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Health, ToldCheck } from '../../../../shared/contracts/health';
import type { CheckId, CheckStatus } from '../../../../shared/domain/health/check';
import { AccountFix } from '../../components/AccountFixes';
import { CheckFinding } from '../../components/Checks/CheckFinding';
import { CheckSign } from '../../components/Checks/CheckSign';
import { Panel } from '../../components/Panel';
import { RelativeTime } from '../../components/RelativeTime';
import { ToneBadge } from '../../components/ToneBadge';
import { useText } from '../../hooks/use-text';

const GROUPS = {
  here: [
    'encryptionKey',
    'credentials',
    'installation',
    'sending',
    'queue',
    'templates',
    'clock',
    'graphVersion',
  ],
  access: ['token', 'scopes', 'businessAccount', 'phoneNumber', 'registration', 'appSecret'],
  webhook: ['address', 'callback', 'subscription', 'fields', 'lastDelivery', 'signatures'],
  number: ['healthStatus', 'payment', 'displayName', 'quality', 'messagingLimit', 'throughput'],
  business: ['verification', 'live'],
} as const satisfies Record<string, readonly CheckId[]>;

const TONES = {
  ok: 'success',
  hint: 'neutral',
  warning: 'warning',
  problem: 'danger',
  unknown: 'neutral',
} as const satisfies Record<CheckStatus, string>;

interface HealthTableProps {
  health: Health;
  mayAct: boolean;
  mayCheck: boolean;
  /** What is being looked at by itself. */
  checking: CheckId | null;
  onCheck: (only: CheckId[]) => void;
}

/** Each check by itself: how it is, what that means, who can do something, and the button for it. */
export function HealthTable({ health, ...props }: HealthTableProps) {
  const text = useText();
  const byId = new Map(health.checks.map((check) => [check.id, check]));
  return (
    <Panel title={text('health.checks')} intro={text('health.checks.intro')}>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <Flex key={group} direction="column" alignItems="stretch" gap={1}>
          <Typography tag="h3" variant="epsilon" fontWeight="bold">
            {text(`health.group.${group}`)}
          </Typography>
          <Rows>
            {GROUPS[group].map((id) => {
              const check = byId.get(id);
              return check && <CheckRow key={id} check={check} health={health} {...props} />;
            })}
          </Rows>
        </Flex>
      ))}
    </Panel>
  );
}

interface CheckRowProps extends HealthTableProps {
  check: ToldCheck;
}

function CheckRow({ check, health, mayAct, mayCheck, checking, onCheck }: CheckRowProps) {
  const text = useText();
  const { id, status, fix, checkedAt } = check;
  const name = text(`health.check.${id}`);
  return (
    <Row data-check={id} data-status={status}>
      <Head>
        <CheckSign status={status} />
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
          <Typography fontWeight="bold">{name}</Typography>
          <ToneBadge tone={TONES[status]}>{text(`health.status.${status}`)}</ToneBadge>
        </Flex>
      </Head>
      <Flex direction="column" alignItems="stretch" gap={2} minWidth={0}>
        <CheckFinding check={check} />
        {fix && mayAct && (
          <AccountFix
            fix={fix}
            account={health.account}
            params={check.params}
            onFixed={() => onCheck([id])}
          />
        )}
      </Flex>
      <Flex gap={1} alignItems="center" justifyContent="flex-end">
        <Typography variant="pi" textColor="neutral600">
          {checkedAt ? <RelativeTime time={checkedAt} /> : text('health.never')}
        </Typography>
        {mayCheck && (
          <IconButton
            variant="ghost"
            size="S"
            label={text('health.checkOne', { name })}
            disabled={checking === id}
            onClick={() => onCheck([id])}
          >
            <ArrowClockwise />
          </IconButton>
        )}
      </Flex>
    </Row>
  );
}

const Rows = styled.ul`
  display: flex;
  flex-direction: column;
`;

const Row = styled.li`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[2]} ${({ theme }) => theme.spaces[4]};
  padding-block: ${({ theme }) => theme.spaces[3]};

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: 22rem minmax(0, 1fr) 16rem;
    align-items: start;
  }
`;

const Head = styled.div`
  display: flex;
  gap: ${({ theme }) => theme.spaces[3]};
  align-items: flex-start;
  min-width: 0;
`;
