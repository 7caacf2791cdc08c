import {
  Field,
  IconButton,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  VisuallyHidden,
} from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { styled } from 'styled-components';
import type { RuleField } from '../../../../../shared/contracts/automations';
import type { Scalar } from '../../../../../shared/domain/automation/trigger';
import { FieldPicker } from '../../../components/FieldPicker';
import { useText } from '../../../hooks/use-text';
import { useVariableName } from '../../../hooks/use-variable-name';
import {
  operatorsFor,
  rowFor,
  takesList,
  takesValue,
  withOperator,
  type Operator,
  type Row,
} from '../words/condition-tree';
import { useConditionEditing } from './condition-context';
import { fieldId } from './field-id';
import { RelativeTimeFields } from './RelativeTimeFields';
import { useAskField, useRuleField } from './use-rule-field';
import { ValueField } from './ValueField';

interface ConditionRowProps {
  row: Row;
  place: string;
  number: string;
}

/** One condition: a field, how it is compared, and with what. */
export function ConditionRow({ row, place, number }: ConditionRowProps) {
  const text = useText();
  const { uid, knowsBefore, isDisabled, put, pathOf, errorAt } = useConditionEditing();
  const nameOf = useVariableName();
  const field = useRuleField(uid, row.variable);
  const askField = useAskField(uid);
  const path = pathOf(place);
  const error = errorAt(path);
  const label = text('automation.if.condition', { number });

  const onPick = async (variable: string | null) => {
    if (variable === null) return;
    const picked = await askField(variable);
    put(place, picked ? rowFor(variable, picked, row) : { ...row, variable });
  };

  return (
    <Field.Root id={fieldId(path)} name={path} error={error}>
      <Line role="group" aria-label={label}>
        <FieldPicker
          id={fieldId(path)}
          uid={uid}
          wants={knowsBefore ? 'change' : 'rule'}
          value={row.variable === '' ? null : row.variable}
          shown={field ? nameOf(row.variable, fieldName(field)) : undefined}
          label={text('automation.if.field')}
          disabled={isDisabled}
          hasError={error !== undefined}
          isClearable={false}
          onChange={(variable) => void onPick(variable)}
        />
        <SingleSelect
          aria-label={text('automation.if.operator')}
          value={row.operator}
          disabled={isDisabled || row.variable === ''}
          onChange={(next) =>
            put(place, withOperator(row, next as Operator, field ?? { kind: 'text', choices: [] }))
          }
        >
          {operatorsFor(field?.kind ?? null, row.operator).map((operator) => (
            <SingleSelectOption key={operator} value={operator}>
              {text(operatorKey(operator, field))}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        {row.variable !== '' && takesValue(row.operator) ? (
          <Operand
            row={row}
            field={field}
            path={path}
            onChange={(value) => put(place, { ...row, value })}
          />
        ) : (
          <span />
        )}
        {isDisabled ? (
          <span />
        ) : (
          <IconButton
            size="L"
            variant="ghost"
            label={text('automation.if.remove', { number })}
            onClick={() => put(place, null)}
          >
            <Trash />
          </IconButton>
        )}
      </Line>
      <Field.Error />
    </Field.Root>
  );
}

/** What people call a field, with the way to it where it is not of the record itself. */
function fieldName({ displayName, path }: RuleField): string {
  const steps = path?.split('.') ?? [];
  return steps.length > 1 ? [...steps.slice(0, -1), displayName].join(' → ') : displayName;
}

/** Times are earlier and later, not less and more. */
function operatorKey(operator: Operator, field: RuleField | null) {
  const isTime = field?.kind === 'day' || field?.kind === 'time';
  if (isTime && ['less', 'atMost', 'more', 'atLeast'].includes(operator))
    return `automation.operator.${operator as 'less' | 'atMost' | 'more' | 'atLeast'}.time` as const;
  return `automation.operator.${operator}` as const;
}

interface OperandProps {
  row: Row;
  field: RuleField | null;
  path: string;
  onChange: (value: Row['value']) => void;
}

function Operand({ row, field, path, onChange }: OperandProps) {
  const text = useText();
  const { isDisabled } = useConditionEditing();
  const label = text('automation.if.value');
  const { value } = row;
  if (takesList(row.operator)) {
    const list = Array.isArray(value) ? value : [];
    if (field?.kind === 'choice')
      return (
        <Field.Root name={`${path}.list`}>
          <VisuallyHidden>
            <Field.Label>{label}</Field.Label>
          </VisuallyHidden>
          <MultiSelect
            // Its tags have buttons without a name.
            customizeContent={(chosen) => (chosen ?? []).join(', ')}
            value={list.map(String)}
            disabled={isDisabled}
            placeholder={text('automation.value.choose')}
            onChange={(next: string[]) => onChange(next)}
          >
            {[...new Set([...field.choices, ...list.map(String)])].map((choice) => (
              <MultiSelectOption key={choice} value={choice}>
                {choice}
              </MultiSelectOption>
            ))}
          </MultiSelect>
        </Field.Root>
      );
    return (
      <TextInput
        aria-label={text('automation.if.values')}
        disabled={isDisabled}
        value={list.join(', ')}
        onChange={({ target }) => onChange(readList(target.value, field))}
      />
    );
  }
  if (field?.kind === 'day' || field?.kind === 'time')
    return <RelativeTimeFields path={path} field={field} value={value} onChange={onChange} />;
  return (
    <ValueField
      path={`${path}.value`}
      label={label}
      isLabelHidden
      kind={
        row.operator === 'contains' || row.operator === 'notContains'
          ? 'text'
          : (field?.kind ?? 'text')
      }
      choices={field?.choices ?? []}
      value={typeof value === 'object' ? null : value}
      onChange={onChange}
    />
  );
}

/** Values with commas between them; a number where the field holds numbers. */
function readList(typed: string, field: RuleField | null): Scalar[] {
  return typed.split(',').map((part) => {
    const word = part.trimStart();
    const number = Number(word);
    return field?.kind === 'number' && word.trim() !== '' && !Number.isNaN(number) ? number : word;
  });
}

const Line = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: ${({ theme }) => theme.spaces[2]};
  align-items: start;

  & > :nth-child(2),
  & > :nth-child(3) {
    grid-column: 1;
  }
  & > :last-child {
    grid-row: 1;
    grid-column: 2;
  }

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) auto;

    & > :nth-child(2) {
      grid-column: 2;
    }
    & > :nth-child(3) {
      grid-column: 3;
    }
    & > :last-child {
      grid-column: 4;
    }
    & > * {
      grid-row: 1;
    }
  }
`;
