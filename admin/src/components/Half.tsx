import { Grid } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Half of the width of a form's grid; all of it where there is little room. */
export const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} s={12} xs={12} alignItems="flex-start">
    {children}
  </Grid.Item>
);
