import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { uidOf } from '../../../../../shared/domain/automation/trigger';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { NO_CONDITION, withAdded, type Group } from '../words/condition-tree';
import { useAutomationForm } from './automation-form';
import { ConditionGroup, NEW_ROW } from './ConditionGroup';
import { ConditionContext } from './condition-context';
import { fieldId } from './field-id';
import { useCondition } from './use-condition';

/** What must hold for the automation to go on. */
export function IfCard() {
  const text = useText();
  const { draft, isDisabled, change } = useAutomationForm();
  const { condition } = draft;
  const uid = uidOf(draft.trigger);
  const context = useCondition();
  const add = () => change('condition', withAdded(condition, '', NEW_ROW) satisfies Group);
  return (
    <Panel
      id={fieldId('condition')}
      title={text('automation.if')}
      intro={text('automation.if.intro')}
    >
      <ConditionContext.Provider value={context}>
        {condition.nodes.length === 0 ? (
          <Flex gap={3} wrap="wrap">
            <Typography textColor="neutral800">{text('automation.if.always')}</Typography>
            {!isDisabled && (
              <Button variant="secondary" startIcon={<Plus />} disabled={uid === ''} onClick={add}>
                {text('automation.if.add')}
              </Button>
            )}
          </Flex>
        ) : (
          <ConditionGroup
            group={condition}
            place=""
            onRemove={() => change('condition', NO_CONDITION)}
          />
        )}
      </ConditionContext.Provider>
    </Panel>
  );
}
