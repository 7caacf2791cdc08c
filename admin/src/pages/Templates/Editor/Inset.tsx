import { Box } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A framed part of a panel: what belongs to the choice above it. */
export function Inset({ children }: { children: ReactNode }) {
  return (
    <Box borderColor="neutral200" borderStyle="solid" borderWidth="1px" hasRadius padding={4}>
      {children}
    </Box>
  );
}
