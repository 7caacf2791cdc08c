import { Box, Flex, IconButton, IconButtonGroup, TextInput } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import type { KeyboardEvent } from 'react';
import { LIMITS } from '../../../../../../shared/domain/template/template';
import { useText } from '../../../../hooks/use-text';
import { withButtonText } from '../../content/buttons';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import type { ButtonEditorProps } from '.';

/** A quick reply: its label, and buttons to move and remove it; Alt with an arrow key moves it too. */
export function QuickReplyField({ index, count, onMove, onRemove }: ButtonEditorProps) {
  const text = useText();
  const { values, isContentLocked, changeContent } = useEditor();
  const label = values.content.buttons[index]?.text ?? '';
  const number = index + 1;

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (index + by >= 0 && index + by < count) onMove(by);
  };

  return (
    <EditorField
      path={`buttons.${index}.text`}
      label={text('templates.button.quickReply', { number })}
      counted={{ text: label, limit: LIMITS.buttonText }}
    >
      <Flex gap={2}>
        <Box flex="1">
          <TextInput
            dir="auto"
            value={label}
            disabled={isContentLocked}
            onKeyDown={onKeyDown}
            onChange={({ target }) =>
              changeContent((content) => ({
                ...content,
                buttons: withButtonText(content.buttons, index, target.value),
              }))
            }
          />
        </Box>
        {!isContentLocked && (
          <IconButtonGroup>
            <IconButton
              size="L"
              label={text('templates.button.up', { number })}
              disabled={index === 0}
              onClick={() => onMove(-1)}
            >
              <ArrowUp />
            </IconButton>
            <IconButton
              size="L"
              label={text('templates.button.down', { number })}
              disabled={index === count - 1}
              onClick={() => onMove(1)}
            >
              <ArrowDown />
            </IconButton>
            <IconButton
              size="L"
              label={text('templates.button.remove', { number })}
              onClick={onRemove}
            >
              <Trash />
            </IconButton>
          </IconButtonGroup>
        )}
      </Flex>
    </EditorField>
  );
}
