import { useIntl } from 'react-intl';
import { useText } from '../../../hooks/use-text';
import { useVariableName } from '../../../hooks/use-variable-name';
import type { Row } from './condition-tree';
import { useSayScalar } from './TriggerWords';

/** Says a condition, e.g. “Order Status is shipped”; `fieldName` is what people call its field. */
export function useRowWords() {
  const text = useText();
  const sayScalar = useSayScalar();
  const { formatList } = useIntl();
  const variableName = useVariableName();
  return ({ variable, operator, value }: Row, fieldName?: string): string => {
    const sayOne = (one: Row['value']): string => {
      if (Array.isArray(one)) return formatList(one.map(sayScalar), { type: 'disjunction' });
      if (typeof one !== 'object' || one === null) return sayScalar(one);
      const [amount, unit] = one.now;
      const how = amount === 0 ? 'now' : amount < 0 ? 'past' : 'future';
      return text(`automation.time.${how}.words`, { amount: Math.abs(amount), unit });
    };
    const words = text(`automation.operator.${operator}`);
    const isAlone = ['filled', 'empty', 'holds', 'holdsNot'].includes(operator);
    return text(isAlone ? 'automation.row.alone' : 'automation.row', {
      field: variableName(variable, fieldName),
      operator: words,
      value: isAlone ? '' : sayOne(value),
    });
  };
}
