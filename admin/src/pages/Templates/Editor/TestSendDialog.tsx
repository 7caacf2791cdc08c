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
import type { Message } from '../../../../../shared/contracts/messages';
import type { Template } from '../../../../../shared/contracts/templates';
import { isMediaHeader } from '../../../../../shared/domain/template/header/media';
import { toBlocks } from '../../../../../shared/domain/template/preview';
import { variableKey, written } from '../../../../../shared/domain/template/variables';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { DialogFooter } from '../../../components/DialogFooter';
import { IssueList } from '../../../components/IssueList';
import { Notice } from '../../../components/Notice';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { BubbleGround } from '../../../components/WhatsAppBubble/BubbleGround';
import { TwoColumns, WideDialog } from '../../../components/TwoColumns';
import { OwnPhoneField } from '../../../content-manager/SendDialog/OwnPhoneField';
import { useSendToSelf } from '../../../content-manager/SendDialog/use-send-to-self';
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
  const [record, setRecord] = useState<RecordOption | null>(null);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [marked, setMarked] = useState<string | null>(null);

  const { content, appliesTo, documentId } = template;
  const values = testValues(content, typed, record !== null);
  const ownHeader = isMediaHeader(content.header) ? content.header : null;
  const toSelf = useSendToSelf({
    template: documentId,
    language: content.language,
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
  });
  const { preview, error, refusal, issues, phoneIssue, sent } = toSelf;
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
              <OwnPhoneField
                name="testPhone"
                label={text('templates.test.phone')}
                value={toSelf.phone}
                error={(phoneIssue && sayIssue(phoneIssue)) ?? refused.phone ?? refused.to}
                disabled={toSelf.isLoading}
                onChange={toSelf.setPhone}
              />
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
                <IssueList issues={issues} label={text('send.checks')} />
              </div>
              {error !== null && <Notice variant="danger" title={toWords(error)} />}
              {refusal !== null && <Notice variant="danger" title={toWords(refusal)} />}
            </Flex>
          </TwoColumns>
        </Modal.Body>
        <DialogFooter out={text(sent ? 'templates.dialog.close' : 'dialog.cancel')}>
          <Button
            startIcon={<PaperPlane />}
            disabled={!toSelf.canSend}
            loading={toSelf.isSending}
            onClick={toSelf.send}
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
