import { Button, Field, Flex, Modal, Toggle } from '@strapi/design-system';
import { useState } from 'react';
import type { InboxMe } from '../../../../shared/contracts/inbox';
import { useWhatsappUpdateInboxMeMutation } from '../../api/inbox';
import { Notice } from '../../components/Notice';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

const WAYS = ['browser', 'sound', 'email'] as const;

/** What this browser says to notifications; null where it has none. */
const permissionOf = () => ('Notification' in window ? Notification.permission : null);

/** How somebody wants to be told of messages; the browser is asked when they choose so, and never before. */
export function NotificationsDialog({ me, onClose }: { me: InboxMe; onClose: () => void }) {
  const text = useText();
  const { notifyError } = useApiError();
  const [update] = useWhatsappUpdateInboxMeMutation();
  const [permission, setPermission] = useState(permissionOf);

  const ask = async () => {
    if ('Notification' in window) setPermission(await Notification.requestPermission());
  };
  const change = async (way: (typeof WAYS)[number], isOn: boolean) => {
    if (way === 'browser' && isOn && permission === 'default') await ask();
    const result = await update({ [way]: isOn });
    if ('error' in result) notifyError(result.error);
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('inbox.page.close')}>
          <Modal.Title>{text('inbox.live.settings')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {me.browser && permission === 'default' && (
              <Notice
                title={text('inbox.live.browser.ask')}
                action={
                  <Button variant="secondary" size="S" onClick={ask}>
                    {text('inbox.live.browser.allow')}
                  </Button>
                }
              />
            )}
            {me.browser && (permission === 'denied' || permission === null) && (
              <Notice variant="warning" title={text('inbox.live.browser.denied')}>
                {text('inbox.live.browser.denied.hint')}
              </Notice>
            )}
            {WAYS.map((way) => (
              <Field.Root key={way} name={way} hint={text(`inbox.live.${way}.hint`)}>
                <Field.Label>{text(`inbox.live.${way}`)}</Field.Label>
                <Toggle
                  checked={me[way]}
                  onLabel={text('switch.on')}
                  offLabel={text('switch.off')}
                  onChange={({ target }) => void change(way, target.checked)}
                />
                <Field.Hint />
              </Field.Root>
            ))}
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
