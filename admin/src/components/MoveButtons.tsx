import { IconButton, IconButtonGroup } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import type { KeyboardEvent } from 'react';

/** The id of the arrow that moves something with this id, to keep the focus on it. */
export const moveButtonId = (id: string, by: -1 | 1): string => `${id}-${by < 0 ? 'up' : 'down'}`;

/** Which way a key moves the card around it: Alt with an arrow; null for any other key. */
export function moveByKey(event: KeyboardEvent): -1 | 1 | null {
  if (!event.altKey) return null;
  if (event.key === 'ArrowUp') return -1;
  return event.key === 'ArrowDown' ? 1 : null;
}

interface MoveButtonsProps {
  /** Of the card that is moved. */
  id: string;
  index: number;
  count: number;
  labels: { up: string; down: string; remove: string };
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** Moves one of several cards up and down, and takes it away. */
export function MoveButtons({ id, index, count, labels, onMove, onRemove }: MoveButtonsProps) {
  return (
    <IconButtonGroup>
      <IconButton
        id={moveButtonId(id, -1)}
        label={labels.up}
        disabled={index === 0}
        onClick={() => onMove(-1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        id={moveButtonId(id, 1)}
        label={labels.down}
        disabled={index === count - 1}
        onClick={() => onMove(1)}
      >
        <ArrowDown />
      </IconButton>
      <IconButton label={labels.remove} onClick={onRemove}>
        <Trash />
      </IconButton>
    </IconButtonGroup>
  );
}
