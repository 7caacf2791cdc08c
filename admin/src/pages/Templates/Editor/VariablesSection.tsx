import { Flex, Typography } from '@strapi/design-system';
import { variableKey } from '../../../../../shared/domain/template/variables';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { fieldId } from '../content/issues';
import { groupVariables, type VariableGroup } from '../content/variable-groups';
import { VariableCard } from './VariableCard';
import { useEditor } from './editor-context';

interface VariablesSectionProps {
  /** Tells which variable is being worked on, by its key. */
  onFocusVariable: (key: string | null) => void;
}

/** Where the value of each placeholder comes from when a message is sent, part by part. */
export function VariablesSection({ onFocusVariable }: VariablesSectionProps) {
  const text = useText();
  const { content } = useEditor().values;
  const { variables } = content;

  const titleOf = ({ component, buttonIndex }: VariableGroup): string => {
    if (component !== 'button') return text(`templates.variables.${component}`);
    const button = content.buttons[buttonIndex ?? -1];
    return text('templates.variables.button', {
      number: (buttonIndex ?? 0) + 1,
      label: button?.text || text(`templates.button.kind.${button?.type ?? 'other'}`),
    });
  };

  if (variables.length === 0)
    return (
      <Panel id={fieldId('variables')} title={text('templates.section.variables')}>
        <Typography textColor="neutral600">{text('templates.variables.none')}</Typography>
      </Panel>
    );
  return (
    <Flex id={fieldId('variables')} direction="column" alignItems="stretch" gap={6}>
      {groupVariables(variables).map((group) => (
        <Panel key={`${group.component}-${group.buttonIndex}`} title={titleOf(group)}>
          {group.variables.map((variable) => {
            const key = variableKey(variable);
            return (
              <VariableCard
                key={key}
                variable={variable}
                onFocus={() => onFocusVariable(key)}
                onBlur={() => onFocusVariable(null)}
              />
            );
          })}
        </Panel>
      ))}
    </Flex>
  );
}
