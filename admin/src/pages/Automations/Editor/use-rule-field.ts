import { useCallback } from 'react';
import type { RuleField } from '../../../../../shared/contracts/automations';
import {
  useLazyWhatsappListRuleFieldsQuery,
  useWhatsappListRuleFieldsQuery,
} from '../../../api/automations';
import { levelOf, levelOfVariable } from '../../../components/FieldPicker/field-level';

const BEFORE = 'before.';

/** The fields of the record itself, and what is known of the person; uid null: of the person alone. */
export function useRuleFields(uid: string | null) {
  return useWhatsappListRuleFieldsQuery(queryOf(uid, ''), { skip: uid === '' });
}

const queryOf = (uid: string | null, path: string) => ({
  ...(uid !== null && { uid }),
  ...(path !== '' && { path }),
});

/** Where a variable is looked for: on its own level, and above it, as lists may be told there. */
function placesOf(variable: string) {
  // What was there before is of the same kind as what is there now.
  const asked = variable.startsWith(BEFORE) ? `record.${variable.slice(BEFORE.length)}` : variable;
  const level = levelOfVariable(asked);
  return { asked, level, above: level === '' ? null : levelOf(level) };
}

/** What a variable of a condition is; null while it is asked for, and where it is not known any more. */
export function useRuleField(uid: string | null, variable: string): RuleField | null {
  const { asked, level, above } = placesOf(variable);
  const skip = uid === '' || variable === '';
  const { currentData: here } = useWhatsappListRuleFieldsQuery(queryOf(uid, level), { skip });
  const found = here?.fields.find((field) => field.variable === asked);
  const { currentData: there } = useWhatsappListRuleFieldsQuery(queryOf(uid, above ?? ''), {
    skip: skip || above === null || here === undefined || found !== undefined,
  });
  return found ?? there?.fields.find((field) => field.variable === asked) ?? null;
}

/** Asks once what a variable is. */
export function useAskField(uid: string | null) {
  const [ask] = useLazyWhatsappListRuleFieldsQuery();
  return useCallback(
    async (variable: string): Promise<RuleField | null> => {
      const { asked, level, above } = placesOf(variable);
      for (const path of above === null ? [level] : [level, above]) {
        const { data } = await ask(queryOf(uid, path), true);
        const found = data?.fields.find((field) => field.variable === asked);
        if (found) return found;
      }
      return null;
    },
    [ask, uid],
  );
}
