import { Box, Checkbox, Flex, IconButton, Popover, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';

interface CheckMenuProps {
  label: string;
  icon: ReactNode;
  options: { value: string; label: ReactNode; isChecked: boolean; isDisabled?: boolean }[];
  onToggle: (value: string, isChecked: boolean) => void;
  /** What is said where there is nothing to choose. */
  empty: string;
}

/** A button that opens things to tick. */
export function CheckMenu({ label, icon, options, onToggle, empty }: CheckMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger>
        <IconButton label={label} onClick={() => setIsOpen(true)}>
          {icon}
        </IconButton>
      </Popover.Trigger>
      <Popover.Content align="end" sideOffset={4} aria-label={label}>
        <Box padding={3} maxHeight="32rem" overflow="auto" minWidth="20rem">
          <Typography variant="sigma" textColor="neutral600" tag="h3">
            {label}
          </Typography>
          {options.length === 0 ? (
            <Typography variant="pi" textColor="neutral600">
              {empty}
            </Typography>
          ) : (
            <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={2}>
              {options.map((option) => (
                <Checkbox
                  key={option.value}
                  checked={option.isChecked}
                  disabled={option.isDisabled}
                  onCheckedChange={(isChecked) => onToggle(option.value, isChecked === true)}
                >
                  {option.label}
                </Checkbox>
              ))}
            </Flex>
          )}
        </Box>
      </Popover.Content>
    </Popover.Root>
  );
}
