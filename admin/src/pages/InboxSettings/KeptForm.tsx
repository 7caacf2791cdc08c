import { Button, Flex, Modal } from '@strapi/design-system';
import type { FormEvent, ReactNode } from 'react';
import { DialogFooter } from '../../components/DialogFooter';
import { Notice } from '../../components/Notice';
import { useText } from '../../hooks/use-text';

interface KeptFormProps {
  title: string;
  isSaving: boolean;
  /** What is wrong beside the fields. */
  problem: string | null;
  onSave: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** The dialog in which one of them is written. */
export function KeptForm({ title, isSaving, problem, onSave, onClose, children }: KeptFormProps) {
  const text = useText();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSaving) void onSave();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content
        // What was typed is not lost to a click beside the dialog.
        onInteractOutside={(event) => event.preventDefault()}
      >
        <form onSubmit={onSubmit} noValidate>
          <Modal.Header closeLabel={text('inbox.settings.close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {children}
              {problem !== null && <Notice variant="danger" title={problem} />}
            </Flex>
          </Modal.Body>
          <DialogFooter>
            <Button type="submit" loading={isSaving}>
              {text('inbox.settings.save')}
            </Button>
          </DialogFooter>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
