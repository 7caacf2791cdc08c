import { Button, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { isAuthentication } from '../../../../../shared/domain/template/authentication';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import {
  addButton,
  groupReplies,
  insertButton,
  moveButton,
  removeButton,
  type AddableButton,
  type RemovedButton,
} from '../content/buttons';
import { fieldId } from '../content/issues';
import { jumpTo } from '../content/jump';
import { AddButtonMenu } from './AddButtonMenu';
import { ButtonCard, moveId } from './ButtonCard';
import { BUTTON_FIELDS } from './button';
import { RemovedNotice } from './RemovedNotice';
import { useEditor } from './editor-context';
import { useDragOrder } from './use-drag-order';

const Item = styled.li<{ $edge: 'before' | 'after' | null; $isDragged: boolean }>`
  opacity: ${({ $isDragged }) => ($isDragged ? 0.5 : 1)};
  box-shadow: ${({ theme, $edge }) =>
    $edge ? `0 ${$edge === 'before' ? '-' : ''}4px 0 ${theme.colors.primary600}` : 'none'};
`;

/** The buttons under the message, in their order. */
export function ButtonsSection() {
  const text = useText();
  const { notifyStatus } = useNotifyAT();
  const { values, issues, isContentLocked, arrangeButtons } = useEditor();
  const { content } = values;
  const { buttons } = content;
  const isPreset = isAuthentication(content);
  const [removed, setRemoved] = useState<RemovedButton | null>(null);
  const focusNext = useRef<(() => void) | null>(null);
  const added = useRef<string | null>(null);

  useEffect(() => {
    focusNext.current?.();
    focusNext.current = null;
  }, [buttons]);

  const add = (type: AddableButton) => {
    added.current = firstField(type, addButton(content, type).index);
    arrangeButtons((before) => addButton(before, type).content);
  };
  const move = (from: number, to: number) => {
    arrangeButtons((before) => moveButton(before, from, to));
    notifyStatus(text('templates.button.moved', { place: to + 1, count: buttons.length }));
  };
  const step = (index: number, by: -1 | 1) => {
    const inField = document.activeElement instanceof HTMLInputElement;
    focusNext.current = () =>
      inField ? jumpTo(`buttons.${index + by}.text`) : focusArrow(index + by, by);
    move(index, index + by);
  };
  const remove = (index: number) => {
    setRemoved(removeButton(content, index).removed);
    arrangeButtons((before) => removeButton(before, index).content);
  };
  const undo = () => {
    if (!removed) return;
    focusNext.current = () => jumpTo(`buttons.${removed.index}`);
    arrangeButtons((before) => insertButton(before, removed));
    setRemoved(null);
  };
  const { handleOf, itemOf, edgeOf, isDragged } = useDragOrder(move);

  return (
    <Panel
      id={fieldId('buttons')}
      title={text('templates.section.buttons')}
      action={
        !isContentLocked &&
        !isPreset && (
          <AddButtonMenu
            buttons={buttons}
            onAdd={add}
            onAdded={() => jumpTo(added.current ?? 'buttons')}
          />
        )
      }
    >
      <Typography textColor="neutral600">
        {text(isPreset ? 'templates.button.preset' : 'templates.button.intro')}
      </Typography>
      {issues.some(({ code }) => code === 'buttons.mixed') && (
        <Notice
          variant="warning"
          title={text('templates.button.mixed')}
          action={
            !isContentLocked && (
              <Button variant="secondary" onClick={() => arrangeButtons(groupReplies)}>
                {text('templates.button.group')}
              </Button>
            )
          }
        >
          {text('templates.button.mixedWhy')}
        </Notice>
      )}
      {buttons.length === 0 && (
        <Typography textColor="neutral600">{text('templates.button.none')}</Typography>
      )}
      {buttons.length > 0 && (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
          {buttons.map((button, index) => {
            const ButtonFields = BUTTON_FIELDS[button.type];
            return (
              <Item
                key={index}
                $edge={edgeOf(index)}
                $isDragged={isDragged(index)}
                {...itemOf(index)}
              >
                <ButtonCard
                  index={index}
                  count={buttons.length}
                  type={button.type}
                  isLocked={isContentLocked}
                  isFixed={isPreset && button.type === 'otp' && buttons.length === 1}
                  handle={handleOf(index)}
                  onMove={(by) => step(index, by)}
                  onRemove={() => remove(index)}
                >
                  <ButtonFields index={index} />
                </ButtonCard>
              </Item>
            );
          })}
        </Flex>
      )}
      {removed && (
        <RemovedNotice removed={removed} onUndo={undo} onClose={() => setRemoved(null)} />
      )}
      {buttons.length > 3 && (
        <Typography variant="pi" textColor="neutral600">
          {text('templates.button.many')}
        </Typography>
      )}
    </Panel>
  );
}

/** Where writing starts in a new button; the label of a coupon button is WhatsApp's own. */
const firstField = (type: AddableButton, index: number): string =>
  type === 'copy_code' ? `buttons.${index}` : `buttons.${index}.text`;

/** Keeps the focus on the arrow that was pressed; at the end of the list the other one takes it. */
function focusArrow(index: number, by: -1 | 1): void {
  const arrow = (direction: -1 | 1) =>
    document.querySelector<HTMLButtonElement>(`#${CSS.escape(moveId(index, direction))}`);
  const pressed = arrow(by);
  (pressed?.disabled === false ? pressed : arrow(by === 1 ? -1 : 1))?.focus();
}
