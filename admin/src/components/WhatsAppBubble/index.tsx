import { VisuallyHidden } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled, useTheme } from 'styled-components';
import type { MessageDirection, MessageState } from '../../../../shared/domain/message/message';
import type { Blocks } from '../../../../shared/domain/template/preview';
import { MessageStatus } from '../MessageStatus';
import { BubbleBody } from './BubbleBody';
import { BubbleButtons } from './BubbleButtons';
import { BubbleContacts } from './BubbleContacts';
import { BubbleList } from './BubbleList';
import { BubbleMedia } from './BubbleMedia';
import { BubbleReaction } from './BubbleReaction';
import { bubbleColours, GROUNDS, schemeOf, type BubbleColours, type ColourScheme } from './colours';
import { FormattedText } from './FormattedText';

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
  /** Light or dark, whatever the page is. */
  scheme?: ColourScheme;
  /** Which way the phone is set to read; default: as the page. */
  reading?: 'ltr' | 'rtl';
  /** What stands above everything else, such as the message that it answers. */
  above?: ReactNode;
  /** Shown instead of the file of the message. */
  file?: ReactNode;
  /** A word beside the time, e.g. “Edited”. */
  remark?: string | null;
  /** It continues the message above it, and has no corner of its own. */
  isJoined?: boolean;
}

/** A message as the person sees it on the phone. */
export function WhatsAppBubble({
  blocks: { header, media, body, footer, buttons, list, contacts, reaction },
  direction = 'out',
  caption,
  isCaptionVisible = false,
  time = null,
  state = null,
  markedVariable = null,
  scheme,
  reading,
  above,
  file,
  remark = null,
  isJoined = false,
}: WhatsAppBubbleProps) {
  const { formatTime } = useIntl();
  const theme = useTheme();
  const shade = scheme ?? schemeOf(theme);
  const colours = bubbleColours(theme, direction, shade);

  return (
    <Figure $isOut={direction === 'out'} dir={reading}>
      <Bubble
        $colours={colours}
        $isOut={direction === 'out'}
        $isWide={media !== null && media.type !== 'STICKER'}
        $isJoined={isJoined}
      >
        {above}
        {file ?? (media !== null && <BubbleMedia key={media.url} media={media} />)}
        {header !== null && (
          <Header>
            <FormattedText runs={header} markedVariable={markedVariable} isPlain />
          </Header>
        )}
        {contacts && <BubbleContacts contacts={contacts} />}
        {reaction && <BubbleReaction emoji={reaction.emoji} />}
        {body.length > 0 && <BubbleBody runs={body} markedVariable={markedVariable} />}
        {footer && <Footer dir="auto">{footer}</Footer>}
        {(time !== null || state !== null) && (
          <Meta>
            {remark !== null && <span>{remark}</span>}
            {time !== null && <span>{formatTime(time, { timeStyle: 'short' })}</span>}
            {state !== null && <MessageStatus state={state} isTextHidden colours={colours} />}
          </Meta>
        )}
        <Buttons>
          <BubbleButtons buttons={buttons} />
          {list && <BubbleList list={list} />}
        </Buttons>
      </Bubble>
      {isCaptionVisible ? (
        <Caption style={{ color: GROUNDS[shade].text }}>{caption}</Caption>
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

interface BubbleLooks {
  $colours: BubbleColours;
  $isOut: boolean;
  $isWide: boolean;
  $isJoined: boolean;
}

const Bubble = styled.div<BubbleLooks>`
  box-sizing: border-box;
  max-width: min(100%, 36rem);
  min-width: min(100%, ${({ $isWide }) => ($isWide ? '30rem' : '12rem')});
  padding: 8px 10px;
  border: 1px solid ${({ $colours }) => $colours.border};
  border-radius: 10px;
  border-start-end-radius: ${({ $isOut, $isJoined }) => ($isOut && !$isJoined ? '2px' : '10px')};
  border-start-start-radius: ${({ $isOut, $isJoined }) => ($isOut || $isJoined ? '10px' : '2px')};
  background: ${({ $colours }) => $colours.background};
  color: ${({ $colours }) => $colours.text};
  font-size: 1.4rem;
  line-height: 1.45;
  overflow-wrap: anywhere;
  white-space: pre-wrap;

  --bubble-meta: ${({ $colours }) => $colours.meta};
  --bubble-link: ${({ $colours }) => $colours.link};
  --bubble-error: ${({ $colours }) => $colours.error};
  --bubble-border: ${({ $colours }) => $colours.border};
`;

const Header = styled.div`
  font-weight: 600;
  margin-block-end: 4px;
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

  &:not(:empty) {
    margin-block: 8px -8px;
  }
`;

const Caption = styled.figcaption`
  font-size: 1.2rem;
`;
