import {
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import type { Preview } from '../../../../../shared/contracts/messages';
import { written } from '../../../../../shared/domain/template/variables';
import { useText } from '../../../hooks/use-text';

interface ColumnFieldsProps {
  preview: Preview;
  columns: string[];
  /** The column of each variable that has one, by the variable's key. */
  valueColumns: Record<string, string>;
  /** What is the same for everybody, by key. */
  values: Record<string, string>;
  onChange: (valueColumns: Record<string, string>, values: Record<string, string>) => void;
  /** The variable whose field has the focus. */
  onMark: (key: string | null) => void;
}

/** No column begins like this: what comes from a column is told apart by it. */
const COLUMN = 'column:';
const SAME = 'same';

const without = (record: Record<string, string>, key: string): Record<string, string> => {
  const { [key]: _, ...others } = record;
  return others;
};

/** Where each variable of the template is taken from: a column of the file, or one text for everybody. */
export function ColumnFields({
  preview,
  columns,
  valueColumns,
  values,
  onChange,
  onMark,
}: ColumnFieldsProps) {
  const text = useText();
  if (preview.values.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <div>
        <Typography variant="omega" fontWeight="bold" tag="h3">
          {text('send.values')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {text('wizard.columns.hint')}
        </Typography>
      </div>
      {preview.values.map(({ key, label, placeholder, value }) => {
        const column = valueColumns[key];
        const name = label || written(placeholder);
        return (
          <Flex key={key} direction="column" alignItems="stretch" gap={2}>
            <Field.Root name={`columns.${key}`}>
              <Field.Label>{name}</Field.Label>
              <SingleSelect
                value={column === undefined ? SAME : `${COLUMN}${column}`}
                onChange={(next) =>
                  next === SAME
                    ? onChange(without(valueColumns, key), values)
                    : onChange(
                        { ...valueColumns, [key]: String(next).slice(COLUMN.length) },
                        without(values, key),
                      )
                }
              >
                <SingleSelectOption value={SAME}>{text('wizard.columns.same')}</SingleSelectOption>
                {columns.map((one) => (
                  <SingleSelectOption key={one} value={`${COLUMN}${one}`}>
                    {text('wizard.columns.column', { column: one })}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
            {column === undefined && (
              <Field.Root name={`values.${key}`}>
                <TextInput
                  dir="auto"
                  autoComplete="off"
                  aria-label={text('wizard.columns.sameText', { label: name })}
                  value={values[key] ?? ''}
                  placeholder={value ?? undefined}
                  onChange={({ target }) =>
                    onChange(
                      valueColumns,
                      target.value === ''
                        ? without(values, key)
                        : { ...values, [key]: target.value },
                    )
                  }
                  onFocus={() => onMark(key)}
                  onBlur={() => onMark(null)}
                />
              </Field.Root>
            )}
          </Flex>
        );
      })}
    </Flex>
  );
}
