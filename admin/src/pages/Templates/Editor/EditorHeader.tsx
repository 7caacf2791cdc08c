import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Check } from '@strapi/icons';
import { BackButton, Layouts, useForm } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { RelativeTime } from '../../../components/RelativeTime';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useText } from '../../../hooks/use-text';
import { StatusBadge } from '../StatusBadge';
import { TEMPLATES_PATH, templatePath } from '../paths';
import { NOTICES_ID } from './Notices';
import { SubmitDialog } from './SubmitDialog';
import { useEditor } from './editor-context';
import { useTemplateActions } from './use-template-actions';

/** The editor's heading: what this is, how it stands at Meta, and what can be done with it. */
export function EditorHeader() {
  const text = useText();
  const navigate = useNavigate();
  const { template, isReadOnly } = useEditor();
  const modified = useForm('EditorHeader', (form) => form.modified);
  const isSubmitting = useForm('EditorHeader', (form) => form.isSubmitting);
  const { submit, sync, isSyncing } = useTemplateActions(template);

  const isDraft = template === null || template.status === 'DRAFT';

  const onSubmit = async () => {
    const submitted = await submit();
    if (!submitted) return;
    if (!template) navigate(templatePath(submitted.documentId), { replace: true });
    else document.getElementById(NOTICES_ID)?.scrollIntoView({ block: 'center' });
  };

  return (
    <Layouts.Header
      navigationAction={<BackButton fallback={TEMPLATES_PATH} />}
      title={
        template
          ? template.label || template.name || text('templates.untitled')
          : text('templates.new')
      }
      subtitle={
        template && (
          <Flex gap={2} wrap="wrap" paddingTop={1}>
            <StatusBadge status={template.status} />
            {template.accountIsSandbox && <SandboxBadge />}
            {template.lastSyncedAt && (
              <Typography textColor="neutral600">
                {text('templates.synced')} <RelativeTime time={template.lastSyncedAt} />
              </Typography>
            )}
          </Flex>
        )
      }
      primaryAction={
        !isReadOnly && (
          <Flex gap={2} wrap="wrap">
            {!isDraft && (
              <Button
                variant="tertiary"
                startIcon={<ArrowsCounterClockwise />}
                loading={isSyncing}
                onClick={sync}
              >
                {text('templates.sync.button')}
              </Button>
            )}
            <SubmitDialog onSubmit={onSubmit} />
            <Button
              type="submit"
              startIcon={<Check />}
              disabled={!modified && template !== null}
              loading={isSubmitting}
            >
              {text(isDraft ? 'templates.saveDraft' : 'templates.save')}
            </Button>
          </Flex>
        )
      }
    />
  );
}
