import { Box, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useText } from '../../hooks/use-text';
import { SHORTCUTS } from './shortcuts';
import { ShortcutList } from './ShortcutList';

/** Beside the list while no conversation is open. */
export function NothingChosen() {
  const text = useText();
  return (
    <Flex direction="column" alignItems="center" justifyContent="center" flex="1" gap={4}>
      <EmptyDocuments width="16rem" height="8.8rem" aria-hidden />
      <Typography variant="delta" tag="p" textColor="neutral600">
        {text('inbox.page.choose')}
      </Typography>
      <Box tag="section" width="40rem" maxWidth="100%" padding={4}>
        <Typography variant="sigma" tag="h2" textColor="neutral600">
          {text('inbox.page.shortcuts')}
        </Typography>
        <ShortcutList shortcuts={SHORTCUTS} />
      </Box>
    </Flex>
  );
}
