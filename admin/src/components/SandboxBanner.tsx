import { Box, Typography } from '@strapi/design-system';
import { useWhatsappListSandboxesQuery } from '../api/health';
import { useText } from '../hooks/use-text';

/** Says on every page which accounts reach no real phone; nothing where there are none. */
export function SandboxBanner() {
  const text = useText();
  const { data: names = [] } = useWhatsappListSandboxesQuery();
  if (names.length === 0) return null;
  return (
    <Box
      role="note"
      background="alternative100"
      borderColor="alternative200"
      borderStyle="solid"
      borderWidth="0 0 1px 0"
      paddingTop={2}
      paddingBottom={2}
      paddingLeft={6}
      paddingRight={6}
    >
      <Typography variant="pi" textColor="neutral800">
        {text('sandbox.banner', { count: names.length, names: names.join(', ') })}
      </Typography>
    </Box>
  );
}
