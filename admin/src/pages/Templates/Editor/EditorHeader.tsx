import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { Check, Pencil, Play } from '@strapi/icons';
import { BackButton, ConfirmDialog, Layouts, useForm } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { RelativeTime } from '../../../components/RelativeTime';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useText } from '../../../hooks/use-text';
import { valuesOf } from '../content/values';
import { StatusBadge } from '../StatusBadge';
import { TEMPLATES_PATH, templatePath } from '../paths';
import { AdoptDialog } from './AdoptDialog';
import { EditorMenu } from './EditorMenu';
import { LanguageLinks } from './LanguageLinks';
import { NOTICES_ID } from './Notices';
import { SubmitDialog } from './SubmitDialog';
import { useEditor } from './editor-context';
import { useTemplateActions } from './use-template-actions';

interface EditorHeaderProps {
  /** The words of an approved template are being changed. */
  isRevising: boolean;
  onRevise: (isRevising: boolean) => void;
}

/** What the page of a new template leaves to the page of the stored one. */
interface HandedOver {
  existsAtMeta?: boolean;
}

/** The editor's heading: what this is, how it stands at Meta, and what can be done with it. */
export function EditorHeader({ isRevising, onRevise }: EditorHeaderProps) {
  const text = useText();
  const navigate = useNavigate();
  const location = useLocation();
  const existed = (location.state as HandedOver | null)?.existsAtMeta === true;
  const { template, isReadOnly, goTo } = useEditor();
  const modified = useForm('EditorHeader', (form) => form.modified);
  const isSubmitting = useForm('EditorHeader', (form) => form.isSubmitting);
  const actions = useTemplateActions(template, { isRevising, onRevise });
  const [asksToAdopt, setAsksToAdopt] = useState(existed);

  // It is asked once, and not again whenever the page is loaded anew.
  useEffect(() => {
    if (existed) navigate(location, { replace: true, state: null });
  }, [existed, location, navigate]);

  const isDraft = template === null || template.status === 'DRAFT';

  const onSubmit = async () => {
    const { outcome, documentId } = await actions.submit();
    if (outcome === 'unsaved') return;
    const existsAtMeta = outcome === 'exists';
    if (!template)
      navigate(templatePath(documentId), {
        replace: true,
        state: { existsAtMeta } satisfies HandedOver,
      });
    else if (existsAtMeta) setAsksToAdopt(true);
    else document.getElementById(NOTICES_ID)?.scrollIntoView({ block: 'center' });
  };

  return (
    <>
      <Layouts.Header
        navigationAction={<BackButton fallback={TEMPLATES_PATH} />}
        title={
          template
            ? template.label || template.name || text('templates.untitled')
            : text('templates.new')
        }
        subtitle={
          template && (
            <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={1}>
              <Flex gap={2} wrap="wrap">
                <StatusBadge status={template.status} />
                {template.accountIsSandbox && <SandboxBadge />}
                {template.lastSyncedAt && (
                  <Typography textColor="neutral600">
                    {text('templates.synced')} <RelativeTime time={template.lastSyncedAt} />
                  </Typography>
                )}
              </Flex>
              <LanguageLinks template={template} />
            </Flex>
          )
        }
        primaryAction={
          <Flex gap={2} wrap="wrap" justifyContent="flex-end">
            {template && (
              <EditorMenu
                template={template}
                isReadOnly={isReadOnly}
                isSyncing={actions.isSyncing}
                onSync={actions.sync}
              />
            )}
            {!isReadOnly && (
              <>
                {template?.status === 'PAUSED' && (
                  <Button
                    variant="secondary"
                    startIcon={<Play />}
                    loading={actions.isResuming}
                    onClick={actions.resume}
                  >
                    {text('templates.resume')}
                  </Button>
                )}
                {isRevising && <DiscardButton onDiscard={() => onRevise(false)} />}
                {template?.isResubmittable && !isRevising && (
                  <Button
                    variant="secondary"
                    startIcon={<Pencil />}
                    disabled={template.nextEditAt !== null}
                    onClick={() => {
                      onRevise(true);
                      goTo('body');
                    }}
                  >
                    {text('templates.revise')}
                  </Button>
                )}
                <SubmitDialog isRevising={isRevising} onSubmit={onSubmit} />
                {!isRevising && (
                  <Button
                    type="submit"
                    startIcon={<Check />}
                    disabled={!modified && template !== null}
                    loading={isSubmitting}
                  >
                    {text(isDraft ? 'templates.saveDraft' : 'templates.save')}
                  </Button>
                )}
              </>
            )}
          </Flex>
        }
      />
      {template && (
        <AdoptDialog
          template={template}
          isOpen={asksToAdopt}
          onClose={() => setAsksToAdopt(false)}
          onAdopt={actions.adopt}
        />
      )}
    </>
  );
}

/** Gives up the changed words; what Meta has approved stays as it is. */
function DiscardButton({ onDiscard }: { onDiscard: () => void }) {
  const text = useText();
  const { template } = useEditor();
  const modified = useForm('DiscardButton', (form) => form.modified);
  const resetForm = useForm('DiscardButton', (form) => form.resetForm);
  const [asks, setAsks] = useState(false);
  const discard = () => {
    if (template) resetForm(valuesOf(template));
    setAsks(false);
    onDiscard();
  };
  return (
    <>
      <Button variant="tertiary" onClick={() => (modified ? setAsks(true) : discard())}>
        {text('templates.revise.discard')}
      </Button>
      <Dialog.Root open={asks} onOpenChange={setAsks}>
        <ConfirmDialog
          variant="danger"
          title={text('templates.revise.discard')}
          onConfirm={discard}
        >
          {text('templates.revise.discardBody')}
        </ConfirmDialog>
      </Dialog.Root>
    </>
  );
}
