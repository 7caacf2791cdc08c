import { Box, Flex, Typography } from '@strapi/design-system';
import { useId, type ReactNode } from 'react';

interface SectionProps {
  title: string;
  /** Where a link to the section leads. */
  id?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A titled card of the editor. */
export function Section({ title, id, action, children }: SectionProps) {
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
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={2}>
          <Typography id={titleId} variant="delta" tag="h2">
            {title}
          </Typography>
          {action}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
