import { useState } from 'react';
import type { Message, SendTemplateInput } from '../../../../shared/contracts/messages';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { useWhatsappGetMeQuery, useWhatsappUpdateMeMutation } from '../../api/me';
import { useWhatsappSendMessageMutation } from '../../api/messages';
import { usePreview } from './use-preview';

/** Sends what is asked for to one's own phone; null = it is not known yet what. */
export function useSendToSelf(asked: Omit<SendTemplateInput, 'to'> | null) {
  const { data: me, isLoading } = useWhatsappGetMeQuery();
  const [updateMe] = useWhatsappUpdateMeMutation();
  const [sendMessage] = useWhatsappSendMessageMutation();
  const [typedPhone, setPhone] = useState<string | null>(null);
  // Pressed again because the answer was lost, it is still the same message.
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const [isSending, setIsSending] = useState(false);
  const [sent, setSent] = useState<Message | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);

  const phone = typedPhone ?? me?.phone ?? '';
  const request = asked && { ...asked, to: { phone } };
  const { preview, error, isStale } = usePreview(phone.trim() === '' ? null : request);
  // It is kept as one's own number when the message is sent, and needs no consent then.
  const becomesOwn = typedPhone !== null && typedPhone !== me?.phone;
  const issues = (preview?.issues ?? []).filter(
    ({ code }) => code !== 'consent.missing' || !becomesOwn,
  );
  const phoneIssue = issues.find(({ path, severity }) => path === 'to' && severity === 'error');
  const canSend =
    phone.trim() !== '' &&
    preview !== null &&
    !isStale &&
    error === null &&
    issues.every(({ severity }) => severity !== 'error');

  const send = async (): Promise<void> => {
    if (!request) return;
    setIsSending(true);
    setRefusal(null);
    try {
      if (becomesOwn) await updateMe({ phone }).unwrap();
      setSent(await sendMessage({ ...request, undo: false, idempotencyKey }).unwrap());
      setIdempotencyKey(newIdempotencyKey());
    } catch (failure) {
      setRefusal(failure);
    } finally {
      setIsSending(false);
    }
  };

  return {
    phone,
    setPhone,
    /** One's own number is not known yet. */
    isLoading,
    preview,
    error,
    phoneIssue,
    /** What else there is to say. */
    issues: issues.filter((issue) => issue !== phoneIssue),
    canSend,
    isSending,
    send,
    sent,
    refusal,
  };
}
