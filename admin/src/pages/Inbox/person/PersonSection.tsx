import { Box, Flex, Typography } from '@strapi/design-system';
import { useId, type ReactNode } from 'react';

interface PersonSectionProps {
  title: string;
  action?: ReactNode;
  isFirst?: boolean;
  children: ReactNode;
}

/** A titled part of what is known of a person. */
export function PersonSection({ title, action, isFirst = false, children }: PersonSectionProps) {
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      paddingTop={3}
      paddingBottom={3}
      paddingLeft={4}
      paddingRight={4}
      borderStyle="solid"
      borderWidth={isFirst ? '0' : '1px 0 0'}
      borderColor="neutral150"
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex justifyContent="space-between" gap={2}>
          <Typography
            id={id}
            tag="h3"
            variant={isFirst ? 'delta' : 'sigma'}
            textColor={isFirst ? 'neutral800' : 'neutral600'}
            dir="auto"
          >
            {title}
          </Typography>
          {action}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
