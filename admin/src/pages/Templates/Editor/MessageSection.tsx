import { Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { isAuthentication } from '../../../../../shared/domain/template/authentication';
import { LIMITS, type ParameterFormat } from '../../../../../shared/domain/template/template';
import { useText } from '../../../hooks/use-text';
import { toFormat } from '../content/placeholders';
import { AuthenticationSection } from './AuthenticationSection';
import { BodyField } from './BodyField';
import { EditorField } from './EditorField';
import { ForeignComponents } from './ForeignComponents';
import { Panel } from '../../../components/Panel';
import { useEditor } from './editor-context';
import { HeaderField } from './header';

/** The words of the message: written here, or given by Meta for one-time codes. */
export function MessageSection() {
  const { content } = useEditor().values;
  return isAuthentication(content) ? <AuthenticationSection /> : <OwnWords />;
}

/** Header, body and footer, and how variables are written in them. */
function OwnWords() {
  const text = useText();
  return (
    <Panel title={text('templates.section.message')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <FormatField />
        <HeaderField />
        <BodyField />
        <FooterField />
        <ForeignComponents />
      </Flex>
    </Panel>
  );
}

function FormatField() {
  const text = useText();
  const { values, isContentLocked, rename } = useEditor();
  return (
    <EditorField
      path="parameterFormat"
      label={text('templates.field.parameterFormat')}
      hint={text(`templates.hint.format.${values.content.parameterFormat}`, {
        example: values.content.parameterFormat === 'NAMED' ? '{{first_name}}' : '{{1}}',
      })}
    >
      <SingleSelect
        value={values.content.parameterFormat}
        disabled={isContentLocked}
        onChange={(format) => rename((content) => toFormat(content, format as ParameterFormat))}
      >
        <SingleSelectOption value="POSITIONAL">
          {text('templates.format.POSITIONAL')}
        </SingleSelectOption>
        <SingleSelectOption value="NAMED">{text('templates.format.NAMED')}</SingleSelectOption>
      </SingleSelect>
    </EditorField>
  );
}

function FooterField() {
  const text = useText();
  const { values, isContentLocked, changeContent } = useEditor();
  const footer = values.content.footer ?? '';
  return (
    <EditorField
      path="footer"
      label={text('templates.field.footer')}
      hint={text('templates.hint.footer')}
      counted={{ text: footer, limit: LIMITS.footer }}
    >
      <TextInput
        dir="auto"
        value={footer}
        disabled={isContentLocked}
        onChange={({ target }) =>
          changeContent((content) => ({ ...content, footer: target.value || null }))
        }
      />
    </EditorField>
  );
}
