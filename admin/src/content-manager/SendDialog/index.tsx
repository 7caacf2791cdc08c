import { Button, Flex, Loader, Modal, Typography, useNotifyAT } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { RecordReference, SendTemplateInput } from '../../../../shared/contracts/messages';
import { useWhatsappListUsableTemplatesQuery } from '../../api/templates';
import { DialogFooter } from '../../components/DialogFooter';
import { Notice } from '../../components/Notice';
import { SandboxBadge } from '../../components/SandboxBadge';
import { TwoColumns, WideDialog } from '../../components/TwoColumns';
import { useApiError } from '../../hooks/use-api-error';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { keepFromEditView } from './edit-view-shortcuts';
import { NothingToSend } from './NothingToSend';
import { PreviewColumn } from './PreviewColumn';
import { RecipientField } from './RecipientField';
import { keyOf } from './template-choice';
import { TemplateField } from './TemplateField';
import { TemplateFormFields } from './TemplateFormFields';
import { useChecks } from './use-checks';
import { usePreview } from './use-preview';
import { useSend } from './use-send';
import { useTemplateForm } from './use-template-form';
import { checkWhen, type When } from './when';
import { WhenField } from './WhenField';

interface SendDialogProps {
  record: RecordReference;
  /** The form behind the dialog holds changes that are not saved. */
  isModified: boolean;
  /** The template that this person sent last from such a record. */
  lastUsed: string | null;
  onUse: (template: string) => void;
  onClose: () => void;
}

/** Sends a template from a record: choose, look, send. */
export default function SendDialog({
  record,
  isModified,
  lastUsed,
  onUse,
  onClose,
}: SendDialogProps) {
  const text = useText();
  const { notifyStatus } = useNotifyAT();
  const { toWords } = useApiError();
  const { sayIssue } = useSentences();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesRead);
  const templates = useWhatsappListUsableTemplatesQuery(
    { uid: record.uid },
    { refetchOnMountOrArgChange: true },
  );
  const [to, setTo] = useState<string | null>(null);
  const [when, setWhen] = useState<When>(null);

  const offered = templates.data ?? [];
  const form = useTemplateForm(offered, lastUsed);
  const { template, isAuthentication } = form;

  const request: SendTemplateInput | null = template && {
    template: template.name,
    account: template.accountDocumentId,
    record,
    ...(to !== null && { to: { phone: to } }),
    ...form.given,
  };
  const previewed = usePreview(request);
  const { preview, error, isStale } = previewed;
  const checks = useChecks(previewed);
  const { issues } = checks;

  const { onSend, isSending, refusal } = useSend(() => {
    onUse(keyOf(template!));
    onClose();
  }, allowedActions.canRead === true);

  // A code that comes later is of no use.
  const sendAt = isAuthentication ? null : when;
  const whenIssues = checkWhen(sendAt, new Date());

  /** A field complains about what the person typed into it, not about what is yet to be typed. */
  const errorOf = (path: string, isTouched: boolean): string | undefined => {
    const found = (isTouched ? issues : (refusal?.issues ?? [])).find(
      (issue) => issue.path === path && issue.severity === 'error',
    );
    return found && sayIssue(found);
  };

  const onSubmit = () => {
    if (!request || !preview) return;
    if (checks.mustAccept) {
      checks.accept();
      notifyStatus(text('send.checks.confirm'));
      return;
    }
    void onSend(
      { ...request, ...(sendAt && { sendAt: sendAt.toISOString() }) },
      preview.to?.international ?? to ?? '',
    );
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <WideDialog
        onKeyDown={keepFromEditView}
        // Forms in here, such as the search of the Media Library, are no part of the record's own form.
        onSubmit={(event) => event.stopPropagation()}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // What can be taken back only for seconds must be at hand for the keyboard too.
          const notices = document.querySelectorAll<HTMLElement>('[data-sent-notice]');
          [...notices].at(-1)?.focus();
        }}
        // What was typed is not lost to a click beside the dialog.
        onInteractOutside={(event) => event.preventDefault()}
      >
        <Modal.Header closeLabel={text('send.close')}>
          <Modal.Title>{text('send.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {templates.isLoading && <Loader>{text('send.preview.loading')}</Loader>}
          {templates.isError && <Notice variant="danger" title={toWords(templates.error)} />}
          {templates.data?.length === 0 && <NothingToSend />}
          {offered.length > 0 && (
            <TwoColumns>
              <Flex direction="column" alignItems="stretch" gap={5}>
                {isModified && (
                  <Notice variant="warning" title={text('send.unsaved.title')}>
                    {text('send.unsaved')}
                  </Notice>
                )}
                <TemplateField
                  templates={offered}
                  value={template && keyOf(template)}
                  onChange={form.choose}
                />
                {preview && (
                  <>
                    <TemplateFormFields form={form} preview={preview} errorOf={errorOf}>
                      <RecipientField
                        preview={preview}
                        typed={to}
                        onChange={setTo}
                        error={errorOf('to', to !== null)}
                      />
                    </TemplateFormFields>
                    {!isAuthentication && (
                      <WhenField
                        value={when}
                        onChange={setWhen}
                        error={
                          whenIssues.length > 0
                            ? whenIssues.map(sayIssue).join(' ')
                            : errorOf('sendAt', false)
                        }
                      />
                    )}
                    {preview.accountName && (
                      <Flex gap={2}>
                        <Typography textColor="neutral600">{text('send.from')}</Typography>
                        <Typography fontWeight="bold">{preview.accountName}</Typography>
                        {preview.accountIsSandbox && <SandboxBadge />}
                      </Flex>
                    )}
                  </>
                )}
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
          <Flex gap={3}>
            {checks.isAccepted && (
              <Typography variant="pi">{text('send.checks.confirm')}</Typography>
            )}
            <Button
              startIcon={<PaperPlane />}
              disabled={!checks.canSend || whenIssues.length > 0}
              loading={isSending}
              onClick={onSubmit}
            >
              {checks.isAccepted
                ? text('send.sendAnyway')
                : text(sendAt === null ? 'send.send' : 'send.schedule')}
            </Button>
          </Flex>
        </DialogFooter>
      </WideDialog>
    </Modal.Root>
  );
}
