import { Box, Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';

interface ForeignPartProps {
  name: string;
  /** Whether messages with it can be sent from here. */
  isSendable: boolean;
  raw: unknown;
}

const Raw = styled.pre`
  margin-block-start: ${({ theme }) => theme.spaces[2]};
  max-height: 20rem;
  overflow: auto;
  font-size: 1.2rem;
  white-space: pre-wrap;
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** A part of a template that was made elsewhere and cannot be changed here. */
export function ForeignPart({ name, isSendable, raw }: ForeignPartProps) {
  const text = useText();
  return (
    <Box borderColor="neutral200" borderStyle="solid" borderWidth="1px" hasRadius padding={4}>
      <Flex gap={2} alignItems="flex-start">
        <Lock aria-hidden />
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography fontWeight="bold">{name}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {text('templates.foreign.kept')}{' '}
            {text(isSendable ? 'templates.foreign.sendable' : 'templates.foreign.unsendable')}
          </Typography>
          <details>
            <Typography tag="summary" variant="pi">
              {text('templates.foreign.show')}
            </Typography>
            <Raw>{JSON.stringify(raw, null, 2)}</Raw>
          </details>
        </Flex>
      </Flex>
    </Box>
  );
}
