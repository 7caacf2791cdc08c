import { useMemo } from 'react';
import type { RuleField, RuleFields } from '../../../../shared/contracts/automations';
import type { FieldNode } from '../../../../shared/contracts/collections';
import { useWhatsappListRuleFieldsQuery } from '../../api/automations';
import { useWhatsappListFieldsQuery } from '../../api/collections';
import { useText } from '../../hooks/use-text';
import { useVariableName } from '../../hooks/use-variable-name';
import { BEFORE_LEVEL } from './field-level';

/**
 * What a field is looked for: a value for a text, a file, a consent, or something that a rule asks for, also
 * of how a record was before it was changed.
 */
export type Wanted = 'value' | 'media' | 'consent' | 'rule' | 'change';

const fieldNode = (variable: string, displayName: string, type: string): FieldNode => ({
  ...{ name: variable, path: variable, displayName, type },
  ...{ target: null, isValue: true, list: null },
});

const wayNode = (path: string, displayName: string): FieldNode => ({
  ...{ name: path, path, displayName, type: 'relation' },
  ...{ target: path, isValue: false, list: null },
});

/** The fields of one level of a collection; a rule may also ask for what is known of the person. */
export function useFieldsOf(uid: string | null, level: string, wants: Wanted) {
  const isRule = wants === 'rule' || wants === 'change';
  const path = level === '' || level === BEFORE_LEVEL ? {} : { path: level };
  const own = useWhatsappListFieldsQuery(
    { uid: uid ?? '', ...path, ...((wants === 'media' || wants === 'consent') && { wants }) },
    { skip: isRule || uid === null },
  );
  const rule = useWhatsappListRuleFieldsQuery(
    { ...(uid !== null && { uid }), ...path },
    { skip: !isRule },
  );
  const ruleNodes = useRuleNodes(rule.currentData, level, wants === 'change');
  const { isFetching, isError } = isRule ? rule : own;
  return { nodes: isRule ? ruleNodes : (own.currentData ?? []), isFetching, isError };
}

function useRuleNodes(found: RuleFields | undefined, level: string, knowsBefore: boolean) {
  const text = useText();
  const nameOf = useVariableName();
  return useMemo((): FieldNode[] => {
    if (!found) return [];
    const { fields, ways } = found;
    const watched = fields.filter(({ canWatch }) => canWatch);
    if (level === BEFORE_LEVEL)
      return watched.map(({ path, displayName, type }) =>
        fieldNode(`before.${path}`, displayName, type),
      );
    const called = ({ variable, displayName, path }: RuleField) =>
      path === null ? nameOf(variable) : displayName;
    return [
      ...fields.map((field) => fieldNode(field.variable, called(field), field.type)),
      ...ways.map((way) => wayNode(way.path, way.displayName)),
      ...(level === '' && knowsBefore && watched.length > 0
        ? [wayNode(BEFORE_LEVEL, text('fieldPicker.before'))]
        : []),
    ];
  }, [found, level, knowsBefore, nameOf, text]);
}
