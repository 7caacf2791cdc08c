import { Button, Flex, Loader, Modal, Typography, useNotifyAT } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { RecordReference, SendTemplateInput } from '../../../../shared/contracts/messages';
import { useWhatsappListUsableTemplatesQuery } from '../../api/templates';
import { Notice } from '../../components/Notice';
import { SandboxBadge } from '../../components/SandboxBadge';
import { useApiError } from '../../hooks/use-api-error';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { keepFromEditView } from './edit-view-shortcuts';
import { NothingToSend } from './NothingToSend';
import { PreviewColumn } from './PreviewColumn';
import { RecipientField } from './RecipientField';
import { relevantIssues } from './relevant-issues';
import { TemplateField } from './TemplateField';
import { usePreview } from './use-preview';
import { useSend } from './use-send';
import { ValueFields } from './ValueFields';

interface SendDialogProps {
  record: RecordReference;
  /** The form behind the dialog holds changes that are not saved. */
  isModified: boolean;
  /** The template that this person sent last from such a record. */
  lastUsed: string | null;
  onUse: (template: string) => void;
  /** Gets the focus back. */
  opener: React.RefObject<HTMLElement>;
  onClose: () => void;
}

/** Sends a template from a record: choose, look, send. */
export default function SendDialog({
  record,
  isModified,
  lastUsed,
  onUse,
  opener,
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
  const [chosen, setChosen] = useState<string | null>();
  const [to, setTo] = useState<string | null>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  const [markedVariable, setMarkedVariable] = useState<string | null>(null);
  const [accepted, setAccepted] = useState('');

  const offered = templates.data ?? [];
  const preferred = offered.length === 1 ? offered[0]!.documentId : lastUsed;
  const template =
    offered.find(({ documentId }) => documentId === (chosen === undefined ? preferred : chosen)) ??
    null;

  const request: SendTemplateInput | null = template && {
    template: template.documentId,
    language: template.language,
    record,
    ...(to !== null && { to: { phone: to } }),
    values,
  };
  const { preview, error, isStale } = usePreview(request);

  const { onSend, isSending, refusal } = useSend(() => {
    onUse(template!.documentId);
    onClose();
  }, allowedActions.canRead === true);

  const issues = relevantIssues(preview?.issues ?? []);
  const hasErrors = issues.some(({ severity }) => severity === 'error');
  const warnings = issues
    .filter(({ severity }) => severity === 'warning')
    .map(({ code, path }) => `${code}@${path}`)
    .join();
  const mustAccept = warnings !== '' && accepted !== warnings;
  const canSend = preview !== null && !isStale && error === null && !hasErrors;

  /** A field complains about what the person typed into it, not about what is yet to be typed. */
  const errorOf = (path: string, isTouched: boolean): string | undefined => {
    const found = (isTouched ? issues : (refusal?.issues ?? [])).find(
      (issue) => issue.path === path && issue.severity === 'error',
    );
    return found && sayIssue(found);
  };

  const onSubmit = () => {
    if (!request || !preview) return;
    if (mustAccept) {
      setAccepted(warnings);
      notifyStatus(text('send.checks.confirm'));
      return;
    }
    void onSend(request, preview.to?.international ?? to ?? '');
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Wide
        onKeyDown={keepFromEditView}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          opener.current?.focus();
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
            <Columns>
              <Flex direction="column" alignItems="stretch" gap={5}>
                {isModified && (
                  <Notice variant="warning" title={text('send.unsaved.title')}>
                    {text('send.unsaved')}
                  </Notice>
                )}
                <TemplateField
                  templates={offered}
                  value={template?.documentId ?? null}
                  onChange={(documentId) => {
                    setChosen(documentId);
                    setValues({});
                  }}
                />
                {preview && (
                  <>
                    <RecipientField
                      preview={preview}
                      typed={to}
                      onChange={setTo}
                      error={errorOf('to', to !== null)}
                    />
                    <ValueFields
                      preview={preview}
                      typed={values}
                      onChange={setValues}
                      onMark={setMarkedVariable}
                      errorOf={errorOf}
                    />
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
                issues={issues}
                error={error}
                isStale={isStale}
                markedVariable={markedVariable}
              />
            </Columns>
          )}
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('send.cancel')}</Button>
          </Modal.Close>
          <Flex gap={3}>
            {accepted !== '' && accepted === warnings && (
              <Typography variant="pi">{text('send.checks.confirm')}</Typography>
            )}
            <Button
              startIcon={<PaperPlane />}
              disabled={!canSend}
              loading={isSending}
              onClick={onSubmit}
            >
              {warnings !== '' && !mustAccept ? text('send.sendAnyway') : text('send.send')}
            </Button>
          </Flex>
        </Modal.Footer>
      </Wide>
    </Modal.Root>
  );
}

const Wide = styled(Modal.Content)`
  width: min(96rem, 92vw);
  max-width: none;
`;

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[6]};

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
`;
