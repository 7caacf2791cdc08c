import type { RuleFields } from '../../../../shared/contracts/automations';
import type { FieldNode } from '../../../../shared/contracts/collections';
import { useWhatsappListRuleFieldsQuery } from '../../api/automations';
import { useWhatsappListFieldsQuery } from '../../api/collections';

/** What a field is looked for: a value for a text, a file, a consent, or something that a rule asks for. */
export type Wanted = 'value' | 'media' | 'consent' | 'rule';

const toNodes = ({ fields, ways }: RuleFields): FieldNode[] => [
  ...fields.map(({ variable, displayName, type }) => ({
    ...{ name: variable, path: variable, displayName, type },
    ...{ target: null, isValue: true, list: null },
  })),
  ...ways.map(({ path, displayName }) => ({
    ...{ name: path, path, displayName, type: 'relation' },
    ...{ target: path, isValue: false, list: null },
  })),
];

/** The fields of one level of a collection; a rule may also ask for what is known of the person. */
export function useFieldsOf(uid: string | null, level: string, wants: Wanted) {
  const isRule = wants === 'rule';
  const path = level === '' ? {} : { path: level };
  const own = useWhatsappListFieldsQuery(
    { uid: uid ?? '', ...path, ...(!isRule && wants !== 'value' && { wants }) },
    { skip: isRule || uid === null },
  );
  const rule = useWhatsappListRuleFieldsQuery(
    { ...(uid !== null && { uid }), ...path },
    { skip: !isRule },
  );
  const { isFetching, isError } = isRule ? rule : own;
  const nodes = isRule
    ? rule.currentData
      ? toNodes(rule.currentData)
      : []
    : (own.currentData ?? []);
  return { nodes, isFetching, isError };
}
