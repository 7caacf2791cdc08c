import { Button, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useQueryParams } from '@strapi/strapi/admin';
import { useText } from '../../../hooks/use-text';
import { FILTERS, type ListParams } from './list-query';

/** Search and filters leave nothing over. */
export function NothingFound() {
  const text = useText();
  const [, setQuery] = useQueryParams<ListParams>();
  const clear = () =>
    setQuery(Object.fromEntries([...FILTERS, '_q', 'page'].map((name) => [name, ''])), 'remove');
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={text('templates.nothingFound')}
      hasRadius
      shadow="tableShadow"
      action={
        <Button variant="secondary" onClick={clear}>
          {text('templates.filter.clear')}
        </Button>
      }
    />
  );
}
