import { lazy, Suspense } from 'react';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { Inbox, ThreadMessage } from '../../../../../shared/contracts/inbox';
import type { FreeContent } from '../../../../../shared/domain/message/content/content';
import type { useAttachments } from './use-attachments';

const TemplateDialog = lazy(() => import('./TemplateDialog'));
const InteractiveDialog = lazy(() => import('./InteractiveDialog'));
const LibraryDialog = lazy(() => import('./LibraryDialog'));
const PlaceDialog = lazy(() => import('./PlaceDialog'));
const CardsDialog = lazy(() => import('./CardsDialog'));

/** What opens over the page. */
export type ComposerDialogName = 'template' | 'interactive' | 'library' | 'place' | 'cards';

interface ComposerDialogProps {
  name: ComposerDialogName | null;
  conversation: Conversation;
  inbox: Inbox;
  /** What has been written so far. */
  body: string;
  /** A template has gone out. */
  onSent: (item: ThreadMessage) => void;
  /** A message is ready; `usesBody` says that it holds what was written. */
  onSend: (content: FreeContent, usesBody: boolean) => void;
  onLibrary: ReturnType<typeof useAttachments>['addFromLibrary'];
  onClose: () => void;
}

/** Where something else than words is put together. */
export function ComposerDialog(props: ComposerDialogProps) {
  const { name, conversation, inbox, body, onSent, onSend, onLibrary, onClose } = props;
  return (
    <Suspense fallback={null}>
      {name === 'template' && (
        <TemplateDialog conversation={conversation} onSent={onSent} onClose={onClose} />
      )}
      {name === 'interactive' && (
        <InteractiveDialog
          body={body}
          onSend={(content) => onSend(content, true)}
          onClose={onClose}
        />
      )}
      {name === 'library' && <LibraryDialog onSelect={onLibrary} onClose={onClose} />}
      {name === 'place' && (
        <PlaceDialog onSend={(content) => onSend(content, false)} onClose={onClose} />
      )}
      {name === 'cards' && (
        <CardsDialog
          maySeeContacts={inbox.may.seeContacts}
          onSend={(content) => onSend(content, false)}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}
