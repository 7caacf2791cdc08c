import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { passes } from '../../../../../shared/domain/issue';
import { isEditable } from '../../../../../shared/domain/template/lifecycle';
import { IssueList } from '../../../components/IssueList';
import { useText } from '../../../hooks/use-text';
import { jumpTo } from '../content/jump';
import { useEditor } from './editor-context';

interface SubmitDialogProps {
  /** Hands the template in; the dialog closes when it is done. */
  onSubmit: () => Promise<void>;
}

/** The button that hands a template to Meta, and the last question before it. */
export function SubmitDialog({ onSubmit }: SubmitDialogProps) {
  const text = useText();
  const { template, issues, touch } = useEditor();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const isReady = passes(issues);
  if (template && !isEditable(template.status)) return null;

  const again = template?.status === 'REJECTED';
  const submit = async () => {
    setIsBusy(true);
    await onSubmit();
    setIsBusy(false);
    setIsOpen(false);
  };
  const goTo = (path: string) => {
    setIsOpen(false);
    touch(path);
    // The dialog gives the focus back when it closes; the field takes it after that.
    setTimeout(() => jumpTo(path), 100);
  };

  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger>
        <Button variant="secondary">
          {text(again ? 'templates.submit.again' : 'templates.submit.open')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>
          {isReady
            ? text('templates.submit.title')
            : text('templates.submit.notReady', { count: errors.length })}
        </Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            {isReady ? (
              <>
                <Typography>{text('templates.submit.review')}</Typography>
                <Typography>{text('templates.submit.locks')}</Typography>
                <IssueList issues={issues} />
              </>
            ) : (
              <IssueList issues={errors} onSelect={goTo} />
            )}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {text('templates.submit.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth disabled={!isReady} loading={isBusy} onClick={submit}>
            {text('templates.submit.confirm')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
