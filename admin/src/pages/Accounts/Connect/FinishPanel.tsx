import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Account } from '../../../../../shared/contracts/accounts';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { CheckList } from '../Connection/CheckList';
import { GuidedCallback } from '../Connection/GuidedCallback';
import { RegisterForm } from '../../../components/AccountFixes/RegisterForm';
import { accountPath } from '../paths';
import { isFinished, planFinish, type FinishStep, type Outcome } from './finish-steps';
import { signOf, StepSign } from './StepSign';
import { useFinish } from './use-finish';

/** Sets up at Meta what stored accounts need, and tells of each step what became of it. */
export function FinishPanel({ accounts }: { accounts: Account[] }) {
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.templates);
  if (isLoading) return null;
  return <Finish accounts={accounts} canSync={allowedActions.canManage === true} />;
}

function Finish({ accounts, canSync }: { accounts: Account[]; canSync: boolean }) {
  const text = useText();
  const steps = useMemo(() => planFinish(accounts, { canSync }), [accounts, canSync]);
  const { outcomeOf, run, settle } = useFinish(steps);
  const outcomes = steps.map(outcomeOf);
  const onRegistered = (registered: FinishStep) => {
    const { documentId } = registered.account;
    settle(registered);
    for (const step of steps)
      if (step.kind === 'test' && step.account.documentId === documentId) void run(step);
  };
  const isBusy = outcomes.some(({ state }) => state === 'waiting' || state === 'working');

  return (
    <Panel
      title={text('connect.finish', { count: accounts.length })}
      intro={text('connect.finish.intro')}
    >
      <Flex
        tag="ol"
        direction="column"
        alignItems="stretch"
        gap={5}
        aria-live="polite"
        aria-busy={isBusy}
      >
        {steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            outcome={outcomeOf(step)}
            onRun={run}
            onRegistered={() => onRegistered(step)}
          />
        ))}
      </Flex>
      {!isBusy && (
        <Notice
          variant={isFinished(outcomes) ? 'success' : 'info'}
          title={text(isFinished(outcomes) ? 'connect.finished' : 'connect.left')}
          action={
            <Flex gap={2} wrap="wrap">
              {accounts.map(({ documentId, name }) => (
                <LinkButton
                  key={documentId}
                  tag={Link}
                  to={accountPath(documentId)}
                  variant="secondary"
                >
                  {text('connect.openAccount', { name })}
                </LinkButton>
              ))}
              {canSync && (
                <LinkButton tag={Link} to={`/plugins/${PLUGIN_ID}/templates`} variant="secondary">
                  {text('connect.openTemplates')}
                </LinkButton>
              )}
            </Flex>
          }
        >
          {text(isFinished(outcomes) ? 'connect.finished.next' : 'connect.left.next')}
        </Notice>
      )}
    </Panel>
  );
}

interface StepProps {
  step: FinishStep;
  outcome: Outcome;
  onRun: (step: FinishStep, replace?: boolean) => Promise<void>;
  onRegistered: () => void;
}

function Step({ step, outcome, onRun, onRegistered }: StepProps) {
  const text = useText();
  const { kind, account } = step;
  return (
    <Flex tag="li" gap={3} alignItems="flex-start" data-step={kind}>
      <StepSign sign={signOf(outcome)} />
      <Flex direction="column" alignItems="stretch" gap={3} flex="1" minWidth={0}>
        <Box>
          <Typography tag="p" fontWeight="bold" textColor="neutral800">
            {text(`connect.step.${kind}`, { name: account.name, id: account.businessAccountId })}
          </Typography>
          <Words step={step} outcome={outcome} />
        </Box>
        {outcome.state === 'replaces' && <Replace step={step} url={outcome.url} onRun={onRun} />}
        {signOf(outcome) === 'problem' && (
          <Flex>
            <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={() => onRun(step)}>
              {text('connect.again')}
            </Button>
          </Flex>
        )}
        {kind === 'callback' && outcome.state === 'problem' && <GuidedCallback account={account} />}
        {outcome.state === 'unregistered' && (
          <RegisterForm account={account} onRegistered={onRegistered} />
        )}
      </Flex>
    </Flex>
  );
}

/** What a step has to say besides its name. */
function Words({ step: { kind }, outcome }: Pick<StepProps, 'step' | 'outcome'>) {
  const text = useText();
  if (outcome.state === 'done')
    return (
      <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {outcome.words ?? text(`connect.done.${kind}`)}
      </Typography>
    );
  if (outcome.state === 'problem')
    // It names addresses, which are longer than a phone is wide.
    return <Typography style={{ overflowWrap: 'anywhere' }}>{outcome.words}</Typography>;
  if (outcome.state !== 'tested') return null;
  const notable = outcome.test.checks.filter(({ status }) => status !== 'ok');
  return notable.length === 0 ? (
    <Typography textColor="neutral600">{text('accounts.test.ok')}</Typography>
  ) : (
    <CheckList checks={notable} />
  );
}

function Replace({ step, url, onRun }: Pick<StepProps, 'step' | 'onRun'> & { url: string }) {
  const text = useText();
  return (
    <Notice
      variant="warning"
      title={text('connect.replace.title')}
      action={
        <Button variant="danger-light" onClick={() => onRun(step, true)}>
          {text('connect.replace.action')}
        </Button>
      }
    >
      <span style={{ overflowWrap: 'anywhere' }}>{text('connect.replace', { url })}</span>{' '}
      {text('connect.replace.why')}
    </Notice>
  );
}
