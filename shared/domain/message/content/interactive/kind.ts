import type { Issue } from '../../../issue';
import type { Blocks } from '../../../template/preview';
import type { InteractiveContent } from '../content';
import type { Read } from '../shape';

/** What one kind of interactive message adds to the parts that all of them have. */
export interface InteractiveKind<C extends InteractiveContent> {
  read: Read<C>;
  check(content: C): Issue[];
  /** What Meta calls the action: the buttons, the list, or the address. */
  toAction(content: C): unknown;
  toBlocks(content: C): Partial<Blocks>;
}
