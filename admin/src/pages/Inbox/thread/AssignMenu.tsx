import { Button, MenuItem, SimpleMenu } from '@strapi/design-system';
import { User } from '@strapi/icons';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { useWhatsappListColleaguesQuery } from '../../../api/conversations';
import { useText } from '../../../hooks/use-text';
import { useWork } from './use-work';

interface AssignMenuProps {
  conversation: Conversation;
  inbox: Inbox;
}

/** Who has the conversation, and whom else it can be given to. */
export function AssignMenu({ conversation: { documentId, assignee }, inbox }: AssignMenuProps) {
  const text = useText();
  const work = useWork(documentId);
  const { me, may } = inbox;
  const { data: colleagues = [] } = useWhatsappListColleaguesQuery(undefined, {
    skip: !may.assign,
  });
  const isMine = assignee?.id === me.id;
  const canTake = may.reply && !isMine && (assignee === null || may.assign);
  const canGiveBack = assignee !== null && (may.assign || (isMine && may.reply));

  if (assignee === null && canTake && !may.assign)
    return (
      <Button size="S" variant="secondary" onClick={() => void work.change('take')}>
        {text('inbox.thread.take')}
      </Button>
    );
  const name = isMine ? text('inbox.thread.mine') : (assignee?.name ?? text('inbox.thread.nobody'));
  return (
    <SimpleMenu
      label={name}
      aria-label={text('inbox.thread.assign', { name })}
      startIcon={<User />}
      variant="tertiary"
      size="S"
      popoverPlacement="bottom-end"
    >
      {canTake && (
        <MenuItem
          onSelect={() => void (assignee === null ? work.change('take') : work.assign(me.id))}
        >
          {text('inbox.thread.take')}
        </MenuItem>
      )}
      {may.assign &&
        colleagues
          .filter(({ id }) => id !== assignee?.id && id !== me.id)
          .map((colleague) => (
            <MenuItem key={colleague.id} onSelect={() => void work.assign(colleague.id)}>
              {colleague.name}
            </MenuItem>
          ))}
      {canGiveBack && (
        <MenuItem onSelect={() => void (may.assign ? work.assign(null) : work.removeMember(me.id))}>
          {text('inbox.thread.giveBack')}
        </MenuItem>
      )}
      {!canTake && !may.assign && !canGiveBack && (
        <MenuItem disabled>{text('inbox.thread.assign.none')}</MenuItem>
      )}
    </SimpleMenu>
  );
}
