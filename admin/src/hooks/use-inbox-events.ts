import { useAuth } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { liveInbox, type InboxListener } from '../api/live/live-inbox';

/**
 * Calls the handler with everything that the inbox is told while the component is on the page; with the
 * documentId of a conversation also with what happens in its thread.
 */
export function useInboxEvents(handler: InboxListener, conversation?: string): void {
  const token = useAuth('InboxEvents', (auth) => auth.token);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => liveInbox.authorize(token), [token]);
  useEffect(() => liveInbox.listen((event) => latest.current(event), conversation), [conversation]);
  useEffect(() => {
    const look = () => liveInbox.look();
    document.addEventListener('visibilitychange', look);
    // A line that is cut may look alive for long.
    window.addEventListener('online', liveInbox.retry);
    window.addEventListener('offline', liveInbox.retry);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', liveInbox.retry);
      window.removeEventListener('offline', liveInbox.retry);
    };
  }, []);
}
