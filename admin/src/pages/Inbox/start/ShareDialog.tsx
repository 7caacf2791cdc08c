import { Loader, Modal } from '@strapi/design-system';
import { lazy, Suspense } from 'react';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { useText } from '../../../hooks/use-text';

const ChatLink = lazy(() => import('./ChatLink'));

/** The address that opens a chat, at any time. */
export function ShareDialog({ inbox, onClose }: { inbox: Inbox; onClose: () => void }) {
  const text = useText();
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('inbox.page.close')}>
          <Modal.Title>{text('inbox.start.share')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Suspense fallback={<Loader small>{text('inbox.list.loading')}</Loader>}>
            <ChatLink inbox={inbox} />
          </Suspense>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
