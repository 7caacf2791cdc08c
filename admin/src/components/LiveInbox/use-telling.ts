import { useLocation, useNavigate } from 'react-router-dom';
import type { InboxMe } from '../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useInboxEvents } from '../../hooks/use-inbox-events';
import { useStartText } from '../../hooks/use-start-text';
import { contactName } from '../contact-name';
import { typeName } from '../type-name';
import { plainText } from '../WhatsAppBubble/plain-text';
import { playSound } from './play-sound';
import { teller } from './teller';

/** Tells of messages by a sound and by notifications of the browser, as somebody has chosen. */
export function useTelling(me: InboxMe | undefined): void {
  const text = useStartText();
  const navigate = useNavigate();
  const { pathname } = useLocation();

  useInboxEvents((event) => {
    const conversation = teller.hear(event, {
      now: Date.now(),
      isLookedAt: (documentId) =>
        document.visibilityState === 'visible' && pathname.endsWith(`/inbox/${documentId}`),
    });
    if (!conversation?.lastMessage || !me) return;
    if (me.sound) playSound();
    if (!me.browser || !mayNotify()) return;
    const { contact, lastMessage, documentId } = conversation;
    const kind = typeName(lastMessage.type);
    const name = (contact && contactName(contact)) ?? text('inbox.list.nobody');
    const notification = new Notification(name, {
      body: lastMessage.rendered
        ? plainText(lastMessage.rendered)
        : kind
          ? text(kind)
          : lastMessage.type,
      // Several tabs, and several messages, make one notification.
      tag: `${PLUGIN_ID}-${documentId}`,
    });
    notification.onclick = () => {
      window.focus();
      navigate(`/plugins/${PLUGIN_ID}/inbox/${documentId}`);
      notification.close();
    };
  });
}

/** Whether this browser shows notifications of the admin panel. */
const mayNotify = () => 'Notification' in window && Notification.permission === 'granted';
