import { Flex, IconButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { Cross, Duplicate, File, More } from '@strapi/icons';
import { useClipboard, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { ReplyIcon } from '../../../components/WhatsAppBubble/ReplyIcon';
import { EmojiPicker } from '../../../components/Writing/EmojiPicker';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { useThreadContext } from './thread-context';
import { useAct } from './use-act';
import { useReact } from './use-react';

/** What people react with most. */
const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🙏', '🎉', '👏'] as const;

/** What can be done with a message, beside its bubble. */
export function MessageTools({ item }: { item: ThreadMessage }) {
  const text = useText();
  const navigate = useNavigate();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const { allowedActions: log } = useRBAC(PERMISSIONS.messagesRead);
  const { inbox, canWrite, reply } = useThreadContext();
  const { act } = useAct(item);
  const react = useReact(item);
  const { message } = item;
  // What has not left, or was withdrawn, cannot be answered.
  const canAnswer =
    canWrite &&
    !message.received?.withdrawnAt &&
    (message.direction === 'in' ||
      ['sent', 'delivered', 'read', 'played', 'accepted'].includes(message.state));

  const onCopy = async () => {
    const isCopied = await copy(message.rendered ?? '');
    toggleNotification({
      type: isCopied ? 'success' : 'warning',
      message: text(isCopied ? 'inbox.thread.copied' : 'message.failure.notCopied'),
    });
  };

  return (
    <Bar $isOut={message.direction === 'out'}>
      {canAnswer && (
        <>
          <IconButton
            label={text('inbox.thread.reply')}
            variant="ghost"
            onClick={() => reply(item)}
          >
            <ReplyIcon />
          </IconButton>
          <EmojiPicker
            label={text('inbox.thread.react')}
            first={REACTIONS}
            variant="ghost"
            onPick={(emoji) => void react(emoji)}
          />
        </>
      )}
      <SimpleMenu
        tag={IconButton}
        icon={<More />}
        label={text('inbox.thread.more')}
        popoverPlacement="bottom-end"
        variant="ghost"
      >
        {message.rendered !== null && (
          <MenuItem startIcon={<Duplicate />} onSelect={() => void onCopy()}>
            {text('inbox.thread.copy')}
          </MenuItem>
        )}
        {message.canCancel && inbox.may.reply && (
          <MenuItem startIcon={<Cross />} onSelect={() => void act('cancel')}>
            {text('message.cancel')}
          </MenuItem>
        )}
        {log.canRead && (
          <MenuItem
            startIcon={<File />}
            onSelect={() => navigate(`/plugins/${PLUGIN_ID}/messages/${message.documentId}`)}
          >
            {text('inbox.thread.log')}
          </MenuItem>
        )}
      </SimpleMenu>
    </Bar>
  );
}

const Bar = styled(Flex)<{ $isOut: boolean }>`
  position: absolute;
  z-index: 1;
  inset-block-start: -18px;
  ${({ $isOut }) => ($isOut ? 'inset-inline-end: 0;' : 'inset-inline-start: 0;')}
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};
`;
