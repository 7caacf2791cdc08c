import { Badge, type BadgeProps } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface ToneBadgeProps {
  tone: NonNullable<BadgeProps['variant']>;
  children: ReactNode;
}

/** A badge in the colour of good or bad news; the design system's own is too pale to read in two of them. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  if (tone !== 'danger' && tone !== 'warning') return <Badge variant={tone}>{children}</Badge>;
  return (
    <Badge backgroundColor={`${tone}200`} textColor="neutral800">
      {children}
    </Badge>
  );
}
