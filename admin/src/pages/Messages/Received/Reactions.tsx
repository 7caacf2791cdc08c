import { Flex, Typography } from '@strapi/design-system';
import type { MessageSurroundings } from '../../../../../shared/contracts/messages';
import type { MessageDirection } from '../../../../../shared/domain/message/message';
import { useText } from '../../../hooks/use-text';

interface ReactionsProps {
  reactions: MessageSurroundings['reactions'];
  /** On which side the message stands. */
  direction: MessageDirection;
}

/** What either side thinks of a message, below its bubble. */
export function Reactions({ reactions, direction }: ReactionsProps) {
  const text = useText();
  if (reactions.length === 0) return null;
  return (
    <Flex gap={4} justifyContent={direction === 'out' ? 'flex-end' : 'flex-start'} wrap="wrap">
      {reactions.map((reaction) => (
        <Typography key={reaction.direction} textColor="neutral800">
          {reaction.emoji} {text(`message.reaction.${reaction.direction}`)}
        </Typography>
      ))}
    </Flex>
  );
}
