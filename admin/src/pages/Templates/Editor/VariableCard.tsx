import {
  Badge,
  Box,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextButton,
  TextInput,
} from '@strapi/design-system';
import { isOptional, needsSample } from '../../../../../shared/domain/template/check';
import {
  variableKey,
  type Variable,
  type VariableType,
} from '../../../../../shared/domain/template/variables';
import { useText } from '../../../hooks/use-text';
import { exampleOf } from '../content/formats';
import { withMapping, withVariableType } from '../content/placeholders';
import { specialOf, typesFor } from '../content/variable-groups';
import { EditorField } from './EditorField';
import { FormatField } from './FormatField';
import { PlaceholderChip } from './PlaceholderChip';
import { PlaceholderName } from './PlaceholderName';
import { VariableSource } from './VariableSource';
import { useEditor } from './editor-context';

interface VariableCardProps {
  variable: Variable;
  onFocus: () => void;
  onBlur: () => void;
}

const HALF = { col: 6, s: 12, xs: 12, alignItems: 'flex-start' } as const;

/** One placeholder: where its value comes from, what reviewers see, and what is used when it is empty. */
export function VariableCard({ variable, onFocus, onBlur }: VariableCardProps) {
  const text = useText();
  const { values, isReadOnly, isContentLocked, changeContent } = useEditor();
  const { content } = values;
  const key = variableKey(variable);
  const path = `variables.${key}`;
  const map = (change: Partial<Variable>) =>
    changeContent((before) => withMapping(before, key, change));
  const canBeRenamed =
    content.parameterFormat === 'NAMED' &&
    !isContentLocked &&
    variable.component !== 'button' &&
    specialOf(variable, content) === null;

  return (
    <Box
      tag="fieldset"
      borderColor="neutral200"
      borderStyle="solid"
      borderWidth="1px"
      hasRadius
      padding={4}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <Flex tag="legend" gap={2} paddingLeft={1} paddingRight={1}>
        <PlaceholderChip variable={variable} />
        {isOptional(variable, content) && <Badge>{text('templates.variable.optional')}</Badge>}
      </Flex>
      <Grid.Root gap={4}>
        {canBeRenamed && (
          <Grid.Item col={12}>
            <PlaceholderName variable={variable} />
          </Grid.Item>
        )}
        <Grid.Item {...HALF}>
          <EditorField path={`${path}.type`} label={text('templates.variable.type')}>
            <SingleSelect
              value={variable.type}
              disabled={isReadOnly}
              onChange={(type) =>
                changeContent((before) => withVariableType(before, key, type as VariableType))
              }
            >
              {typesFor(variable, content).map((type) => (
                <SingleSelectOption key={type} value={type}>
                  {text(`templates.variable.type.${type}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </EditorField>
        </Grid.Item>
        <Grid.Item {...HALF}>
          <VariableSource variable={variable} path={path} onMap={map} />
        </Grid.Item>
        <FormatField variable={variable} path={path} onMap={map} />
        {needsSample(variable, content) && (
          <Grid.Item {...HALF}>
            <SampleField variable={variable} path={path} onMap={map} />
          </Grid.Item>
        )}
        {variable.type !== 'fixed_text' && (
          <Grid.Item {...HALF}>
            <EditorField
              path={`${path}.fallback`}
              label={text('templates.variable.fallback')}
              hint={text(
                isOptional(variable, content)
                  ? 'templates.variable.fallbackHintOptional'
                  : 'templates.variable.fallbackHint',
              )}
            >
              <TextInput
                dir="auto"
                value={variable.fallback ?? ''}
                disabled={isReadOnly}
                onChange={({ target }) => map({ fallback: target.value || null })}
              />
            </EditorField>
          </Grid.Item>
        )}
      </Grid.Root>
    </Box>
  );
}

interface SampleFieldProps {
  variable: Variable;
  path: string;
  onMap: (change: Partial<Variable>) => void;
}

/** What reviewers see in place of the placeholder. */
function SampleField({ variable, path, onMap }: SampleFieldProps) {
  const text = useText();
  const { values, isContentLocked } = useEditor();
  const { format, sampleValue } = variable;
  const example = variable.type === 'field' && format && exampleOf(format, values.content.language);
  return (
    <EditorField
      path={`${path}.sampleValue`}
      label={text('templates.variable.sample')}
      hint={text('templates.variable.sampleHint')}
      isRequired
    >
      <TextInput
        dir="auto"
        value={sampleValue}
        disabled={isContentLocked}
        onChange={({ target }) => onMap({ sampleValue: target.value })}
      />
      {example && sampleValue === '' && !isContentLocked && (
        <TextButton onClick={() => onMap({ sampleValue: example })}>
          {text('templates.variable.useSample', { example })}
        </TextButton>
      )}
    </EditorField>
  );
}
