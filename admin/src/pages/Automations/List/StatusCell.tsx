import { Button, Flex, Switch, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { Automation } from '../../../../../shared/contracts/automations';
import { useReasonWords } from '../../../hooks/use-reason-words';
import { useText } from '../../../hooks/use-text';
import { StatusBadge } from '../StatusBadge';
import { SwitchDialog, type SwitchTo } from '../SwitchDialog';

interface StatusCellProps {
  automation: Automation;
  canManage: boolean;
}

/** Whether an automation is on, and the switch for it; why it is paused, and the way out of that. */
export function StatusCell({ automation, canManage }: StatusCellProps) {
  const text = useText();
  const [asks, setAsks] = useState<SwitchTo | null>(null);
  const sayReason = useReasonWords();
  const { status, isLocked, name } = automation;
  const pauseText = sayReason(automation.pauseText, automation.pauseCode, automation.pauseParams);
  const isPaused = status === 'paused';
  // What code has switched on can be switched on again, and no more.
  const canSwitch = canManage && (!isLocked || isPaused);
  return (
    <Wrapped>
      {canSwitch && !isPaused ? (
        <Switch
          visibleLabels
          checked={status === 'on'}
          onLabel={text('automations.status.on')}
          offLabel={text('automations.status.off')}
          aria-label={text('automations.switch', { name })}
          onCheckedChange={(isOn) => setAsks(isOn ? 'on' : 'off')}
        />
      ) : (
        <StatusBadge status={status} />
      )}
      {isPaused && (
        <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={1}>
          {pauseText && (
            <Typography variant="pi" textColor="neutral800">
              {pauseText}
            </Typography>
          )}
          {canSwitch && (
            <Button variant="secondary" size="S" onClick={() => setAsks('on')}>
              {text('automations.turnOnAgain')}
            </Button>
          )}
        </Flex>
      )}
      {asks && <SwitchDialog automation={automation} to={asks} onClose={() => setAsks(null)} />}
    </Wrapped>
  );
}

const Wrapped = styled.div`
  min-width: 18rem;
  max-width: 26rem;
  white-space: normal;

  /* Being off is no fault. */
  [role='switch'][data-state='unchecked'] {
    background: ${({ theme }) => theme.colors.neutral500};
  }
  [role='switch'] + * {
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;
