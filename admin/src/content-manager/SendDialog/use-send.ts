import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useHref } from 'react-router-dom';
import type { Message, SendTemplateInput } from '../../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { readApiError, type ApiError } from '../../api/read-api-error';
import { useWhatsappSendMessageMutation } from '../../api/messages';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { newIdempotencyKey } from './idempotency-key';

/** Sends once, however often it is asked: one key serves the dialog from opening to closing. */
export function useSend(onSent: (message: Message) => void, hasLog: boolean) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  // A notice is no part of the router: its link needs the admin's own path.
  const log = useHref(`/plugins/${PLUGIN_ID}/messages`);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [send] = useWhatsappSendMessageMutation();
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const isUnderWay = useRef(false);

  const onSend = async (request: SendTemplateInput, phone: string) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsSending(true);
    const result = await send({ ...request, idempotencyKey });
    isUnderWay.current = false;
    setIsSending(false);
    if ('error' in result) {
      setRefusal(readApiError(result.error));
      notifyError(result.error);
      return;
    }
    toggleNotification({
      type: 'success',
      message: text('send.done', { phone }),
      ...(hasLog && {
        link: {
          label: text('send.done.link'),
          url: `${log}/${result.data.documentId}`,
        },
      }),
    });
    onSent(result.data);
  };

  return { onSend, isSending, refusal };
}
