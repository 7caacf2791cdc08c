import { Button, Flex, Typography } from '@strapi/design-system';
import { useSyncExternalStore } from 'react';
import { liveInbox } from '../../../api/live/live-inbox';
import { useText } from '../../../hooks/use-text';

/** Says that the line to the server is broken, and that what is new comes later until it is back. */
export function ConnectionBar() {
  const text = useText();
  const state = useSyncExternalStore(liveInbox.subscribe, liveInbox.get);
  return (
    <div role="status">
      {state === 'polling' && (
        <Flex
          background="warning100"
          borderColor="warning200"
          paddingLeft={4}
          paddingRight={4}
          paddingTop={1}
          paddingBottom={1}
          gap={3}
          justifyContent="center"
          wrap="wrap"
        >
          <Typography variant="pi" textColor="neutral800">
            {text('inbox.live.reconnecting')}
          </Typography>
          <Button variant="ghost" size="S" onClick={liveInbox.retry}>
            {text('inbox.live.retry')}
          </Button>
        </Flex>
      )}
    </div>
  );
}
