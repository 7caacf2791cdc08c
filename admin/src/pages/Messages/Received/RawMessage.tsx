import { Accordion } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';

/** A message as Meta wrote it, for those who want to know; closed at first. */
export function RawMessage({ raw }: { raw: unknown }) {
  const text = useText();
  return (
    <Accordion.Root>
      <Accordion.Item value="raw">
        <Accordion.Header>
          <Accordion.Trigger>{text('message.raw')}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Json tabIndex={0}>{JSON.stringify(raw, null, 2)}</Json>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}

const Json = styled.pre`
  margin: 0;
  padding: ${({ theme }) => theme.spaces[4]};
  overflow: auto;
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: monospace;
  font-size: 1.2rem;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;
