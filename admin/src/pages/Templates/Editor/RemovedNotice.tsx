import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useEffect, useRef } from 'react';
import { useText } from '../../../hooks/use-text';
import type { RemovedButton } from '../content/buttons';

interface RemovedNoticeProps {
  removed: RemovedButton;
  onUndo: () => void;
  onClose: () => void;
}

/** Says which button was taken out, and brings it back; it stays until it is closed. */
export function RemovedNotice({ removed, onUndo, onClose }: RemovedNoticeProps) {
  const text = useText();
  const undo = useRef<HTMLButtonElement>(null);
  const { button } = removed;

  // The button that was pressed is gone; this is what somebody would press next, if anything.
  useEffect(() => undo.current?.focus(), [removed]);

  return (
    <Box background="neutral100" borderColor="neutral200" hasRadius padding={3} role="status">
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography>
          {button.text.trim() === ''
            ? text('templates.button.removedKind', {
                kind: text(`templates.button.kind.${button.type}`),
              })
            : text('templates.button.removed', { label: button.text })}
        </Typography>
        <Flex gap={2}>
          <Button ref={undo} variant="tertiary" onClick={onUndo}>
            {text('templates.button.undo')}
          </Button>
          <IconButton label={text('templates.button.undoClose')} onClick={onClose}>
            <Cross />
          </IconButton>
        </Flex>
      </Flex>
    </Box>
  );
}
