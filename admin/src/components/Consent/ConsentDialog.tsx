import {
  Button,
  DateTimePicker,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ContactDetail } from '../../../../shared/contracts/contacts';
import type { ConsentKind, ConsentPurpose } from '../../../../shared/domain/consent';
import { useWhatsappRecordConsentMutation } from '../../api/contacts';
import { Notice } from '../Notice';
import { DialogFooter } from '../DialogFooter';
import { useApiError } from '../../hooks/use-api-error';
import { useText, type TextKey } from '../../hooks/use-text';
import { consentNote } from './consent-note';
import { contactName } from '../contact-name';

interface ConsentDialogProps {
  contact: ContactDetail;
  kind: ConsentKind;
  onClose: () => void;
}

const PURPOSES: ConsentPurpose[] = ['all', 'marketing'];

const NOTHING = { source: '', wording: '', proof: '' };

/** Records what somebody said. An opt-in tells where, and to what in which words, so that it can be shown. */
export function ConsentDialog({ contact, kind, onClose }: ConsentDialogProps) {
  const text = useText();
  const { toWords } = useApiError();
  const { toggleNotification } = useNotification();
  const [record, { isLoading }] = useWhatsappRecordConsentMutation();
  const [purpose, setPurpose] = useState<ConsentPurpose>('all');
  const [at, setAt] = useState<Date | undefined>();
  const [fields, setFields] = useState(NOTHING);
  const [isTried, setIsTried] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const isOptIn = kind === 'opt-in';
  const missing = (name: 'source' | 'wording') => isOptIn && fields[name].trim() === '';
  const errorOf = (name: 'source' | 'wording') =>
    isTried && missing(name) ? text('consentDialog.required') : undefined;
  const set = (name: keyof typeof NOTHING) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value });

  const onSubmit = async (event: React.FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (missing('source') || missing('wording')) return;
    setRefusal(null);
    const note = consentNote(fields, text);
    const data = { purpose, ...(note && { note }), ...(at && { at: at.toISOString() }) };
    try {
      await record({ documentId: contact.documentId, kind, data }).unwrap();
      toggleNotification({ type: 'success', message: text('consentDialog.done') });
      onClose();
    } catch (failure) {
      setRefusal(failure);
    }
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content onInteractOutside={(event) => event.preventDefault()}>
        <form onSubmit={onSubmit} noValidate>
          <Modal.Header closeLabel={text('consentDialog.close')}>
            <Modal.Title>
              {text(`consentDialog.title.${kind}` satisfies TextKey, {
                person: contactName(contact) ?? text('contacts.noName'),
              })}
            </Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Field.Root name="purpose" required>
                <Field.Label>
                  {text(isOptIn ? 'consentDialog.purpose' : 'consentDialog.purpose.opt-out')}
                </Field.Label>
                <SingleSelect
                  value={purpose}
                  onChange={(next) => setPurpose(next as ConsentPurpose)}
                >
                  {PURPOSES.map((one) => (
                    <SingleSelectOption key={one} value={one}>
                      {text(`consentDialog.purpose.${one}` satisfies TextKey)}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
              <Field.Root name="at" hint={text('consentDialog.at.hint')}>
                <Field.Label>{text('consentDialog.at')}</Field.Label>
                <DateTimePicker
                  value={at}
                  onChange={(next: Date | undefined) => setAt(next)}
                  onClear={() => setAt(undefined)}
                />
                <Field.Hint />
              </Field.Root>
              <Field.Root name="source" required={isOptIn} error={errorOf('source')}>
                <Field.Label>
                  {text(isOptIn ? 'consentDialog.source' : 'consentDialog.reason')}
                </Field.Label>
                <TextInput
                  dir="auto"
                  placeholder={text('consentDialog.source.placeholder')}
                  value={fields.source}
                  onChange={set('source')}
                />
                <Field.Error />
              </Field.Root>
              {isOptIn && (
                <>
                  <Field.Root name="wording" required error={errorOf('wording')}>
                    <Field.Label>{text('consentDialog.wording')}</Field.Label>
                    <Textarea dir="auto" value={fields.wording} onChange={set('wording')} />
                    <Field.Error />
                  </Field.Root>
                  <Field.Root name="proof" hint={text('consentDialog.proof.hint')}>
                    <Field.Label>{text('consentDialog.proof')}</Field.Label>
                    <TextInput dir="auto" value={fields.proof} onChange={set('proof')} />
                    <Field.Hint />
                  </Field.Root>
                </>
              )}
              {refusal !== null && <Notice variant="danger" title={toWords(refusal)} />}
            </Flex>
          </Modal.Body>
          <DialogFooter>
            <Button type="submit" loading={isLoading} variant={isOptIn ? 'default' : 'danger'}>
              {text(isOptIn ? 'contact.consent.optIn' : 'contact.consent.optOut')}
            </Button>
          </DialogFooter>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
