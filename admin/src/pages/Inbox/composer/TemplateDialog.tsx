import { Button, Field, Flex, Loader, Modal } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { usePersistentState } from '@strapi/strapi/admin';
import { useCallback, useRef, useState } from 'react';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { PreviewAnswer, ThreadMessage } from '../../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { newIdempotencyKey } from '../../../api/idempotency-key';
import { useWhatsappListUsableTemplatesQuery } from '../../../api/templates';
import { useWhatsappAnswerMutation, useWhatsappPreviewAnswerMutation } from '../../../api/thread';
import { DialogFooter } from '../../../components/DialogFooter';
import { Notice } from '../../../components/Notice';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { TwoColumns, WideDialog } from '../../../components/TwoColumns';
import { PreviewColumn } from '../../../content-manager/SendDialog/PreviewColumn';
import { keyOf } from '../../../content-manager/SendDialog/template-choice';
import { TemplateField } from '../../../content-manager/SendDialog/TemplateField';
import { TemplateFormFields } from '../../../content-manager/SendDialog/TemplateFormFields';
import { useChecks } from '../../../content-manager/SendDialog/use-checks';
import { useAskedPreview } from '../../../content-manager/SendDialog/use-preview';
import { useTemplateForm } from '../../../content-manager/SendDialog/use-template-form';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { useRecords } from './use-records';

interface TemplateDialogProps {
  conversation: Conversation;
  onSent: (item: ThreadMessage) => void;
  onClose: () => void;
}

type Request = PreviewAnswer['Request'];

/** Sends a template into a conversation: choose, look, send. */
export default function TemplateDialog({ conversation, onSent, onClose }: TemplateDialogProps) {
  const { documentId, accountDocumentId } = conversation;
  const text = useText();
  const { toWords } = useApiError();
  const { sayIssue } = useSentences();
  const records = useRecords(conversation.contact?.documentId ?? null);
  // Those that belong to no collection, and those of the record's.
  const templates = useWhatsappListUsableTemplatesQuery(
    { uid: records.chosen?.uid ?? '' },
    { refetchOnMountOrArgChange: true },
  );
  const [askPreview] = useWhatsappPreviewAnswerMutation();
  const [answer, { isLoading }] = useWhatsappAnswerMutation();
  const [lastUsed, setLastUsed] = usePersistentState<string | null>(
    `${PLUGIN_ID}.lastTemplate.inbox`,
    null,
  );
  const [refusal, setRefusal] = useState<unknown>(null);
  const sent = useRef({ message: '', key: '' });

  const offered = (templates.data ?? []).filter(
    (one) => accountDocumentId === null || one.accountDocumentId === accountDocumentId,
  );
  const form = useTemplateForm(offered, lastUsed);
  const { template, isAuthentication } = form;

  const request: Request | null = template && {
    template: template.name,
    ...(records.chosen && { record: records.chosen }),
    ...form.given,
  };
  const ask = useCallback(
    (data: Request) => askPreview({ documentId, data }),
    [askPreview, documentId],
  );
  const previewed = useAskedPreview(ask, request);
  const { preview, error, isStale } = previewed;
  const checks = useChecks(previewed);
  const { issues } = checks;
  const errorOf = (path: string, isTouched: boolean): string | undefined => {
    const found = issues.find((issue) => issue.path === path && issue.severity === 'error');
    return isTouched && found ? sayIssue(found) : undefined;
  };

  const onSubmit = async () => {
    if (!request || !template) return;
    if (checks.mustAccept) {
      checks.accept();
      return;
    }
    const message = JSON.stringify(request);
    if (sent.current.message !== message) sent.current = { message, key: newIdempotencyKey() };
    const result = await answer({
      documentId,
      data: { template: request, idempotencyKey: sent.current.key },
    });
    if ('error' in result) {
      setRefusal(result.error);
      return;
    }
    setLastUsed(keyOf(template));
    onSent(result.data);
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <WideDialog onInteractOutside={(event) => event.preventDefault()}>
        <Modal.Header closeLabel={text('send.close')}>
          <Modal.Title>{text('inbox.composer.template.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {templates.isLoading && <Loader>{text('send.preview.loading')}</Loader>}
          {templates.isError && <Notice variant="danger" title={toWords(templates.error)} />}
          {templates.data && (
            <TwoColumns>
              <Flex direction="column" alignItems="stretch" gap={5}>
                {records.options.length > 0 && (
                  <Field.Root name="record" hint={text('inbox.composer.template.record.hint')}>
                    <Field.Label>{text('inbox.composer.template.record')}</Field.Label>
                    <OptionCombobox
                      options={records.options}
                      value={records.value}
                      onChange={records.choose}
                      clearLabel={text('inbox.composer.template.record.clear')}
                      onClear={() => records.choose(null)}
                    />
                    <Field.Hint />
                  </Field.Root>
                )}
                {offered.length > 0 ? (
                  <TemplateField
                    templates={offered}
                    value={template && keyOf(template)}
                    onChange={form.choose}
                  />
                ) : (
                  <Notice title={text('inbox.composer.template.none')} />
                )}
                {preview && <TemplateFormFields form={form} preview={preview} errorOf={errorOf} />}
                {refusal !== null && <Notice variant="danger" title={toWords(refusal)} />}
              </Flex>
              <PreviewColumn
                hasTemplate={template !== null}
                preview={preview}
                isAuthentication={isAuthentication}
                issues={issues}
                error={error}
                isStale={isStale}
                markedVariable={form.marked}
              />
            </TwoColumns>
          )}
        </Modal.Body>
        <DialogFooter>
          <Button
            startIcon={<PaperPlane />}
            disabled={!checks.canSend}
            loading={isLoading}
            onClick={() => void onSubmit()}
          >
            {text(checks.isAccepted ? 'send.sendAnyway' : 'send.send')}
          </Button>
        </DialogFooter>
      </WideDialog>
    </Modal.Root>
  );
}
