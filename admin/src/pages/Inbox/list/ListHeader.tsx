import { Flex, IconButton, SimpleMenu, MenuItem, Typography } from '@strapi/design-system';
import { More, Plus } from '@strapi/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { useText } from '../../../hooks/use-text';
import { NotificationsDialog } from '../NotificationsDialog';
import { ShareDialog } from '../start/ShareDialog';

interface ListHeaderProps {
  inbox: Inbox;
  onStart: () => void;
  onShortcuts: () => void;
}

/** The title of the page, and what can be done besides answering. */
export function ListHeader({ inbox, onStart, onShortcuts }: ListHeaderProps) {
  const text = useText();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'notifications' | 'share' | null>(null);
  const close = () => setDialog(null);
  return (
    <Flex
      justifyContent="space-between"
      gap={2}
      paddingLeft={4}
      paddingRight={2}
      paddingTop={3}
      paddingBottom={2}
    >
      <Typography variant="beta" tag="h1">
        {text('inbox.page.title')}
      </Typography>
      <Flex gap={1}>
        {inbox.may.reply && (
          <IconButton variant="ghost" label={text('inbox.start.action')} onClick={onStart}>
            <Plus />
          </IconButton>
        )}
        <SimpleMenu
          label={<More aria-hidden />}
          aria-label={text('inbox.page.more')}
          variant="ghost"
          endIcon={null}
          popoverPlacement="bottom-end"
        >
          <MenuItem onSelect={() => setDialog('notifications')}>
            {text('inbox.live.settings')}
          </MenuItem>
          {inbox.accounts.length > 0 && (
            <MenuItem onSelect={() => setDialog('share')}>{text('inbox.start.share')}</MenuItem>
          )}
          <MenuItem onSelect={onShortcuts}>{text('inbox.page.shortcuts')}</MenuItem>
          {inbox.may.assign && (
            <MenuItem onSelect={() => navigate(`/settings/${PLUGIN_ID}/inbox`)}>
              {text('inbox.settings.title')}
            </MenuItem>
          )}
        </SimpleMenu>
      </Flex>
      {dialog === 'notifications' && <NotificationsDialog me={inbox.me} onClose={close} />}
      {dialog === 'share' && <ShareDialog inbox={inbox} onClose={close} />}
    </Flex>
  );
}
