import { Box, Button, Dialog, Flex, IconButton, Loader, Typography } from '@strapi/design-system';
import { Pencil, Plus, Trash } from '@strapi/icons';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import { Panel } from '../../components/Panel';
import { RetryError } from '../../components/RetryError';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

interface Kept {
  documentId: string;
}

interface KeptListProps<T extends Kept> {
  of: 'quickReplies' | 'labels';
  canEdit: boolean;
  answer: { data?: T[]; isError: boolean; refetch: () => unknown };
  nameOf: (kept: T) => string;
  show: (kept: T) => ReactNode;
  /** The dialog for one of them, or for a new one. */
  renderForm: (kept: T | null, onClose: () => void) => ReactNode;
  remove: (documentId: string) => Promise<{ error?: unknown } | { data: unknown }>;
}

/** A short list of what is kept, each with how it is changed and taken away. */
export function KeptList<T extends Kept>(props: KeptListProps<T>) {
  const { of, canEdit, answer, nameOf, show, renderForm, remove } = props;
  const text = useText();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const [edited, setEdited] = useState<T | null | undefined>();
  const [doomed, setDoomed] = useState<T>();

  const onDelete = async () => {
    const name = doomed ? nameOf(doomed) : '';
    const result = await remove(doomed!.documentId);
    setDoomed(undefined);
    if ('error' in result && result.error) notifyError(result.error);
    else toggleNotification({ type: 'success', message: text('inbox.settings.deleted', { name }) });
  };

  return (
    <Panel
      title={text(`inbox.settings.${of}`)}
      intro={text(`inbox.settings.${of}.intro`)}
      action={
        canEdit && (
          <Button variant="secondary" startIcon={<Plus />} onClick={() => setEdited(null)}>
            {text(`inbox.settings.${of}.add`)}
          </Button>
        )
      }
    >
      {!answer.data && !answer.isError && <Loader small>{text('inbox.settings.loading')}</Loader>}
      {!answer.data && answer.isError && <RetryError onRetry={answer.refetch} />}
      {answer.data?.length === 0 && (
        <Typography textColor="neutral600">{text(`inbox.settings.${of}.empty`)}</Typography>
      )}
      {answer.data && answer.data.length > 0 && (
        <ul aria-label={text(`inbox.settings.${of}`)}>
          {answer.data.map((kept) => (
            <Box
              key={kept.documentId}
              tag="li"
              paddingTop={3}
              paddingBottom={3}
              borderColor="neutral150"
              borderWidth="0 0 1px"
              borderStyle="solid"
            >
              <Flex justifyContent="space-between" alignItems="flex-start" gap={4}>
                <Box flex="1" minWidth={0}>
                  {show(kept)}
                </Box>
                {canEdit && (
                  <Flex gap={1}>
                    <IconButton
                      variant="ghost"
                      label={text('inbox.settings.edit', { name: nameOf(kept) })}
                      onClick={() => setEdited(kept)}
                    >
                      <Pencil />
                    </IconButton>
                    <IconButton
                      variant="ghost"
                      label={text('inbox.settings.delete', { name: nameOf(kept) })}
                      onClick={() => setDoomed(kept)}
                    >
                      <Trash />
                    </IconButton>
                  </Flex>
                )}
              </Flex>
            </Box>
          ))}
        </ul>
      )}
      {edited !== undefined && renderForm(edited, () => setEdited(undefined))}
      <Dialog.Root
        open={doomed !== undefined}
        onOpenChange={(isOpen) => !isOpen && setDoomed(undefined)}
      >
        {doomed && (
          <ConfirmDialog
            variant="danger"
            title={text('inbox.settings.delete', { name: nameOf(doomed) })}
            onConfirm={onDelete}
          >
            {text(`inbox.settings.${of}.delete`)}
          </ConfirmDialog>
        )}
      </Dialog.Root>
    </Panel>
  );
}
