import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { lazy, Suspense } from 'react';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { useText } from '../../../hooks/use-text';

const ChatLink = lazy(() => import('./ChatLink'));

/** While nobody has written yet: what makes people write. */
export function FirstUse({ inbox }: { inbox: Inbox }) {
  const text = useText();
  return (
    <Flex flex="1" direction="column" alignItems="center" padding={6} overflow="auto">
      <Box
        tag="section"
        width="48rem"
        maxWidth="100%"
        background="neutral0"
        padding={6}
        hasRadius
        shadow="tableShadow"
        marginTop="auto"
        marginBottom="auto"
      >
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography variant="delta" tag="h2">
            {text('inbox.start.first')}
          </Typography>
          <Typography textColor="neutral600">
            {text(inbox.accounts.length > 0 ? 'inbox.start.first.share' : 'inbox.start.first.none')}
          </Typography>
          {inbox.accounts.length > 0 && (
            <Suspense fallback={<Loader small>{text('inbox.list.loading')}</Loader>}>
              <ChatLink inbox={inbox} />
            </Suspense>
          )}
        </Flex>
      </Box>
    </Flex>
  );
}
