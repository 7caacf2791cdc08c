import { Box, Button, Flex, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRef } from 'react';
import { headerText } from '../../../../../../shared/domain/template/header';
import { LIMITS } from '../../../../../../shared/domain/template/template';
import { placeholdersIn } from '../../../../../../shared/domain/template/variables';
import { useText } from '../../../../hooks/use-text';
import { insertPlaceholder } from '../../../../components/Writing/marks';
import { nextPlaceholder, withText } from '../../content/placeholders';
import { applyEdit, selectionOf } from '../../../../components/Writing/text-field';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';

/** A line of bold text above the body. */
export function TextHeaderField() {
  const text = useText();
  const { values, isContentLocked, changeContent } = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const { header, parameterFormat } = values.content;
  const line = headerText(header) ?? '';
  const isFull = placeholdersIn(line).length >= LIMITS.headerVariables;

  const addVariable = () => {
    if (!input.current) return;
    const placeholder = nextPlaceholder(line, parameterFormat);
    applyEdit(input.current, insertPlaceholder(selectionOf(input.current), placeholder));
  };

  return (
    <EditorField
      path="header.text"
      label={text('templates.field.headerText')}
      hint={text('templates.hint.headerText')}
      counted={{ text: line, limit: LIMITS.headerText }}
      isRequired
    >
      <Flex gap={2}>
        <Box flex="1">
          <TextInput
            ref={input}
            dir="auto"
            value={line}
            disabled={isContentLocked}
            onChange={({ target }) =>
              changeContent((content) => withText(content, 'header', target.value))
            }
          />
        </Box>
        <Button
          variant="tertiary"
          size="L"
          startIcon={<Plus />}
          disabled={isContentLocked || isFull}
          onClick={addVariable}
        >
          {text('templates.addVariable')}
        </Button>
      </Flex>
    </EditorField>
  );
}
