import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useEffect, useRef } from 'react';
import { LIMITS } from '../../../../../shared/domain/template/template';
import { useText } from '../../../hooks/use-text';
import { moveButton } from '../content/buttons';
import { fieldId } from '../content/issues';
import { jumpTo } from '../content/jump';
import { Panel } from '../../../components/Panel';
import { BUTTON_EDITORS } from './button';
import { useEditor } from './editor-context';

/** The buttons under the message, in their order. */
export function ButtonsSection() {
  const text = useText();
  const { values, isContentLocked, changeContent } = useEditor();
  const { buttons } = values.content;
  const focusNext = useRef<number | null>(null);

  useEffect(() => {
    if (focusNext.current !== null) jumpTo(`buttons.${focusNext.current}.text`);
    focusNext.current = null;
  }, [buttons]);

  const add = () => {
    focusNext.current = buttons.length;
    changeContent((content) => ({
      ...content,
      buttons: [...content.buttons, { type: 'quick_reply', text: '' }],
    }));
  };
  const move = (index: number, by: -1 | 1) => {
    focusNext.current = index + by;
    changeContent((content) => ({ ...content, buttons: moveButton(content.buttons, index, by) }));
  };
  const remove = (index: number) => {
    focusNext.current = Math.min(index, buttons.length - 2);
    changeContent((content) => ({
      ...content,
      buttons: content.buttons.filter((_, position) => position !== index),
    }));
  };

  return (
    <Panel
      id={fieldId('buttons')}
      title={text('templates.section.buttons')}
      action={
        !isContentLocked && (
          <Button
            variant="tertiary"
            startIcon={<Plus />}
            disabled={buttons.length >= LIMITS.buttons}
            onClick={add}
          >
            {text('templates.button.add')}
          </Button>
        )
      }
    >
      {buttons.length === 0 && (
        <Typography textColor="neutral600">{text('templates.button.none')}</Typography>
      )}
      {buttons.length > 0 && (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
          {buttons.map((button, index) => {
            const ButtonEditor = BUTTON_EDITORS[button.type];
            return (
              <li key={index}>
                <ButtonEditor
                  index={index}
                  count={buttons.length}
                  onMove={(by) => move(index, by)}
                  onRemove={() => remove(index)}
                />
              </li>
            );
          })}
        </Flex>
      )}
      {buttons.length > 3 && (
        <Typography variant="pi" textColor="neutral600">
          {text('templates.button.many')}
        </Typography>
      )}
    </Panel>
  );
}
