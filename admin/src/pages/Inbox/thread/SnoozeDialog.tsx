import { Button, Modal } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useState } from 'react';
import { maySnoozeUntil } from '../../../../../shared/domain/snooze';
import { DialogFooter } from '../../../components/DialogFooter';
import { TimeField } from '../../../components/TimeField';
import { useText } from '../../../hooks/use-text';
import { snoozeUntil } from './snooze-times';

interface SnoozeDialogProps {
  /** When it ends now, if it rests. */
  until: string | null;
  onSnooze: (until: Date) => void;
  onClose: () => void;
}

/** Lets a conversation rest until a time that is chosen freely. */
export function SnoozeDialog({ until, onSnooze, onClose }: SnoozeDialogProps) {
  const text = useText();
  const [value, setValue] = useState<Date | undefined>(() =>
    until === null ? (snoozeUntil('tomorrow', new Date()) ?? undefined) : new Date(until),
  );
  const [isTried, setIsTried] = useState(false);
  const isRight = value !== undefined && maySnoozeUntil(value, new Date());
  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsTried(true);
    if (!isRight) return;
    onSnooze(value);
    onClose();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content onInteractOutside={(event) => event.preventDefault()}>
        <form onSubmit={onSubmit} noValidate>
          <Modal.Header closeLabel={text('send.close')}>
            <Modal.Title>{text('inbox.thread.snooze.title')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <TimeField
              name="until"
              label={text('inbox.thread.snooze.until')}
              value={value ?? null}
              onChange={setValue}
              error={isTried && !isRight ? text('inbox.thread.snooze.past') : undefined}
            />
          </Modal.Body>
          <DialogFooter>
            <Button type="submit" startIcon={<Clock />}>
              {text('inbox.thread.snooze.submit')}
            </Button>
          </DialogFooter>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
