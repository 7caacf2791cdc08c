import type { ConversationRow } from '../../store/rows';

/** Whether the person has written nothing, nobody has taken it, and nobody belongs to it. */
export const isNobodys = ({
  lastInboundAt,
  assignee,
  members,
}: Pick<ConversationRow, 'lastInboundAt' | 'assignee' | 'members'>): boolean =>
  lastInboundAt === null && !assignee && (members ?? []).length === 0;
