import { Button } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import { Notice } from '../../../components/Notice';
import { useText } from '../../../hooks/use-text';

interface ClosedWindowProps {
  conversation: Conversation;
  /** Something was begun and cannot be sent now. */
  hasDraft: boolean;
  onTemplate: () => void;
}

/** Stands in place of the field while only templates may be sent. */
export function ClosedWindow({ conversation, hasDraft, onTemplate }: ClosedWindowProps) {
  const text = useText();
  const hasWritten = conversation.lastInboundAt !== null;
  return (
    <Notice
      variant="warning"
      title={text(hasWritten ? 'inbox.composer.closed' : 'inbox.composer.closed.never')}
      action={
        <Button startIcon={<PaperPlane />} aria-haspopup="dialog" onClick={onTemplate}>
          {text('inbox.composer.closed.template')}
        </Button>
      }
    >
      {text('inbox.composer.closed.text')} {hasDraft && text('inbox.composer.closed.draft')}
    </Notice>
  );
}
