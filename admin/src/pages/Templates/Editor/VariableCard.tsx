import {
  Box,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import {
  VARIABLE_TYPES,
  variableKey,
  type Variable,
  type VariableType,
} from '../../../../../shared/domain/template/variables';
import { useText } from '../../../hooks/use-text';
import { withMapping } from '../content/placeholders';
import { EditorField } from './EditorField';
import { PlaceholderChip } from './PlaceholderChip';
import { PlaceholderName } from './PlaceholderName';
import { VariableSource } from './VariableSource';
import { useEditor } from './editor-context';

interface VariableCardProps {
  variable: Variable;
  onFocus: () => void;
  onBlur: () => void;
}

/** One placeholder: where its value comes from, what reviewers see, and what is used when it is empty. */
export function VariableCard({ variable, onFocus, onBlur }: VariableCardProps) {
  const text = useText();
  const { values, isReadOnly, isContentLocked, changeContent } = useEditor();
  const key = variableKey(variable);
  const path = `variables.${key}`;
  const map = (change: Partial<Variable>) =>
    changeContent((content) => withMapping(content, key, change));
  const canBeRenamed = values.content.parameterFormat === 'NAMED' && !isContentLocked;

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
      </Flex>
      <Grid.Root gap={4}>
        {canBeRenamed && (
          <Grid.Item col={12}>
            <PlaceholderName variable={variable} />
          </Grid.Item>
        )}
        <Grid.Item col={6} s={12} xs={12} alignItems="flex-start">
          <EditorField path={`${path}.type`} label={text('templates.variable.type')}>
            <SingleSelect
              value={variable.type}
              disabled={isReadOnly}
              onChange={(type) => map({ type: type as VariableType })}
            >
              {VARIABLE_TYPES.map((type) => (
                <SingleSelectOption key={type} value={type}>
                  {text(`templates.variable.type.${type}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </EditorField>
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12} alignItems="flex-start">
          <VariableSource variable={variable} path={path} onMap={map} />
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12} alignItems="flex-start">
          <EditorField
            path={`${path}.sampleValue`}
            label={text('templates.variable.sample')}
            hint={text('templates.variable.sampleHint')}
            isRequired
          >
            <TextInput
              dir="auto"
              value={variable.sampleValue}
              disabled={isContentLocked}
              onChange={({ target }) => map({ sampleValue: target.value })}
            />
          </EditorField>
        </Grid.Item>
        {variable.type !== 'fixed_text' && (
          <Grid.Item col={6} s={12} xs={12} alignItems="flex-start">
            <EditorField
              path={`${path}.fallback`}
              label={text('templates.variable.fallback')}
              hint={text('templates.variable.fallbackHint')}
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
