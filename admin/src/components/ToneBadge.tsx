import { Badge, type BadgeProps } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface ToneBadgeProps {
  tone: NonNullable<BadgeProps['variant']>;
  children: ReactNode;
}

/** Tones whose own colour of text is too pale to read on their ground, in the light or in the dark. */
const PALE: readonly ToneBadgeProps['tone'][] = ['danger', 'warning', 'primary'];

/** A badge in the colour of good or bad news, with words that can be read. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  if (!PALE.includes(tone)) return <Badge variant={tone}>{children}</Badge>;
  return (
    <Badge backgroundColor={`${tone}200`} textColor="neutral800">
      {children}
    </Badge>
  );
}
