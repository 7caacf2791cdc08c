import type { Condition } from '../../../../../shared/domain/automation/condition';
import { nodeAt, readCondition, writeCondition, type Row } from './condition-tree';

/** The row at a path of a stored condition, e.g. `and.0`; null for what the editor has no words for. */
export function rowAt(condition: Condition | null, path: string): Row | null {
  const tree = readCondition(condition);
  for (const [place, at] of writeCondition(tree).paths) {
    const node = at === path ? nodeAt(tree, place) : null;
    if (node?.type === 'row') return node;
  }
  return null;
}
