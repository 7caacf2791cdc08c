import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../hooks/use-text';
import type { Shortcut } from './shortcuts';

/** Keys, each with what it does. */
export function ShortcutList({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const text = useText();
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
      {shortcuts.map(({ keys, label }) => (
        <Flex key={label} justifyContent="space-between" gap={4}>
          <Typography tag="dt" textColor="neutral800">
            {text(label)}
          </Typography>
          <dd>
            {keys.map((key) => (
              <Key key={key}>{key}</Key>
            ))}
          </dd>
        </Flex>
      ))}
    </Flex>
  );
}

const Key = styled.kbd`
  padding: 0.2rem 0.8rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
`;
