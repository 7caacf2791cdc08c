import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { Drag } from '@strapi/icons';
import type { HTMLAttributes, KeyboardEvent, ReactNode } from 'react';
import { styled } from 'styled-components';
import type { ButtonType } from '../../../../../shared/domain/template/button';
import { moveButtonId, MoveButtons, moveByKey } from '../../../components/MoveButtons';
import { useText } from '../../../hooks/use-text';
import { fieldId } from '../content/issues';

const Handle = styled.span`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  width: 2.4rem;
  height: 3.2rem;
  cursor: grab;
  color: ${({ theme }) => theme.colors.neutral600};
`;

interface ButtonCardProps {
  index: number;
  count: number;
  type: ButtonType;
  isLocked: boolean;
  /** Makes an element the one by which the card is dragged. */
  handle: HTMLAttributes<HTMLElement>;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  /** Whether it came by itself and has to stay. */
  isFixed: boolean;
  children: ReactNode;
}

/** One button: what kind it is, ways to move and remove it, and its fields. */
export function ButtonCard({
  index,
  count,
  type,
  isLocked,
  handle,
  onMove,
  onRemove,
  isFixed,
  children,
}: ButtonCardProps) {
  const text = useText();
  const id = fieldId(`buttons.${index}`);
  const number = index + 1;
  const kind = text(`templates.button.kind.${type}`);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = moveByKey(event);
    if (by === null || isLocked || isFixed) return;
    event.preventDefault();
    if (index + by >= 0 && index + by < count) onMove(by);
  };

  return (
    <Box
      tag="fieldset"
      id={id}
      tabIndex={-1}
      aria-label={text('templates.button.name', { number, kind })}
      borderColor="neutral200"
      borderStyle="solid"
      borderWidth="1px"
      background="neutral0"
      hasRadius
      padding={4}
      onKeyDown={onKeyDown}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={2}>
          <Flex gap={2}>
            {!isLocked && !isFixed && count > 1 && (
              <Handle {...handle} title={text('templates.button.drag')} aria-hidden>
                <Drag />
              </Handle>
            )}
            <Typography fontWeight="bold" aria-hidden>
              {number}
            </Typography>
            <Badge>{kind}</Badge>
          </Flex>
          {!isLocked && !isFixed && (
            <MoveButtons
              id={id}
              index={index}
              count={count}
              labels={{
                up: text('templates.button.up', { number }),
                down: text('templates.button.down', { number }),
                remove: text('templates.button.remove', { number }),
              }}
              onMove={onMove}
              onRemove={onRemove}
            />
          )}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}

/** The id of the arrow that moves a button, to keep the focus on it. */
export const moveId = (index: number, by: -1 | 1): string =>
  moveButtonId(fieldId(`buttons.${index}`), by);
