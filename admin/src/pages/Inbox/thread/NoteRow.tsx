import { Button, Dialog, Flex, IconButton, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { ThreadNote } from '../../../../../shared/contracts/inbox';
import { useWhatsappDeleteNoteMutation, useWhatsappUpdateNoteMutation } from '../../../api/thread';
import { FormattedText } from '../../../components/WhatsAppBubble/FormattedText';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { NOTE_COLOURS } from './note-colours';
import { useThreadContext } from './thread-context';

/** What somebody wrote for the colleagues. It was never sent, and says so. */
export function NoteRow({ note, isActive }: { note: ThreadNote; isActive: boolean }) {
  const text = useText();
  const { formatTime } = useIntl();
  const { conversation, remove } = useThreadContext();
  const { notifyError } = useApiError();
  const [drop] = useWhatsappDeleteNoteMutation();
  const [isEdited, setIsEdited] = useState(false);
  const { author, editedAt, canChange, documentId } = note;

  const onDelete = async () => {
    const result = await drop({ documentId: conversation.documentId, note: documentId });
    if ('error' in result) notifyError(result.error);
    else remove(documentId);
  };

  return (
    <Card>
      <Head justifyContent="space-between" gap={2}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800">
          {text('inbox.thread.note', { author: author?.name ?? text('inbox.thread.somebody') })}
        </Typography>
        {canChange && isActive && !isEdited && (
          <Flex>
            <IconButton
              variant="ghost"
              label={text('inbox.thread.note.edit')}
              onClick={() => setIsEdited(true)}
            >
              <Pencil />
            </IconButton>
            <Dialog.Root>
              <Dialog.Trigger>
                <IconButton variant="ghost" label={text('inbox.thread.note.delete')}>
                  <Trash />
                </IconButton>
              </Dialog.Trigger>
              <ConfirmDialog title={text('inbox.thread.note.delete.title')} onConfirm={onDelete}>
                {text('inbox.thread.note.delete.text')}
              </ConfirmDialog>
            </Dialog.Root>
          </Flex>
        )}
      </Head>
      {isEdited ? (
        <Edit note={note} onClose={() => setIsEdited(false)} />
      ) : (
        <FormattedText runs={[{ text: note.text }]} />
      )}
      <Typography variant="pi" textColor="neutral700">
        {formatTime(note.at)}
        {editedAt && ` · ${text('inbox.thread.edited')}`}
      </Typography>
    </Card>
  );
}

function Edit({ note, onClose }: { note: ThreadNote; onClose: () => void }) {
  const text = useText();
  const { conversation, put } = useThreadContext();
  const { notifyError } = useApiError();
  const [update, { isLoading }] = useWhatsappUpdateNoteMutation();
  const [words, setWords] = useState(note.text);
  const onSave = async (event: React.FormEvent) => {
    event.preventDefault();
    const result = await update({
      documentId: conversation.documentId,
      note: note.documentId,
      text: words,
    });
    if ('error' in result) {
      notifyError(result.error);
      return;
    }
    put([result.data]);
    onClose();
  };
  return (
    <form onSubmit={(event) => void onSave(event)}>
      <Field
        // The press that opened it asked for it.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        dir="auto"
        aria-label={text('inbox.thread.note.edit')}
        value={words}
        rows={Math.min(8, words.split('\n').length + 1)}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <Flex gap={2}>
        <Button type="submit" size="S" loading={isLoading} disabled={words.trim() === ''}>
          {text('inbox.thread.note.save')}
        </Button>
        <Button variant="tertiary" size="S" onClick={onClose}>
          {text('dialog.cancel')}
        </Button>
      </Flex>
    </form>
  );
}

const Card = styled.div`
  max-width: min(90%, 52rem);
  margin-inline: auto;
  padding: 8px 12px;
  border: 1px dashed ${NOTE_COLOURS.border};
  border-radius: 8px;
  background: ${NOTE_COLOURS.ground};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.45;
  overflow-wrap: anywhere;
`;

/** As high as its buttons: a line that grew under the pointer would slip away from it. */
const Head = styled(Flex)`
  min-height: 3.2rem;
`;

const Field = styled.textarea`
  width: 100%;
  padding: 6px;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: inherit;
  font: inherit;
  resize: vertical;
`;
