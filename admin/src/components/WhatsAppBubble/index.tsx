import { VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled, useTheme } from 'styled-components';
import type { MessageDirection, MessageState } from '../../../../shared/domain/message/message';
import type { Blocks } from '../../../../shared/domain/template/preview';
import { useText } from '../../hooks/use-text';
import { MessageStatus } from '../MessageStatus';
import { bubbleColours, type BubbleColours } from './colours';
import { FormattedText } from './FormattedText';
import { ReplyIcon } from './ReplyIcon';

interface WhatsAppBubbleProps {
  blocks: Blocks;
  /** Which side it stands on; default `out`. */
  direction?: MessageDirection;
  /** What it is, for those who cannot see that it is a preview, e.g. “Preview, not sent”. */
  caption: string;
  /** Shows the caption below the bubble too. */
  isCaptionVisible?: boolean;
  /** Shows the time beside the ticks. */
  time?: string | Date | null;
  /** Shows its ticks. */
  state?: MessageState | null;
  /** The variable to point out, by its key, e.g. `body.1`. */
  markedVariable?: string | null;
}

/** A message as the person sees it on the phone. */
export function WhatsAppBubble({
  blocks: { header, media, body, footer, buttons },
  direction = 'out',
  caption,
  isCaptionVisible = false,
  time = null,
  state = null,
  markedVariable = null,
}: WhatsAppBubbleProps) {
  const { formatTime } = useIntl();
  const text = useText();
  const colours = bubbleColours(useTheme(), direction);

  return (
    <Figure $isOut={direction === 'out'}>
      <Bubble $colours={colours} $isOut={direction === 'out'}>
        {media !== null && <Media>{text('bubble.media', { kind: media })}</Media>}
        {header !== null && (
          <Header>
            <FormattedText runs={header} markedVariable={markedVariable} isPlain />
          </Header>
        )}
        <FormattedText runs={body} markedVariable={markedVariable} />
        {footer && <Footer dir="auto">{footer}</Footer>}
        {(time !== null || state !== null) && (
          <Meta>
            {time !== null && <span>{formatTime(time, { timeStyle: 'short' })}</span>}
            {state !== null && <MessageStatus state={state} isTextHidden colours={colours} />}
          </Meta>
        )}
        {buttons.length > 0 && (
          <Buttons>
            {buttons.map(({ type, text: label }, index) => (
              <Button key={index} dir="auto">
                {type === 'quick_reply' && <ReplyIcon />}
                <span>{label}</span>
              </Button>
            ))}
          </Buttons>
        )}
      </Bubble>
      {isCaptionVisible ? (
        <Caption>{caption}</Caption>
      ) : (
        <VisuallyHidden tag="figcaption">{caption}</VisuallyHidden>
      )}
    </Figure>
  );
}

const Figure = styled.figure<{ $isOut: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: ${({ $isOut }) => ($isOut ? 'flex-end' : 'flex-start')};
  margin: 0;
  gap: ${({ theme }) => theme.spaces[2]};
`;

const Bubble = styled.div<{ $colours: BubbleColours; $isOut: boolean }>`
  box-sizing: border-box;
  max-width: min(100%, 36rem);
  min-width: 12rem;
  padding: 8px 10px;
  border: 1px solid ${({ $colours }) => $colours.border};
  border-radius: 10px;
  border-start-end-radius: ${({ $isOut }) => ($isOut ? '2px' : '10px')};
  border-start-start-radius: ${({ $isOut }) => ($isOut ? '10px' : '2px')};
  background: ${({ $colours }) => $colours.background};
  color: ${({ $colours }) => $colours.text};
  font-size: 1.4rem;
  line-height: 1.45;
  overflow-wrap: anywhere;
  white-space: pre-wrap;

  --bubble-meta: ${({ $colours }) => $colours.meta};
  --bubble-link: ${({ $colours }) => $colours.link};
  --bubble-border: ${({ $colours }) => $colours.border};
`;

const Header = styled.div`
  font-weight: 600;
  margin-block-end: 4px;
`;

const Media = styled.div`
  display: grid;
  place-items: center;
  min-height: 9rem;
  margin-block-end: 6px;
  border: 1px dashed var(--bubble-border);
  border-radius: 6px;
  color: var(--bubble-meta);
  font-size: 1.2rem;
`;

const Footer = styled.div`
  margin-block-start: 6px;
  color: var(--bubble-meta);
  font-size: 1.2rem;
`;

const Meta = styled.div`
  display: flex;
  justify-content: flex-end;
  align-items: center;
  gap: 4px;
  margin-block-start: 2px;
  color: var(--bubble-meta);
  font-size: 1.1rem;
`;

const Buttons = styled.div`
  margin-inline: -10px;
  margin-block: 8px -8px;
`;

const Button = styled.div`
  display: flex;
  justify-content: center;
  align-items: center;
  gap: 6px;
  padding: 8px 10px;
  border-block-start: 1px solid var(--bubble-border);
  color: var(--bubble-link);
  font-weight: 500;
`;

const Caption = styled.figcaption`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
`;
