import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useHref } from 'react-router-dom';
import type { Message, SendRequest } from '../../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { readApiError, type ApiError } from '../../api/read-api-error';
import { useWhatsappSendMessageMutation } from '../../api/messages';
import { sentStore, undoMsOf } from '../../components/SentNotices/sent-store';
import { useApiError } from '../../hooks/use-api-error';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { newIdempotencyKey } from '../../api/idempotency-key';

/**
 * Sends once, however often it is asked: one key serves the same message from the opening of the dialog
 * to its closing. What was changed meanwhile is another message.
 */
export function useSend(onSent: (message: Message) => void, hasLog: boolean) {
  const text = useText();
  const { formatDate } = useIntl();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { sayWords } = useSentences();
  // A notice is no part of the router: its link needs the admin's own path.
  const log = useHref(`/plugins/${PLUGIN_ID}/messages`);
  const asked = useRef({ message: '', idempotencyKey: '' });
  const [send] = useWhatsappSendMessageMutation();
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const isUnderWay = useRef(false);

  const sayDone = ({ sendAt, holdReason }: Message, phone: string): string => {
    if (sendAt)
      return text('send.scheduled', {
        phone,
        time: formatDate(sendAt, { dateStyle: 'medium', timeStyle: 'short' }),
      });
    return holdReason === null
      ? text('send.done', { phone })
      : text('send.waits', { phone, reason: sayWords(holdReason) });
  };

  const onSend = async (request: SendRequest, phone: string) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsSending(true);
    const message = JSON.stringify(request);
    if (asked.current.message !== message)
      asked.current = { message, idempotencyKey: newIdempotencyKey() };
    const result = await send({ ...request, idempotencyKey: asked.current.idempotencyKey });
    isUnderWay.current = false;
    setIsSending(false);
    if ('error' in result) {
      setRefusal(readApiError(result.error));
      notifyError(result.error);
      return;
    }
    const { documentId, holdReason } = result.data;
    const undoMs = undoMsOf(result.data);
    if (undoMs > 0 && holdReason === null) {
      sentStore.add({ documentId, phone, leavesAt: Date.now() + undoMs, hasLog });
      onSent(result.data);
      return;
    }
    toggleNotification({
      type: holdReason === null ? 'success' : 'warning',
      message: sayDone(result.data, phone),
      ...(hasLog && {
        link: {
          label: text('send.done.link'),
          url: `${log}/${documentId}`,
        },
      }),
    });
    onSent(result.data);
  };

  return { onSend, isSending, refusal };
}
