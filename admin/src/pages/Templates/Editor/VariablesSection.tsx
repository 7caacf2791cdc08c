import { Typography } from '@strapi/design-system';
import { variableKey } from '../../../../../shared/domain/template/variables';
import { useText } from '../../../hooks/use-text';
import { fieldId } from '../content/issues';
import { Panel } from '../../../components/Panel';
import { VariableCard } from './VariableCard';
import { useEditor } from './editor-context';

interface VariablesSectionProps {
  /** Tells which variable is being worked on, by its key. */
  onFocusVariable: (key: string | null) => void;
}

/** Where the value of each placeholder comes from when a message is sent. */
export function VariablesSection({ onFocusVariable }: VariablesSectionProps) {
  const text = useText();
  const { variables } = useEditor().values.content;
  return (
    <Panel id={fieldId('variables')} title={text('templates.section.variables')}>
      <Typography textColor="neutral600">
        {text(variables.length === 0 ? 'templates.variables.none' : 'templates.variables.intro')}
      </Typography>
      {variables.map((variable) => {
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
  );
}
