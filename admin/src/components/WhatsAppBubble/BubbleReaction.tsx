import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../hooks/use-text';

/** A reaction to another message, which has no words of its own. */
export function BubbleReaction({ emoji }: { emoji: string }) {
  const text = useText();
  if (!emoji) return <div>{text('bubble.reaction.removed')}</div>;
  return (
    <div>
      <VisuallyHidden>{text('bubble.reaction')}: </VisuallyHidden>
      <Emoji>{emoji}</Emoji>
    </div>
  );
}

const Emoji = styled.span`
  font-size: 2.8rem;
  line-height: 1.2;
`;
