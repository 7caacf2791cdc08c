import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

type NoticeVariant = 'info' | 'success' | 'warning' | 'danger';

interface NoticeProps {
  variant?: NoticeVariant;
  title: string;
  /** A button or link that does something about it. */
  action?: ReactNode;
  children?: ReactNode;
}

const LOOKS = {
  info: { Icon: Information, colour: 'primary' },
  success: { Icon: CheckCircle, colour: 'success' },
  warning: { Icon: WarningCircle, colour: 'warning' },
  danger: { Icon: WarningCircle, colour: 'danger' },
} as const;

/** Something to know about the page, which stays as long as it is true: unlike an alert it has no cross. */
export function Notice({ variant = 'info', title, action, children }: NoticeProps) {
  const { Icon, colour } = LOOKS[variant];
  return (
    <Flex
      alignItems="flex-start"
      gap={3}
      padding={4}
      hasRadius
      background={`${colour}100`}
      borderColor={`${colour}200`}
      role={variant === 'danger' ? 'alert' : 'status'}
    >
      <Box shrink={0} paddingTop="2px">
        <Icon aria-hidden fill={`${colour}600`} />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={1} flex="1">
        <Typography fontWeight="bold" textColor="neutral800">
          {title}
        </Typography>
        {children && (
          <Typography tag="div" textColor="neutral800">
            {children}
          </Typography>
        )}
        {action && <Box paddingTop={2}>{action}</Box>}
      </Flex>
    </Flex>
  );
}
