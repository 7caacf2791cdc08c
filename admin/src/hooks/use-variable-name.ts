import { useCallback } from 'react';
import { CONTACT_FACTS, type ContactFact } from '../../../shared/domain/automation/condition';
import { useText } from './use-text';

const isContactFact = (name: string): name is ContactFact => Object.hasOwn(CONTACT_FACTS, name);

/** Says what a variable of a condition is called; `fieldName` is what people call a field of the record. */
export function useVariableName() {
  const text = useText();
  return useCallback(
    (variable: string, fieldName?: string | null): string => {
      const [scope = '', ...rest] = variable.split('.');
      const name = rest.join('.');
      if (scope === 'contact' && isContactFact(name)) return text(`automation.variable.${name}`);
      if (scope === 'message') return text('automation.variable.message');
      const field = fieldName ?? rest.join(' → ');
      return scope === 'before' ? text('automation.variable.before', { field }) : field;
    },
    [text],
  );
}
