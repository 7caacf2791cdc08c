import { Flex, Menu, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRef } from 'react';
import type { TemplateButton } from '../../../../../shared/domain/template/button';
import { LIMITS } from '../../../../../shared/domain/template/template';
import { useText } from '../../../hooks/use-text';
import { ADDABLE_BUTTONS, buttonsLeft, type AddableButton } from '../content/buttons';

interface AddButtonMenuProps {
  buttons: TemplateButton[];
  onAdd: (type: AddableButton) => void;
  /** Called when the menu has closed over a choice: the focus goes to the new button. */
  onAdded: () => void;
}

/** The kinds of button, with how many of each may still be added. */
export function AddButtonMenu({ buttons, onAdd, onAdded }: AddButtonMenuProps) {
  const text = useText();
  const hasAdded = useRef(false);
  return (
    <Menu.Root>
      <Menu.Trigger
        variant="secondary"
        startIcon={<Plus />}
        disabled={buttons.length >= LIMITS.buttons}
      >
        {text('templates.button.add')}
      </Menu.Trigger>
      <Menu.Content
        popoverPlacement="bottom-end"
        maxHeight="40rem"
        onCloseAutoFocus={(event) => {
          if (!hasAdded.current) return;
          hasAdded.current = false;
          event.preventDefault();
          onAdded();
        }}
      >
        {ADDABLE_BUTTONS.map((type) => {
          const left = buttonsLeft(buttons, type);
          return (
            <Menu.Item
              key={type}
              disabled={left === 0}
              onSelect={() => {
                hasAdded.current = true;
                onAdd(type);
              }}
            >
              <Flex direction="column" alignItems="flex-start">
                <Typography textColor={left === 0 ? 'neutral600' : 'neutral800'}>
                  {text(`templates.button.kind.${type}`)}
                </Typography>
                <Typography variant="pi" textColor="neutral600">
                  {text(`templates.button.help.${type}`)} {text('templates.button.left', { left })}
                </Typography>
              </Flex>
            </Menu.Item>
          );
        })}
      </Menu.Content>
    </Menu.Root>
  );
}
