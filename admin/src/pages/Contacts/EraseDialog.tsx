import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactDetail } from '../../../../shared/contracts/contacts';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappEraseContactMutation } from '../../api/contacts';
import { DialogFooter } from '../../components/DialogFooter';
import { Notice } from '../../components/Notice';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { contactName } from '../../components/contact-name';

interface EraseDialogProps {
  contact: ContactDetail;
  onClose: () => void;
}

/** Erases a person once somebody has typed the word for it. */
export function EraseDialog({ contact, onClose }: EraseDialogProps) {
  const text = useText();
  const navigate = useNavigate();
  const { toWords } = useApiError();
  const { toggleNotification } = useNotification();
  const [erase, { isLoading }] = useWhatsappEraseContactMutation();
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const word = text('eraseDialog.word');

  const onErase = async (event: React.FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== word) return;
    setRefusal(null);
    try {
      const { state } = await erase(contact.documentId).unwrap();
      toggleNotification({ type: 'success', message: text(`eraseDialog.${state}`) });
      navigate(`/plugins/${PLUGIN_ID}/contacts`, { replace: true });
    } catch (failure) {
      setRefusal(failure);
    }
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content onInteractOutside={(event) => event.preventDefault()}>
        <form onSubmit={onErase}>
          <Modal.Header closeLabel={text('consentDialog.close')}>
            <Modal.Title>
              {text('eraseDialog.title', {
                person: contactName(contact) ?? text('contacts.noName'),
              })}
            </Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography>{text('eraseDialog.text')}</Typography>
              <Field.Root name="word" required>
                <Field.Label>{text('eraseDialog.typed', { word })}</Field.Label>
                <TextInput
                  autoComplete="off"
                  value={typed}
                  onChange={({ target }) => setTyped(target.value)}
                />
              </Field.Root>
              {refusal !== null && <Notice variant="danger" title={toWords(refusal)} />}
            </Flex>
          </Modal.Body>
          <DialogFooter>
            <Button
              type="submit"
              variant="danger"
              loading={isLoading}
              disabled={typed.trim() !== word}
            >
              {text('contact.erase')}
            </Button>
          </DialogFooter>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
