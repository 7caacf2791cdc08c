import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';

/** A message of a kind that is not shown otherwise, as Meta wrote it; closed at first. */
export function RawMessage({ raw }: { raw: unknown }) {
  const text = useText();
  return (
    <Details>
      <summary>{text('message.raw')}</summary>
      {/* Long lines are scrolled by the keyboard, too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0}>{JSON.stringify(raw, null, 2)}</pre>
    </Details>
  );
}

const Details = styled.details`
  max-width: 100%;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;

  summary {
    cursor: pointer;
  }
  pre {
    max-height: 24rem;
    margin: 0;
    padding: ${({ theme }) => theme.spaces[3]};
    overflow: auto;
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
    font-family: monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
