import { Box, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { MessageSurroundings } from '../../../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { plainText } from '../../../components/WhatsAppBubble/plain-text';
import { useText } from '../../../hooks/use-text';

/** The message that another one answers, and the way to it. */
export function QuotedMessage({
  quoted: { documentId, direction, rendered },
}: {
  quoted: NonNullable<MessageSurroundings['quoted']>;
}) {
  const text = useText();
  return (
    <Box
      background="neutral100"
      hasRadius
      paddingTop={2}
      paddingBottom={2}
      paddingLeft={3}
      paddingRight={3}
    >
      <Typography variant="pi" textColor="neutral600" tag="div">
        {text(`message.quoted.${direction}`)}
      </Typography>
      <QuotedLink to={`/plugins/${PLUGIN_ID}/messages/${documentId}`}>
        <Typography ellipsis dir="auto" textColor="neutral800" tag="div">
          {(rendered && plainText(rendered)) || text('messages.noText')}
        </Typography>
      </QuotedLink>
    </Box>
  );
}

const QuotedLink = styled(NavLink)`
  color: ${({ theme }) => theme.colors.neutral800};
`;
