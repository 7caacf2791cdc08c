import { Box, Flex, Typography } from '@strapi/design-system';
import { useId, type ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** Where a link to it leads. */
  id?: string;
  /** What can be done with the whole of it. */
  action?: ReactNode;
  /** A sentence under the title. */
  intro?: string;
  children?: ReactNode;
}

/** A titled card of a page. */
export function Panel({ title, id, action, intro, children }: PanelProps) {
  const titleId = useId();
  return (
    <Box
      tag="section"
      id={id}
      tabIndex={id ? -1 : undefined}
      aria-labelledby={titleId}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
      // The header of the page stays above what is scrolled to.
      style={id ? { scrollMarginBlockStart: '12rem' } : undefined}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={2} wrap="wrap">
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <Typography id={titleId} variant="delta" tag="h2">
              {title}
            </Typography>
            {intro && <Typography textColor="neutral600">{intro}</Typography>}
          </Flex>
          {action}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
