import { createContext, useContext } from 'react';
import type { Node, Place } from '../words/condition-tree';

/** How the condition is changed, wherever one stands in it. */
export interface ConditionEditing {
  /** Of the records whose fields are asked for; null where there are none. */
  uid: string | null;
  /** Whether it can be asked what their fields held before. */
  knowsBefore: boolean;
  isDisabled: boolean;
  /** Puts another node at a place; null takes it away. */
  put: (place: Place, node: Node | null) => void;
  /** Adds a node to the group at a place. */
  add: (place: Place, node: Node) => void;
  /** Where a row stands in what is stored, which issues name. */
  pathOf: (place: Place) => string;
  errorAt: (path: string) => string | undefined;
}

export const ConditionContext = createContext<ConditionEditing | null>(null);

/** Use it inside the card of the conditions. */
export function useConditionEditing(): ConditionEditing {
  const editing = useContext(ConditionContext);
  if (!editing) throw new Error('There is no condition around this');
  return editing;
}
