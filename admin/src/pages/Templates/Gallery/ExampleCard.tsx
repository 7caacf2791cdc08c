import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { toBlocks } from '../../../../../shared/domain/template/preview';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { useText } from '../../../hooks/use-text';
import { samplesOf } from '../content/placeholders';
import { newTemplatePath } from '../paths';
import type { GalleryExample } from './search-examples';

/** An example as the person would read it, and the way to start from it. */
export function ExampleCard({ example: { id, title, content } }: { example: GalleryExample }) {
  const text = useText();
  const titleId = useId();
  return (
    <Box
      tag="article"
      aria-labelledby={titleId}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={5}
      width="100%"
      data-example={id}
    >
      <Flex direction="column" alignItems="stretch" gap={4} height="100%">
        <Typography id={titleId} fontWeight="bold" tag="h3">
          {title}
        </Typography>
        <Shown>
          <WhatsAppBubble
            blocks={toBlocks(content, samplesOf(content))}
            caption={text('templates.preview.caption')}
          />
        </Shown>
        <LinkButton
          tag={Link}
          to={newTemplatePath({ example: id })}
          variant="secondary"
          aria-label={text('templates.examples.useNamed', { title })}
        >
          {text('templates.examples.use')}
        </LinkButton>
      </Flex>
    </Box>
  );
}

const Shown = styled.div`
  flex: 1;
`;
