import { useMemo } from 'react';
import { knowsBefore } from '../../../../../shared/domain/automation/check';
import { uidOf } from '../../../../../shared/domain/automation/trigger';
import { withAdded, withNode, writeCondition } from '../words/condition-tree';
import { useAutomationForm } from './automation-form';
import type { ConditionEditing } from './condition-context';

/** The condition of the automation in the form, as its parts are changed. */
export function useCondition(): ConditionEditing {
  const { draft, isDisabled, change, errorAt } = useAutomationForm();
  const { condition, trigger } = draft;
  const { paths } = useMemo(() => writeCondition(condition), [condition]);
  return {
    uid: uidOf(trigger),
    knowsBefore: knowsBefore(trigger),
    isDisabled,
    put: (place, node) => change('condition', withNode(condition, place, node)),
    add: (place, node) => change('condition', withAdded(condition, place, node)),
    pathOf: (place) => {
      const path = paths.get(place) ?? '';
      return path === '' ? 'condition' : `condition.${path}`;
    },
    errorAt,
  };
}
