import { Button, useNotifyAT } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useText } from '../hooks/use-text';

interface CopyButtonProps {
  value: string;
  /** What is copied, e.g. “Copy as cURL”. */
  children: ReactNode;
}

/** Copies a text that does not stand on the page as it is. */
export function CopyButton({ value, children }: CopyButtonProps) {
  const text = useText();
  const { copy } = useClipboard();
  const { notifyStatus } = useNotifyAT();
  const { toggleNotification } = useNotification();

  const onCopy = async () => {
    const isCopied = await copy(value);
    const message = text(isCopied ? 'copy.copied' : 'copy.forbidden');
    toggleNotification({ type: isCopied ? 'success' : 'warning', message });
    notifyStatus(message);
  };
  return (
    <Button variant="tertiary" size="S" startIcon={<Duplicate />} onClick={onCopy}>
      {children}
    </Button>
  );
}
