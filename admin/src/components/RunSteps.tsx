import { Flex, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AutomationRun, RunStep } from '../../../shared/contracts/automations';
import { PLUGIN_ID } from '../../../shared/plugin';
import { useReasonWords } from '../hooks/use-reason-words';
import { useText } from '../hooks/use-text';
import { PERMISSIONS } from '../permissions';
import { MessageStatus } from './MessageStatus';

/** How far a run came: each step with what became of it, and the message that it made. */
export function RunSteps({
  run,
}: {
  run: Pick<AutomationRun, 'steps' | 'stepCount' | 'state' | 'reason'>;
}) {
  const text = useText();
  const { steps, stepCount, state, reason } = run;
  const left = stepCount - steps.length;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {steps.length > 0 && (
        <Flex tag="ol" direction="column" alignItems="flex-start" gap={1}>
          {steps.map((step) => (
            <li key={step.index}>
              {/* What stands at the run already is not said twice. */}
              <StepWords step={step} hasReason={step.reason !== reason} />
            </li>
          ))}
        </Flex>
      )}
      {state === 'waiting' && left > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {text('run.stepsLeft', { count: left })}
        </Typography>
      )}
    </Flex>
  );
}

function StepWords({ step, hasReason }: { step: RunStep; hasReason: boolean }) {
  const text = useText();
  const sayReason = useReasonWords();
  const { type, outcome, message } = step;
  const reason = sayReason(step.reason, step.reasonCode, step.reasonParams);
  const { allowedActions } = useRBAC(PERMISSIONS.messagesRead);
  const words = text('run.step', {
    kind: text(`automation.step.${type}`),
    outcome: text(`run.outcome.${outcome}`),
  });
  return (
    <>
      <Typography variant="pi" textColor="neutral800" tag="p">
        {words}
        {hasReason && reason && ` ${reason}`}
      </Typography>
      {message && (
        <Typography variant="pi" textColor="neutral800" tag="p">
          {allowedActions.canRead ? (
            <MessageLink to={`/plugins/${PLUGIN_ID}/messages/${message.documentId}`}>
              <MessageStatus state={message.state} />
            </MessageLink>
          ) : (
            <MessageStatus state={message.state} />
          )}
        </Typography>
      )}
    </>
  );
}

const MessageLink = styled(Link)`
  color: inherit;
`;
