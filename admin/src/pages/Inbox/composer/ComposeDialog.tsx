import { Button, Flex, Modal } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { toContentBlocks } from '../../../../../shared/domain/message/content';
import type { FreeContent } from '../../../../../shared/domain/message/content/content';
import type { Issue } from '../../../../../shared/domain/issue';
import { DialogFooter } from '../../../components/DialogFooter';
import { TwoColumns, WideDialog } from '../../../components/TwoColumns';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { BubbleGround } from '../../../components/WhatsAppBubble/BubbleGround';
import { useText } from '../../../hooks/use-text';

interface ComposeDialogProps {
  title: string;
  /** What would be sent as it stands, and what is wrong with it. */
  content: FreeContent;
  issues: Issue[];
  /** Shown instead of the bubble as long as there is nothing to show. */
  nothing?: string | null;
  /** Somebody wants to send it: from now on what is missing is told, too. */
  onTry: () => void;
  onSend: (content: FreeContent) => void;
  onClose: () => void;
  /** The fields. */
  children: React.ReactNode;
}

/** Fields for a message beside the bubble that it becomes; it is sent once nothing is wrong with it. */
export function ComposeDialog({
  title,
  content,
  issues,
  nothing = null,
  onTry,
  onSend,
  onClose,
  children,
}: ComposeDialogProps) {
  const text = useText();
  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onTry();
    if (issues.some(({ severity }) => severity === 'error')) return;
    onSend(content);
    onClose();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <WideDialog $rem={88} onInteractOutside={(event) => event.preventDefault()}>
        <form onSubmit={onSubmit} noValidate>
          <Modal.Header closeLabel={text('send.close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <TwoColumns $align="start">
              <Flex direction="column" alignItems="stretch" gap={4}>
                {children}
              </Flex>
              <BubbleGround label={text('send.preview')}>
                {nothing ?? (
                  <WhatsAppBubble
                    blocks={toContentBlocks(content)}
                    caption={text('send.preview.caption')}
                    isCaptionVisible
                  />
                )}
              </BubbleGround>
            </TwoColumns>
          </Modal.Body>
          <DialogFooter>
            <Button type="submit" startIcon={<PaperPlane />}>
              {text('inbox.composer.send')}
            </Button>
          </DialogFooter>
        </form>
      </WideDialog>
    </Modal.Root>
  );
}
