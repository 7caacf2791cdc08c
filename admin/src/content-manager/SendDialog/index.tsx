import { Button, Flex, Loader, Modal, Typography, useNotifyAT } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { RecordReference, SendTemplateInput } from '../../../../shared/contracts/messages';
import type { MediaFile } from '../../../../shared/domain/media';
import { useWhatsappListUsableTemplatesQuery } from '../../api/templates';
import { Notice } from '../../components/Notice';
import { SandboxBadge } from '../../components/SandboxBadge';
import { useApiError } from '../../hooks/use-api-error';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { keepFromEditView } from './edit-view-shortcuts';
import { LanguageField } from './LanguageField';
import { MediaField } from './MediaField';
import { NothingToSend } from './NothingToSend';
import { PreviewColumn } from './PreviewColumn';
import { RecipientField } from './RecipientField';
import { relevantIssues } from './relevant-issues';
import { keyOf, preferredOf } from './template-choice';
import { TemplateField } from './TemplateField';
import { usePreview } from './use-preview';
import { useSend } from './use-send';
import { ValueFields } from './ValueFields';
import { checkWhen, type When } from './when';
import { WhenField } from './WhenField';

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
  const [language, setLanguage] = useState<string | null>(null);
  const [file, setFile] = useState<MediaFile | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  const [markedVariable, setMarkedVariable] = useState<string | null>(null);
  const [accepted, setAccepted] = useState('');
  const [when, setWhen] = useState<When>(null);

  const offered = templates.data ?? [];
  const key = chosen === undefined ? preferredOf(offered, lastUsed) : chosen;
  const template = offered.find((one) => keyOf(one) === key) ?? null;
  const isAuthentication = template?.category === 'AUTHENTICATION';

  const request: SendTemplateInput | null = template && {
    template: template.name,
    account: template.accountDocumentId,
    record,
    ...(language !== null && { language }),
    ...(to !== null && { to: { phone: to } }),
    ...(file && { headerMedia: { id: file.id } }),
    values,
  };
  const { preview, error, isStale } = usePreview(request);

  const { onSend, isSending, refusal } = useSend(() => {
    onUse(keyOf(template!));
    onClose();
  }, allowedActions.canRead === true);

  const issues = relevantIssues(preview?.issues ?? []);
  const hasErrors = issues.some(({ severity }) => severity === 'error');
  const warnings = issues
    .filter(({ severity }) => severity === 'warning')
    .map(({ code, path }) => `${code}@${path}`)
    .join();
  const mustAccept = warnings !== '' && accepted !== warnings;
  // A code that comes later is of no use.
  const sendAt = isAuthentication ? null : when;
  const whenIssues = checkWhen(sendAt, new Date());
  const canSend =
    whenIssues.length === 0 && preview !== null && !isStale && error === null && !hasErrors;

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
    void onSend(
      { ...request, ...(sendAt && { sendAt: sendAt.toISOString() }) },
      preview.to?.international ?? to ?? '',
    );
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Wide
        onKeyDown={keepFromEditView}
        // Forms in here, such as the search of the Media Library, are no part of the record's own form.
        onSubmit={(event) => event.stopPropagation()}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // What can be taken back only for seconds must be at hand for the keyboard too.
          const notices = document.querySelectorAll<HTMLElement>('[data-sent-notice]');
          ([...notices].at(-1) ?? opener.current)?.focus();
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
                  value={template && keyOf(template)}
                  onChange={(next) => {
                    setChosen(next);
                    setLanguage(null);
                    setFile(null);
                    setValues({});
                  }}
                />
                {preview && (
                  <>
                    <LanguageField
                      preview={preview}
                      chosen={language}
                      onChange={setLanguage}
                      error={errorOf('language', language !== null)}
                    />
                    <RecipientField
                      preview={preview}
                      typed={to}
                      onChange={setTo}
                      error={errorOf('to', to !== null)}
                    />
                    {preview.media && (
                      <MediaField
                        media={preview.media}
                        chosen={file}
                        onChange={setFile}
                        error={errorOf('headerMedia', preview.media.file !== null)}
                      />
                    )}
                    <ValueFields
                      preview={preview}
                      isAuthentication={isAuthentication}
                      typed={values}
                      onChange={setValues}
                      onMark={setMarkedVariable}
                      errorOf={errorOf}
                    />
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
              {warnings !== '' && !mustAccept
                ? text('send.sendAnyway')
                : text(sendAt === null ? 'send.send' : 'send.schedule')}
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
