import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { passes } from '../../../../../shared/domain/issue';
import { isEditable } from '../../../../../shared/domain/template/lifecycle';
import { IssueList } from '../../../components/IssueList';
import { useText } from '../../../hooks/use-text';
import { useEditor } from './editor-context';

interface SubmitDialogProps {
  /** The words of an approved template are being changed. */
  isRevising: boolean;
  /** Hands the template in; the dialog closes when it is done. */
  onSubmit: () => Promise<void>;
}

/** The button that hands a template to Meta, and the last question before it. */
export function SubmitDialog({ isRevising, onSubmit }: SubmitDialogProps) {
  const text = useText();
  const { template, issues, goTo } = useEditor();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const isReady = passes(issues);
  if (template && !isEditable(template.status) && !isRevising) return null;

  const again = isRevising || template?.status === 'REJECTED';
  const submit = async () => {
    setIsBusy(true);
    await onSubmit();
    setIsBusy(false);
    setIsOpen(false);
  };
  const leadTo = (path: string) => {
    setIsOpen(false);
    // The dialog gives the focus back when it closes; the field takes it after that.
    setTimeout(() => goTo(path), 100);
  };

  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger>
        <Button variant={isRevising ? 'default' : 'secondary'}>
          {text(again ? 'templates.submit.again' : 'templates.submit.open')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>
          {isReady
            ? text(isRevising ? 'templates.submit.titleAgain' : 'templates.submit.title')
            : text('templates.submit.notReady', { count: errors.length })}
        </Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            {isReady ? (
              <>
                <Typography>{text('templates.submit.review')}</Typography>
                <Typography>
                  {text(isRevising ? 'templates.submit.replaces' : 'templates.submit.locks')}
                </Typography>
                <IssueList issues={issues} />
              </>
            ) : (
              <IssueList issues={errors} onSelect={leadTo} />
            )}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {text('dialog.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth disabled={!isReady} loading={isBusy} onClick={submit}>
            {text(isRevising ? 'templates.submit.confirmAgain' : 'templates.submit.confirm')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
