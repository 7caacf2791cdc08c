import { EmptyStateLayout, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useText } from '../../../hooks/use-text';
import { ExampleGallery } from '../Gallery/ExampleGallery';
import { newTemplatePath } from '../paths';

interface EmptyListProps {
  canManage: boolean;
  /** Fetches those that are at Meta already. */
  syncButton: ReactNode;
}

/** No templates yet: the ways to get the first one. */
export function EmptyList({ canManage, syncButton }: EmptyListProps) {
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
            <Flex gap={2} wrap="wrap" justifyContent="center">
              {syncButton}
              <LinkButton
                tag={Link}
                to={newTemplatePath()}
                variant="secondary"
                startIcon={<Plus />}
              >
                {text('templates.gallery.empty')}
              </LinkButton>
            </Flex>
          )
        }
      />
      {canManage && (
        <>
          <Typography variant="beta" tag="h2">
            {text('templates.examples.title')}
          </Typography>
          <ExampleGallery />
        </>
      )}
    </Flex>
  );
}
