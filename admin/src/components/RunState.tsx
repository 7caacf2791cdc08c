import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { AutomationRun } from '../../../shared/contracts/automations';
import { useReasonWords } from '../hooks/use-reason-words';
import { useText } from '../hooks/use-text';
import { ToneBadge } from './ToneBadge';

const TONES = {
  waiting: 'primary',
  done: 'success',
  skipped: 'neutral',
  failed: 'danger',
  cancelled: 'neutral',
} as const;

/** What became of a run, and why; while it waits, until when. */
export function RunState({ run }: { run: Omit<AutomationRun, 'steps'> }) {
  const text = useText();
  const { formatDate } = useIntl();
  const sayReason = useReasonWords();
  const { state, dueAt } = run;
  const reason = sayReason(run.reason, run.reasonCode, run.reasonParams);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <ToneBadge tone={TONES[state]}>{text(`run.state.${state}`)}</ToneBadge>
      {state === 'waiting' && dueAt && (
        <Typography variant="pi" textColor="neutral800">
          {text('run.dueAt', {
            time: formatDate(dueAt, { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </Typography>
      )}
      {reason && (
        <Typography variant="pi" textColor="neutral800">
          {reason}
        </Typography>
      )}
    </Flex>
  );
}
