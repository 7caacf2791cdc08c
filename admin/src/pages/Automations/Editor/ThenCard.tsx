import { Flex, Menu, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import { STEP_TYPES, type Step } from '../../../../../shared/domain/automation/action';
import { MAX_STEPS } from '../../../../../shared/domain/automation/check';
import type { Duration } from '../../../../../shared/domain/automation/trigger';
import { IssueList } from '../../../components/IssueList';
import { moveButtonId, MoveButtons, moveByKey } from '../../../components/MoveButtons';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { emptyStep, moveStep } from './draft';
import { fieldId } from './field-id';
import { ChoiceField, DurationField } from './fields';
import { StepFields } from './StepFields';

/** What the automation does, one after another. */
export function ThenCard() {
  const text = useText();
  const { notifyStatus } = useNotifyAT();
  const { draft, isDisabled, change, errorAt } = useAutomationForm();
  const { steps } = draft;
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    const element = document.getElementById(focusNext.current);
    element?.focus();
    focusNext.current = null;
  }, [steps]);

  const add = (type: Step['type']) => {
    focusNext.current = fieldId(`steps.${steps.length}`);
    change('steps', [...steps, emptyStep(type)]);
  };
  const move = (index: number, by: -1 | 1) => {
    const to = index + by;
    if (to < 0 || to >= steps.length) return;
    const isPossible = by < 0 ? to > 0 : to < steps.length - 1;
    const pressed = document.activeElement?.id === moveId(index, by);
    // At the end of the list the arrow that leads back takes the focus.
    focusNext.current = pressed
      ? moveId(to, isPossible ? by : by === 1 ? -1 : 1)
      : fieldId(`steps.${to}`);
    change('steps', moveStep(steps, index, to));
    notifyStatus(text('automation.step.moved', { place: to + 1, count: steps.length }));
  };
  const ofSteps = steps.length === 0 ? errorAt('steps') : undefined;

  return (
    <Panel
      id={fieldId('steps')}
      title={text('automation.then')}
      intro={text('automation.then.intro')}
      action={!isDisabled && steps.length < MAX_STEPS && <AddStepMenu onAdd={add} />}
    >
      {steps.length === 0 && (
        <Typography textColor="neutral600">{text('automation.then.none')}</Typography>
      )}
      {ofSteps && <Typography textColor="danger600">{ofSteps}</Typography>}
      {steps.length > 0 && (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
          {steps.map((step, index) => (
            // Steps have no name of their own, and nothing of them is kept outside of the form.
            <li key={index}>
              <StepCard
                step={step}
                index={index}
                count={steps.length}
                onChange={(next) =>
                  change(
                    'steps',
                    steps.map((one, at) => (at === index ? next : one)),
                  )
                }
                onMove={(by) => move(index, by)}
                onRemove={() =>
                  change(
                    'steps',
                    steps.filter((_, at) => at !== index),
                  )
                }
              />
            </li>
          ))}
        </Flex>
      )}
    </Panel>
  );
}

function AddStepMenu({ onAdd }: { onAdd: (type: Step['type']) => void }) {
  const text = useText();
  return (
    <Menu.Root>
      <Menu.Trigger variant="secondary" startIcon={<Plus />} endIcon={null}>
        {text('automation.then.add')}
      </Menu.Trigger>
      {/* A menu of the design system scrolls after four entries, with nothing to tell so. */}
      <Menu.Content popoverPlacement="bottom-end" maxHeight="min(40rem, 70vh)">
        {STEP_TYPES.map((type) => (
          <Menu.Item key={type} onSelect={() => onAdd(type)}>
            {text(`automation.step.${type}`)}
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
}

const moveId = (index: number, by: -1 | 1): string => moveButtonId(fieldId(`steps.${index}`), by);

interface StepCardProps {
  step: Step;
  index: number;
  count: number;
  onChange: (step: Step) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function StepCard({ step, index, count, onChange, onMove, onRemove }: StepCardProps) {
  const text = useText();
  const { isDisabled, warningsAt } = useAutomationForm();
  const number = index + 1;
  const kind = text(`automation.step.${step.type}`);
  const path = `steps.${index}`;

  const onKeyDown = (event: KeyboardEvent) => {
    const by = moveByKey(event);
    if (by === null || isDisabled) return;
    event.preventDefault();
    onMove(by);
  };

  return (
    <Frame
      id={fieldId(path)}
      tabIndex={-1}
      aria-label={text('automation.step.name', { number, kind })}
      onKeyDown={onKeyDown}
    >
      <Flex justifyContent="space-between" gap={2}>
        <Typography fontWeight="bold" tag="h3">
          {text('automation.step.name', { number, kind })}
        </Typography>
        {!isDisabled && (
          <MoveButtons
            id={fieldId(path)}
            index={index}
            count={count}
            labels={{
              up: text('automation.step.up', { number }),
              down: text('automation.step.down', { number }),
              remove: text('automation.step.remove', { number }),
            }}
            onMove={onMove}
            onRemove={onRemove}
          />
        )}
      </Flex>
      <WaitFields
        path={`${path}.wait`}
        isFirst={index === 0}
        wait={step.wait ?? null}
        onChange={(wait) => onChange({ ...step, wait })}
      />
      <StepFields step={step} path={path} onChange={onChange} />
      <IssueList issues={warningsAt(path)} />
    </Frame>
  );
}

interface WaitFieldsProps {
  path: string;
  isFirst: boolean;
  wait: Duration | null;
  onChange: (wait: Duration | null) => void;
}

function WaitFields({ path, isFirst, wait, onChange }: WaitFieldsProps) {
  const text = useText();
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <ChoiceField
        path={`${path}.when`}
        label={text('automation.wait')}
        width="24rem"
        value={wait ? 'later' : 'now'}
        options={[
          { value: 'now', label: text(isFirst ? 'automation.wait.now' : 'automation.wait.next') },
          { value: 'later', label: text('automation.wait.later') },
        ]}
        onChange={(when) => onChange(when === 'now' ? null : { amount: 1, unit: 'hours' })}
      />
      {wait && (
        <DurationField
          path={path}
          label={text(isFirst ? 'automation.wait.afterBeginning' : 'automation.wait.afterStep')}
          value={wait}
          onChange={onChange}
        />
      )}
    </Flex>
  );
}

const Frame = styled.fieldset`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};
  padding: ${({ theme }) => theme.spaces[4]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  min-width: 0;
`;
