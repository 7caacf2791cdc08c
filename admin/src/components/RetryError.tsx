import { Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useText } from '../hooks/use-text';

interface RetryErrorProps {
  onRetry: () => unknown;
}

/** A list that could not be loaded, and the way to try again. */
export function RetryError({ onRetry }: RetryErrorProps) {
  const text = useText();
  return (
    <EmptyStateLayout
      content={text('error.list')}
      hasRadius
      shadow="tableShadow"
      action={
        <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={() => onRetry()}>
          {text('error.retry')}
        </Button>
      }
    />
  );
}
