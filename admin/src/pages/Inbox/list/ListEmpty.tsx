import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Where the list would stand: why there is none. */
export function ListEmpty({ children, action }: { children: string; action?: ReactNode }) {
  return (
    <Flex direction="column" alignItems="center" gap={4} padding={8}>
      <Typography textColor="neutral600" textAlign="center">
        {children}
      </Typography>
      {action}
    </Flex>
  );
}
