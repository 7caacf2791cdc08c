import { Button, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import type { RecipientInput } from '../../../../../shared/contracts/messages';
import { useWhatsappOpenConversationMutation } from '../../../api/inbox';
import { DialogFooter } from '../../../components/DialogFooter';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { PersonSuggestions } from '../PersonSuggestions';
import { AccountField } from './AccountField';

interface StartDialogProps {
  inbox: Inbox;
  onClose: () => void;
  /** The conversation is there; what may be sent in it is said there. */
  onOpen: (documentId: string) => void;
}

/** Begins a conversation with somebody who is known, or with a number. */
export function StartDialog({ inbox, onClose, onOpen }: StartDialogProps) {
  const text = useText();
  const { toWords } = useApiError();
  const [account, setAccount] = useState<string | undefined>(inbox.accounts[0]?.documentId);
  const [typed, setTyped] = useState('');
  const [open, { isLoading, error }] = useWhatsappOpenConversationMutation();

  const start = async (to: RecipientInput) => {
    const result = await open({ ...(account && { account }), to });
    if (!('error' in result)) onOpen(result.data.documentId);
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim()) void start({ phone: typed.trim() });
          }}
        >
          <Modal.Header closeLabel={text('inbox.page.close')}>
            <Modal.Title>{text('inbox.start.title')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <AccountField accounts={inbox.accounts} value={account} onChange={setAccount} />
              <Field.Root
                name="to"
                required
                hint={text(inbox.may.seeContacts ? 'inbox.start.to.hint' : 'send.to.hint')}
                error={error ? toWords(error) : undefined}
              >
                <Field.Label>
                  {text(inbox.may.seeContacts ? 'inbox.start.to' : 'send.to')}
                </Field.Label>
                <TextInput
                  autoComplete="off"
                  dir="auto"
                  value={typed}
                  onChange={({ target }) => setTyped(target.value)}
                />
                <Field.Error />
                <Field.Hint />
              </Field.Root>
              <PersonSuggestions
                typed={typed}
                isAllowed={inbox.may.seeContacts}
                isDisabled={isLoading}
                onChoose={(contact) => void start({ contact: contact.documentId })}
              />
            </Flex>
          </Modal.Body>
          <DialogFooter>
            <Button type="submit" disabled={!typed.trim()} loading={isLoading}>
              {text('inbox.start.submit')}
            </Button>
          </DialogFooter>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
