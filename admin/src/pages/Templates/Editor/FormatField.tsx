import { Grid, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Variable } from '../../../../../shared/domain/template/variables';
import { MAX_DECIMALS, type ValueFormat } from '../../../../../shared/domain/value-format';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { useText } from '../../../hooks/use-text';
import { choiceOf, choicesFor, exampleOf, formatOf, type FormatChoice } from '../content/formats';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';
import { useFieldType } from './use-field-type';

const HALF = { col: 6, s: 12, xs: 12, alignItems: 'flex-start' } as const;

const AS_IT_IS = 'plain';

interface FormatFieldProps {
  variable: Variable;
  /** The path by which issues name the variable. */
  path: string;
  onMap: (change: Partial<Variable>) => void;
}

/** How the value of a field is written, for the types that can be written in more than one way. */
export function FormatField({ variable, path, onMap }: FormatFieldProps) {
  const text = useText();
  const { values, isReadOnly } = useEditor();
  const { format } = variable;
  const { language } = values.content;
  const type = useFieldType(
    values.appliesTo,
    variable.type === 'field' ? variable.fieldPath : null,
  );
  const choices = choicesFor(type ?? '');
  if (variable.type !== 'field' || (choices.length === 0 && !format)) return null;

  const chosen = format && choiceOf(format);
  const offered = chosen && !choices.includes(chosen) ? [...choices, chosen] : choices;
  const nameOf = (choice: FormatChoice) => {
    const example = exampleOf(formatOf(choice, format), language);
    const name = text(`templates.format.choice.${choice}`);
    return example ? text('templates.format.withExample', { name, example }) : name;
  };

  return (
    <>
      <Grid.Item {...HALF}>
        <EditorField
          path={`${path}.format`}
          label={text('templates.variable.format')}
          hint={text('templates.variable.formatHint')}
        >
          <SingleSelect
            value={chosen ?? AS_IT_IS}
            disabled={isReadOnly}
            onChange={(choice) =>
              onMap({
                format: choice === AS_IT_IS ? null : formatOf(choice as FormatChoice, format),
              })
            }
          >
            <SingleSelectOption value={AS_IT_IS}>
              {text('templates.format.choice.plain')}
            </SingleSelectOption>
            {offered.map((choice) => (
              <SingleSelectOption key={choice} value={choice}>
                {nameOf(choice)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </EditorField>
      </Grid.Item>
      {format && (
        <FormatDetail format={format} path={path} onChange={(next) => onMap({ format: next })} />
      )}
    </>
  );
}

interface FormatDetailProps {
  format: ValueFormat;
  path: string;
  onChange: (format: ValueFormat) => void;
}

/** What a format needs besides its kind: a currency, a time zone, how many decimals. */
function FormatDetail({ format, path, onChange }: FormatDetailProps) {
  const text = useText();
  const { isReadOnly } = useEditor();
  const currencies = useCurrencies();
  const zones = useMemo(
    () => supported('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    [],
  );
  if (format.type === 'currency')
    return (
      <Grid.Item {...HALF}>
        <EditorField path={`${path}.format.currency`} label={text('templates.format.currency')}>
          <OptionCombobox
            options={currencies}
            value={format.currency}
            disabled={isReadOnly}
            onChange={(currency) => onChange({ ...format, currency })}
          />
        </EditorField>
      </Grid.Item>
    );
  if (format.type === 'datetime')
    return (
      <Grid.Item {...HALF}>
        <EditorField
          path={`${path}.format.timeZone`}
          label={text('templates.format.timeZone')}
          hint={text('templates.format.timeZoneHint')}
        >
          <OptionCombobox
            options={zones}
            value={format.timeZone}
            disabled={isReadOnly}
            placeholder={text('templates.format.timeZoneServer')}
            clearLabel={text('templates.format.timeZoneClear')}
            onClear={() => onChange({ ...format, timeZone: null })}
            onChange={(timeZone) => onChange({ ...format, timeZone })}
          />
        </EditorField>
      </Grid.Item>
    );
  if (format.type === 'number')
    return (
      <Grid.Item {...HALF}>
        <EditorField
          path={`${path}.format.decimals`}
          label={text('templates.format.decimals')}
          hint={text('templates.format.decimalsHint', { limit: MAX_DECIMALS })}
        >
          <NumberInput
            value={format.decimals ?? undefined}
            disabled={isReadOnly}
            onValueChange={(decimals) => onChange({ ...format, decimals: decimals ?? null })}
          />
        </EditorField>
      </Grid.Item>
    );
  return null;
}

/** What the browser knows of a kind; a browser that cannot tell offers what is chosen alone. */
const supported = (kind: 'currency' | 'timeZone'): string[] =>
  typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf(kind) : [];

function useCurrencies(): { value: string; label: string }[] {
  const { locale } = useIntl();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'currency' });
    return supported('currency').map((code) => ({
      value: code,
      label: `${code} – ${names.of(code) ?? code}`,
    }));
  }, [locale]);
}
