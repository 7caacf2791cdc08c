import { Box, EmptyStateLayout, Flex, Grid, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Link } from 'react-router-dom';
import { toBlocks } from '../../../../../shared/domain/template/preview';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { useText } from '../../../hooks/use-text';
import { EXAMPLES } from '../content/examples';
import { samplesOf } from '../content/placeholders';
import { newTemplatePath } from '../paths';

/** No templates yet: the ways to get the first one. */
export function EmptyList({ canManage }: { canManage: boolean }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={text(canManage ? 'templates.empty' : 'templates.emptyReader')}
        hasRadius
        shadow="tableShadow"
        action={
          canManage && (
            <LinkButton tag={Link} to={newTemplatePath()} variant="secondary" startIcon={<Plus />}>
              {text('templates.new')}
            </LinkButton>
          )
        }
      />
      {canManage && <ExampleGallery />}
    </Flex>
  );
}

function ExampleGallery() {
  const text = useText();
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={4} aria-labelledby="examples">
      <Typography id="examples" variant="delta" tag="h2">
        {text('templates.examples.title')}
      </Typography>
      <Grid.Root gap={4}>
        {EXAMPLES.map(({ id, content }) => {
          const title = text(`templates.example.${id}`);
          return (
            <Grid.Item key={id} col={6} s={12} xs={12} alignItems="stretch">
              <Box
                tag="article"
                background="neutral0"
                hasRadius
                shadow="tableShadow"
                padding={5}
                width="100%"
              >
                <Flex direction="column" alignItems="stretch" gap={4} height="100%">
                  <Flex justifyContent="space-between" gap={2}>
                    <Typography fontWeight="bold" tag="h3">
                      {title}
                    </Typography>
                    <LinkButton
                      tag={Link}
                      to={newTemplatePath({ example: id })}
                      variant="tertiary"
                      aria-label={text('templates.examples.useNamed', { title })}
                    >
                      {text('templates.examples.use')}
                    </LinkButton>
                  </Flex>
                  <WhatsAppBubble
                    blocks={toBlocks(content, samplesOf(content))}
                    caption={text('templates.preview.caption')}
                  />
                </Flex>
              </Box>
            </Grid.Item>
          );
        })}
      </Grid.Root>
    </Flex>
  );
}
