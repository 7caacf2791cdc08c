import { IconButton, Menu } from '@strapi/design-system';
import {
  ArrowsCounterClockwise,
  Duplicate,
  Earth,
  Minus,
  More,
  PaperPlane,
  Trash,
} from '@strapi/icons';
import { useForm, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Template } from '../../../../../shared/contracts/templates';
import { isUsable } from '../../../../../shared/domain/template/lifecycle';
import { useText, type TextKey } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { DeleteDialog } from '../DeleteDialog';
import { newTemplatePath, TEMPLATES_PATH } from '../paths';
import { NewLanguageDialog } from './NewLanguageDialog';
import { TestSendDialog } from './TestSendDialog';

interface EditorMenuProps {
  template: Template;
  isReadOnly: boolean;
  isSyncing: boolean;
  onSync: () => void;
}

type Dialog = 'test' | 'language' | 'language-only' | 'all';

/** What else can be done with a template: try it, ask Meta, copy it, delete it. */
export function EditorMenu({ template, isReadOnly, isSyncing, onSync }: EditorMenuProps) {
  const text = useText();
  const navigate = useNavigate();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesSend);
  const setSubmitting = useForm('DeleteTemplate', (form) => form.setSubmitting);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { documentId, status, siblings } = template;
  const close = () => setDialog(null);
  const test = testOf(template, allowedActions.canSend === true);

  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          tag={IconButton}
          icon={<More />}
          label={text('templates.menu', { name: template.label || template.name })}
          variant="tertiary"
        />
        {/* A menu of the design system scrolls after four entries, with nothing to tell so. */}
        <Menu.Content popoverPlacement="bottom-end" maxHeight="min(40rem, 70vh)">
          <Menu.Item
            startIcon={<PaperPlane />}
            disabled={test !== 'templates.test.open'}
            onSelect={() => setDialog('test')}
          >
            {text(test)}
          </Menu.Item>
          {!isReadOnly && (
            <>
              {status !== 'DRAFT' && (
                <Menu.Item
                  startIcon={<ArrowsCounterClockwise />}
                  disabled={isSyncing}
                  onSelect={onSync}
                >
                  {text('templates.menu.sync')}
                </Menu.Item>
              )}
              <Menu.Item
                startIcon={<Duplicate />}
                onSelect={() => navigate(newTemplatePath({ from: documentId }))}
              >
                {text('templates.menu.duplicate')}
              </Menu.Item>
              <Menu.Item startIcon={<Earth />} onSelect={() => setDialog('language')}>
                {text('templates.menu.duplicateToLanguage')}
              </Menu.Item>
              <Menu.Item
                variant="danger"
                startIcon={siblings.length > 0 ? <Minus /> : <Trash />}
                onSelect={() => setDialog('language-only')}
              >
                {text(siblings.length > 0 ? 'templates.menu.deleteThis' : 'templates.menu.delete')}
              </Menu.Item>
              {siblings.length > 0 && (
                <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setDialog('all')}>
                  {text('templates.menu.deleteAll', { count: siblings.length + 1 })}
                </Menu.Item>
              )}
            </>
          )}
        </Menu.Content>
      </Menu.Root>
      {dialog === 'test' && <TestSendDialog template={template} onClose={close} />}
      {dialog === 'language' && <NewLanguageDialog template={template} onClose={close} />}
      {(dialog === 'language-only' || dialog === 'all') && (
        <DeleteDialog
          name={template.label || template.name}
          languages={dialog === 'all' ? [template, ...siblings] : [template]}
          // Nobody is asked whether changes of what is deleted may be lost.
          onStart={() => setSubmitting(true)}
          onFail={() => setSubmitting(false)}
          onDone={() => navigate(TEMPLATES_PATH)}
          onClose={close}
        />
      )}
    </>
  );
}

/** The words of the test's menu entry: it says why it cannot be chosen. */
function testOf({ status, unsendableKind }: Template, canSend: boolean) {
  if (!canSend) return 'templates.test.forbidden' satisfies TextKey;
  if (!isUsable(status)) return 'templates.test.notApproved' satisfies TextKey;
  if (unsendableKind) return 'templates.test.unsendable' satisfies TextKey;
  return 'templates.test.open' satisfies TextKey;
}
