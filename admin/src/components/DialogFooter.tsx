import { Button, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useText } from '../hooks/use-text';

interface DialogFooterProps {
  /** What the way out is called, where it is not to cancel. */
  out?: string;
  /** What the dialog is for: its button, and what stands beside it. */
  children: ReactNode;
}

/** The end of a dialog: the way out, and what it is for. */
export function DialogFooter({ out, children }: DialogFooterProps) {
  const text = useText();
  return (
    <Modal.Footer>
      <Modal.Close>
        <Button type="button" variant="tertiary">
          {out ?? text('dialog.cancel')}
        </Button>
      </Modal.Close>
      {children}
    </Modal.Footer>
  );
}
