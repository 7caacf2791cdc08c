import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import { useText } from '../../../hooks/use-text';
import { useThreadContext } from './thread-context';
import { useReact } from './use-react';

interface ReactionLineProps {
  item: ThreadMessage;
  person: string;
}

/** What either side thinks of a message; one’s own side’s is taken back by a press. */
export function ReactionLine({ item, person }: ReactionLineProps) {
  const text = useText();
  const { canWrite } = useThreadContext();
  const react = useReact(item);
  const shown = item.reactions.filter(({ emoji }) => emoji !== '');
  if (shown.length === 0) return null;
  return (
    <Signs>
      {shown.map(({ emoji, direction }) => (
        <li key={direction}>
          {direction === 'out' && canWrite ? (
            <Sign
              type="button"
              onClick={() => void react('')}
              title={text('inbox.thread.react.takeBack')}
            >
              {emoji}
              <VisuallyHidden>{text('inbox.thread.react.takeBack')}</VisuallyHidden>
            </Sign>
          ) : (
            <Sign as="span">
              {emoji}
              <VisuallyHidden>
                {text('inbox.thread.react.by', {
                  who: direction === 'in' ? person : text('inbox.thread.you'),
                })}
              </VisuallyHidden>
            </Sign>
          )}
        </li>
      ))}
    </Signs>
  );
}

const Signs = styled.ul`
  position: relative;
  display: flex;
  gap: 4px;
  margin: -6px 8px 2px;
  padding: 0;
  list-style: none;
`;

const Sign = styled.button`
  display: inline-flex;
  padding: 2px 6px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 12px;
  background: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.4rem;
  line-height: 1.3;

  button& {
    cursor: pointer;
  }
`;
