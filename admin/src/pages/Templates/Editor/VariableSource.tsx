import { Flex, TextButton, TextInput, Typography } from '@strapi/design-system';
import { isOptional } from '../../../../../shared/domain/template/check';
import type { Variable } from '../../../../../shared/domain/template/variables';
import { FieldPicker } from '../../../components/FieldPicker';
import { useText, type TextKey } from '../../../hooks/use-text';
import { fieldId } from '../content/issues';
import { specialOf } from '../content/variable-groups';
import { EditorField } from './EditorField';
import { TrackingNote } from './TrackingNote';
import { useEditor } from './editor-context';
import { usePortalUrl } from './use-portal-url';

interface VariableSourceProps {
  variable: Variable;
  /** The path by which issues name the variable. */
  path: string;
  onMap: (change: Partial<Variable>) => void;
}

/** What the chosen kind of value needs: a field, a text, an address, or nothing more. */
export function VariableSource({ variable, path, onMap }: VariableSourceProps) {
  const text = useText();
  const { values } = useEditor();
  const portalUrl = usePortalUrl(values.appliesTo);

  switch (variable.type) {
    case 'field':
      return values.appliesTo ? (
        <RecordField variable={variable} path={path} onMap={onMap} />
      ) : (
        <Help text="templates.variable.needsCollection" leadsTo="appliesTo" />
      );
    case 'fixed_text':
      return <FixedText variable={variable} path={path} onMap={onMap} />;
    case 'tracked_link':
      return <LinkPattern variable={variable} path={path} portalUrl={portalUrl} onMap={onMap} />;
    case 'portal_link':
      if (!values.appliesTo)
        return <Help text="templates.variable.needsCollection" leadsTo="appliesTo" />;
      return (
        <Flex direction="column" alignItems="flex-start" paddingTop={6} gap={1}>
          <Typography textColor="neutral600" variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {portalUrl
              ? text('templates.variable.help.portal_link')
              : text('templates.variable.noPortal')}{' '}
            {portalUrl && <bdi dir="ltr">{portalUrl}</bdi>}
          </Typography>
        </Flex>
      );
    case 'free_text':
      return (
        <Help
          text={
            specialOf(variable, values.content) === 'otp'
              ? 'templates.variable.help.otp'
              : 'templates.variable.help.free_text'
          }
        />
      );
    default:
      return <Help text={`templates.variable.help.${variable.type}`} />;
  }
}

function Help({ text: key, leadsTo }: { text: TextKey; leadsTo?: string }) {
  const text = useText();
  const { goTo } = useEditor();
  return (
    <Flex direction="column" alignItems="flex-start" paddingTop={6} gap={1}>
      <Typography textColor="neutral600" variant="pi">
        {text(key)}
      </Typography>
      {leadsTo && (
        <TextButton onClick={() => goTo(leadsTo)}>{text('templates.chooseCollection')}</TextButton>
      )}
    </Flex>
  );
}

function RecordField({ variable, path, onMap }: VariableSourceProps) {
  const text = useText();
  const { values, isReadOnly, errorOf, touch } = useEditor();
  return (
    <EditorField path={`${path}.fieldPath`} label={text('templates.variable.field')} isRequired>
      <FieldPicker
        id={fieldId(`${path}.fieldPath`)}
        uid={values.appliesTo ?? ''}
        value={variable.fieldPath}
        disabled={isReadOnly}
        hasError={errorOf(`${path}.fieldPath`) !== undefined}
        label={text('templates.variable.field')}
        onChange={(fieldPath) => {
          // How a date is written says nothing about the field that comes after it.
          onMap({ fieldPath, ...(fieldPath !== variable.fieldPath && { format: null }) });
          touch(`${path}.fieldPath`);
        }}
      />
    </EditorField>
  );
}

function FixedText({ variable, path, onMap }: VariableSourceProps) {
  const text = useText();
  const { values, isReadOnly } = useEditor();
  return (
    <EditorField
      path={`${path}.fixedText`}
      label={text('templates.variable.text')}
      isRequired={!isOptional(variable, values.content)}
    >
      <TextInput
        dir="auto"
        value={variable.fixedText ?? ''}
        disabled={isReadOnly}
        onChange={({ target }) => onMap({ fixedText: target.value || null })}
      />
    </EditorField>
  );
}

interface LinkPatternProps extends VariableSourceProps {
  portalUrl: string | null;
}

/** Where a tracked link leads: an address with fields of the record in single braces. */
function LinkPattern({ variable, path, portalUrl, onMap }: LinkPatternProps) {
  const text = useText();
  const { isReadOnly } = useEditor();
  return (
    <EditorField
      path={`${path}.fixedText`}
      label={text('templates.variable.target')}
      hint={text(
        portalUrl ? 'templates.variable.targetHintPortal' : 'templates.variable.targetHint',
        { example: 'https://shop.example/orders/{documentId}' },
      )}
      isRequired={!portalUrl}
    >
      <TextInput
        dir="ltr"
        inputMode="url"
        spellCheck={false}
        value={variable.fixedText ?? ''}
        placeholder={portalUrl ?? undefined}
        disabled={isReadOnly}
        onChange={({ target }) => onMap({ fixedText: target.value.trim() || null })}
      />
      <TrackingNote />
    </EditorField>
  );
}
