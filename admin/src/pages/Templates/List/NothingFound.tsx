import { Button, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useText } from '../../../hooks/use-text';
import { useListParams } from './use-list-params';

/** Search and filters leave nothing over. */
export function NothingFound() {
  const text = useText();
  const { clear } = useListParams();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={text('templates.nothingFound')}
      hasRadius
      shadow="tableShadow"
      action={
        <Button variant="secondary" onClick={() => clear()}>
          {text('templates.filter.clear')}
        </Button>
      }
    />
  );
}
