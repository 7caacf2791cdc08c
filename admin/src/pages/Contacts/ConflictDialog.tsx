import {
  Box,
  Button,
  Field,
  Flex,
  Modal,
  Radio,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactDetail, ContactName } from '../../../../shared/contracts/contacts';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappResolveConflictMutation } from '../../api/contacts';
import { DialogFooter } from '../../components/DialogFooter';
import { Notice } from '../../components/Notice';
import { useApiError } from '../../hooks/use-api-error';
import { useText, type TextKey } from '../../hooks/use-text';
import { contactName } from '../../components/contact-name';

interface ConflictDialogProps {
  contact: ContactDetail;
  other: ContactName;
  onClose: () => void;
}

/** Has a person decide whether two contacts are one, and which of them is kept then. */
export function ConflictDialog({ contact, other, onClose }: ConflictDialogProps) {
  const text = useText();
  const id = useId();
  const navigate = useNavigate();
  const { toWords } = useApiError();
  const { toggleNotification } = useNotification();
  const [resolve, { isLoading }] = useWhatsappResolveConflictMutation();
  const [are, setAre] = useState<'one' | 'two' | null>(null);
  const [keep, setKeep] = useState(contact.documentId);
  const [refusal, setRefusal] = useState<unknown>(null);
  const labelOf = (one: ContactName) =>
    [contactName(one), one.international ?? one.userId].filter(Boolean).join(' · ') ||
    text('contacts.noName');

  const onSettle = async () => {
    setRefusal(null);
    try {
      const { documentId } = await resolve({
        documentId: contact.documentId,
        data: are === 'one' ? { are, keep } : { are: 'two' },
      }).unwrap();
      toggleNotification({ type: 'success', message: text('conflictDialog.settled') });
      onClose();
      if (documentId !== contact.documentId)
        navigate(`/plugins/${PLUGIN_ID}/contacts/${documentId}`, { replace: true });
    } catch (failure) {
      setRefusal(failure);
    }
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content onInteractOutside={(event) => event.preventDefault()}>
        <Modal.Header closeLabel={text('consentDialog.close')}>
          <Modal.Title id={id}>{text('conflictDialog.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
              {[contact, other].map((one) => (
                <Typography tag="li" key={one.documentId} fontWeight="bold" dir="auto">
                  {labelOf(one)}
                </Typography>
              ))}
            </Flex>
            <Radio.Group
              aria-labelledby={id}
              value={are ?? ''}
              onValueChange={(next: string) => setAre(next as 'one' | 'two')}
            >
              {(['one', 'two'] as const).map((choice) => (
                <Box key={choice} paddingBottom={4}>
                  <Radio.Item value={choice} aria-describedby={`${id}-${choice}`}>
                    {text(`conflictDialog.${choice}` satisfies TextKey)}
                  </Radio.Item>
                  <Box paddingLeft={6} paddingTop={1} id={`${id}-${choice}`}>
                    <Typography textColor="neutral600">
                      {text(`conflictDialog.${choice}.text` satisfies TextKey)}
                    </Typography>
                  </Box>
                </Box>
              ))}
            </Radio.Group>
            {are === 'one' && (
              <Field.Root name="keep" hint={text('conflictDialog.keep.hint')}>
                <Field.Label>{text('conflictDialog.keep')}</Field.Label>
                <SingleSelect value={keep} onChange={(next) => setKeep(String(next))}>
                  {[contact, other].map((one) => (
                    <SingleSelectOption key={one.documentId} value={one.documentId}>
                      {labelOf(one)}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
                <Field.Hint />
              </Field.Root>
            )}
            {refusal !== null && <Notice variant="danger" title={toWords(refusal)} />}
          </Flex>
        </Modal.Body>
        <DialogFooter>
          <Button onClick={onSettle} loading={isLoading} disabled={are === null}>
            {text('conflictDialog.settle')}
          </Button>
        </DialogFooter>
      </Modal.Content>
    </Modal.Root>
  );
}
