import { useState, type DragEvent } from 'react';

/** Where in a list something is being dragged from, and before or after which item it would land. */
interface Drag {
  from: number;
  over: number | null;
}

/** Reorders a list with the pointer: a handle starts to drag its item, any item can be dropped on. */
export function useDragOrder(onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);

  const handleOf = (index: number) => ({
    draggable: true,
    onDragStart: (event: DragEvent<HTMLElement>) => {
      event.dataTransfer.effectAllowed = 'move';
      // Without data Firefox does not drag.
      event.dataTransfer.setData('text/plain', String(index));
      const item = event.currentTarget.closest('li');
      if (item) event.dataTransfer.setDragImage(item, 16, 16);
      setDrag({ from: index, over: null });
    },
    onDragEnd: () => setDrag(null),
  });

  const itemOf = (index: number) => ({
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!drag) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      if (drag.over !== index) setDrag({ ...drag, over: index });
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      if (!drag) return;
      event.preventDefault();
      setDrag(null);
      if (drag.from !== index) onMove(drag.from, index);
    },
  });

  /** Where the dragged item would land beside this one; null when it would not. */
  const edgeOf = (index: number): 'before' | 'after' | null => {
    if (!drag || drag.over !== index || drag.from === index) return null;
    return drag.from < index ? 'after' : 'before';
  };

  return { handleOf, itemOf, edgeOf, isDragged: (index: number) => drag?.from === index };
}
