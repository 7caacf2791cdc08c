import {
  Button,
  Field,
  Flex,
  LinkButton,
  Modal,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useForm, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { RecordOption } from '../../../../../shared/contracts/collections';
import type { Message, SendTemplateInput } from '../../../../../shared/contracts/messages';
import type { Template } from '../../../../../shared/contracts/templates';
import { isMediaHeader } from '../../../../../shared/domain/template/header/media';
import { toBlocks } from '../../../../../shared/domain/template/preview';
import { variableKey, written } from '../../../../../shared/domain/template/variables';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { useWhatsappGetMeQuery, useWhatsappUpdateMeMutation } from '../../../api/me';
import { useWhatsappSendMessageMutation } from '../../../api/messages';
import { DialogFooter } from '../../../components/DialogFooter';
import { IssueList } from '../../../components/IssueList';
import { Notice } from '../../../components/Notice';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { BubbleGround } from '../../../components/WhatsAppBubble/BubbleGround';
import { TwoColumns, WideDialog } from '../../../components/TwoColumns';
import { newIdempotencyKey } from '../../../api/idempotency-key';
import { usePreview } from '../../../content-manager/SendDialog/use-preview';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { ownFile, readingOf, shownSamples, shownWords } from './preview-content';
import { RecordCombobox } from '../../../components/RecordCombobox';
import { isAsked, testValues } from './test-values';

interface TestSendDialogProps {
  template: Template;
  onClose: () => void;
}

/** Sends the template, as Meta has approved it, to one's own phone. */
export function TestSendDialog({ template, onClose }: TestSendDialogProps) {
  const text = useText();
  const { toWords, toFieldErrors } = useApiError();
  const { sayIssue } = useSentences();
  const modified = useForm('TestSendDialog', (form) => form.modified);
  const { data: me, isLoading } = useWhatsappGetMeQuery();
  const [updateMe] = useWhatsappUpdateMeMutation();
  const [send] = useWhatsappSendMessageMutation();
  const [typedPhone, setTypedPhone] = useState<string | null>(null);
  const [record, setRecord] = useState<RecordOption | null>(null);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [marked, setMarked] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  // Pressed again because the answer was lost, it is still the same message.
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [sent, setSent] = useState<Message | null>(null);

  const { content, appliesTo, documentId } = template;
  const phone = typedPhone ?? me?.phone ?? '';
  const values = testValues(content, typed, record !== null);
  const ownHeader = isMediaHeader(content.header) ? content.header : null;
  const request: SendTemplateInput = {
    template: documentId,
    language: content.language,
    to: { phone },
    ...(record &&
      appliesTo && {
        record: {
          uid: appliesTo,
          documentId: record.documentId,
          ...(record.locale && { locale: record.locale }),
        },
      }),
    values,
    // Without a record the sample stands for the file that a message would take from one.
    ...(ownHeader?.file &&
      (!record || ownHeader.source.from === 'ask') && { headerMedia: { id: ownHeader.file.id } }),
  };
  const { preview, error, isStale } = usePreview(phone.trim() === '' ? null : request);
  // It is kept as one's own number when the message is sent, and needs no consent then.
  const becomesOwn = typedPhone !== null && typedPhone !== me?.phone;
  const issues = (preview?.issues ?? []).filter(
    ({ code }) => code !== 'consent.missing' || !becomesOwn,
  );
  const phoneIssue = issues.find(({ path, severity }) => path === 'to' && severity === 'error');
  const refused = refusal === null ? {} : toFieldErrors(refusal);
  const asked = content.variables.filter(
    (variable) =>
      isAsked(variable, record !== null) ||
      variableKey(variable) in typed ||
      issues.some(
        ({ path, severity }) => severity === 'error' && path === `values.${variableKey(variable)}`,
      ),
  );
  const words = shownWords(content);
  const canSend =
    phone.trim() !== '' &&
    preview !== null &&
    !isStale &&
    error === null &&
    issues.every(({ severity }) => severity !== 'error');

  const onSend = async () => {
    setIsSending(true);
    setRefusal(null);
    try {
      if (typedPhone !== null && typedPhone !== me?.phone)
        await updateMe({ phone: typedPhone }).unwrap();
      setSent(await send({ ...request, undo: false, idempotencyKey }).unwrap());
      setIdempotencyKey(newIdempotencyKey());
    } catch (failure) {
      setRefusal(failure);
    } finally {
      setIsSending(false);
    }
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <WideDialog onInteractOutside={(event) => event.preventDefault()}>
        <Modal.Header closeLabel={text('templates.dialog.close')}>
          <Modal.Title>{text('templates.test.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <TwoColumns $align="start">
            <Flex direction="column" alignItems="stretch" gap={4}>
              {sent && <Sent message={sent} />}
              {modified && (
                <Notice variant="warning" title={text('templates.test.modified')}>
                  {text('templates.test.modifiedBody')}
                </Notice>
              )}
              <Field.Root
                name="testPhone"
                required
                hint={text('templates.test.phoneHint')}
                error={(phoneIssue && sayIssue(phoneIssue)) ?? refused.phone ?? refused.to}
              >
                <Field.Label>{text('templates.test.phone')}</Field.Label>
                <TextInput
                  type="tel"
                  dir="ltr"
                  autoComplete="tel"
                  disabled={isLoading}
                  value={phone}
                  onChange={({ target }) => setTypedPhone(target.value)}
                />
                <Field.Error />
                <Field.Hint />
              </Field.Root>
              {appliesTo && (
                <Field.Root name="testRecord" hint={text('templates.test.recordHint')}>
                  <Field.Label>{text('templates.test.record')}</Field.Label>
                  <RecordCombobox uid={appliesTo} value={record} onChange={setRecord} />
                  <Field.Hint />
                </Field.Root>
              )}
              {asked.map((variable) => {
                const key = variableKey(variable);
                const value = preview?.values.find((one) => one.key === key);
                return (
                  <Field.Root key={key} name={key} error={refused[`values.${key}`]}>
                    <Field.Label>{value?.label || written(variable.placeholder)}</Field.Label>
                    <TextInput
                      dir="auto"
                      autoComplete="off"
                      value={typed[key] ?? values[key] ?? ''}
                      onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
                      onFocus={() => setMarked(key)}
                      onBlur={() => setMarked(null)}
                    />
                    <Field.Error />
                  </Field.Root>
                );
              })}
              {preview?.accountName && (
                <Flex gap={2}>
                  <Typography textColor="neutral600">{text('send.from')}</Typography>
                  <Typography fontWeight="bold">{preview.accountName}</Typography>
                  {preview.accountIsSandbox && <SandboxBadge />}
                </Flex>
              )}
            </Flex>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <BubbleGround>
                <WhatsAppBubble
                  blocks={preview?.blocks ?? toBlocks(words, shownSamples(words), ownFile(words))}
                  caption={text('templates.preview.caption')}
                  isCaptionVisible
                  markedVariable={marked}
                  reading={readingOf(content.language)}
                />
              </BubbleGround>
              <div aria-live="polite">
                <IssueList
                  issues={issues.filter((issue) => issue !== phoneIssue)}
                  label={text('send.checks')}
                />
              </div>
              {error !== null && <Notice variant="danger" title={toWords(error)} />}
              {refusal !== null && <Notice variant="danger" title={toWords(refusal)} />}
            </Flex>
          </TwoColumns>
        </Modal.Body>
        <DialogFooter out={text(sent ? 'templates.dialog.close' : 'dialog.cancel')}>
          <Button
            startIcon={<PaperPlane />}
            disabled={!canSend}
            loading={isSending}
            onClick={onSend}
          >
            {text(sent ? 'templates.test.again' : 'templates.test.send')}
          </Button>
        </DialogFooter>
      </WideDialog>
    </Modal.Root>
  );
}

/** The test is under way; its message tells what became of it. */
function Sent({ message }: { message: Message }) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesRead);
  return (
    <Notice
      variant="success"
      title={text('templates.test.sent', { phone: message.phone ?? '' })}
      action={
        allowedActions.canRead && (
          <LinkButton
            tag={Link}
            variant="tertiary"
            to={`/plugins/${PLUGIN_ID}/messages/${message.documentId}`}
          >
            {text('templates.test.view')}
          </LinkButton>
        )
      }
    />
  );
}
