import { IconButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';
import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import { useRendered } from '../../../hooks/use-rendered';
import { useText } from '../../../hooks/use-text';

interface ReplyingToProps {
  item: ThreadMessage;
  onCancel: () => void;
}

/** The message that is being answered; Esc takes it away, too. */
export function ReplyingTo({ item: { message }, onCancel }: ReplyingToProps) {
  const text = useText();
  const rendered = useRendered();
  return (
    <Line>
      <Words>
        <strong>{text(`inbox.composer.replyTo.${message.direction}`)}</strong>
        <span dir="auto">{rendered(message) || text('messages.noText')}</span>
      </Words>
      <IconButton variant="ghost" label={text('inbox.composer.replyTo.cancel')} onClick={onCancel}>
        <Cross />
      </IconButton>
    </Line>
  );
}

const Line = styled.div`
  display: flex;
  justify-content: space-between;
  gap: 8px;
  padding: 4px 4px 4px 10px;
  border-inline-start: 3px solid ${({ theme }) => theme.colors.primary600};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral100};
`;

const Words = styled.div`
  display: flex;
  flex-direction: column;
  min-width: 0;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;

  strong {
    font-weight: 600;
  }
  span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
