import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Quoted } from '../../../../../shared/contracts/inbox';
import { useRendered } from '../../../hooks/use-rendered';
import { useText } from '../../../hooks/use-text';
import { useThreadContext } from './thread-context';

interface QuoteProps {
  quoted: Quoted;
  person: string;
}

/** The message that another one answers; a press leads to it. */
export function Quote({ quoted, person }: QuoteProps) {
  const text = useText();
  const rendered = useRendered();
  const { jump } = useThreadContext();
  const who = quoted.direction === 'in' ? person : text('inbox.thread.you');
  const words = rendered(quoted) || text('messages.noText');
  return (
    <Box type="button" onClick={() => jump(quoted.documentId)}>
      <VisuallyHidden>{text('inbox.thread.quoted')} </VisuallyHidden>
      <strong dir="auto">{who}</strong>
      <span dir="auto">{words}</span>
    </Box>
  );
}

const Box = styled.button`
  display: flex;
  flex-direction: column;
  align-items: stretch;
  width: 100%;
  margin-block-end: 6px;
  padding: 4px 8px;
  border: 0;
  border-inline-start: 3px solid var(--bubble-link);
  border-radius: 4px;
  background: color-mix(in srgb, var(--bubble-border) 40%, transparent);
  color: inherit;
  font-size: 1.3rem;
  text-align: start;
  cursor: pointer;

  strong {
    color: var(--bubble-link);
    font-weight: 600;
  }
  span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }
  &:focus-visible {
    outline: 2px solid var(--bubble-link);
    outline-offset: 1px;
  }
`;
