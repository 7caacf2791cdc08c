import { Button, Dialog, Flex } from '@strapi/design-system';
import { ArrowClockwise, Cross, PaperPlane } from '@strapi/icons';
import { ConfirmDialog, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { Message } from '../../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../../shared/plugin';
import {
  useWhatsappCancelMessageMutation,
  useWhatsappResendMessageMutation,
  useWhatsappRetryMessageMutation,
} from '../../api/messages';
import { useApiError } from '../../hooks/use-api-error';
import { useText, type TextKey } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { personOf } from '../person';

interface MessageActionsProps {
  message: Message;
  /** Where there is little room. */
  isSmall?: boolean;
}

/** What can be done about a message now, as far as the person may. */
export function MessageActions({ message, isSmall = false }: MessageActionsProps) {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { allowedActions } = useRBAC(PERMISSIONS.messages);
  const [cancel, cancelling] = useWhatsappCancelMessageMutation();
  const [retry, retrying] = useWhatsappRetryMessageMutation();
  const [resend] = useWhatsappResendMessageMutation();

  const finish = (
    result: { data: Message } | { error: unknown },
    done: TextKey,
  ): result is { data: Message } => {
    if ('error' in result) {
      notifyError(result.error);
      return false;
    }
    toggleNotification({ type: 'success', message: text(done) });
    return true;
  };

  const { documentId, canCancel, canRetry, canResend } = message;
  const size = isSmall ? 'S' : 'M';
  const isOffered =
    (canCancel && allowedActions.canSend) || ((canRetry || canResend) && allowedActions.canRetry);
  if (!isOffered) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {canCancel && allowedActions.canSend && (
        <Button
          variant="danger-light"
          size={size}
          startIcon={<Cross />}
          loading={cancelling.isLoading}
          onClick={async () => finish(await cancel(documentId), 'message.cancel.done')}
        >
          {text(isSmall ? 'message.cancel.short' : 'message.cancel')}
        </Button>
      )}
      {canRetry && allowedActions.canRetry && (
        <Button
          size={size}
          variant={isSmall ? 'secondary' : 'default'}
          startIcon={<ArrowClockwise />}
          loading={retrying.isLoading}
          onClick={async () => finish(await retry(documentId), 'message.retry.done')}
        >
          {text('message.retry')}
        </Button>
      )}
      {canResend && allowedActions.canRetry && (
        <Dialog.Root>
          <Dialog.Trigger>
            <Button variant="secondary" size={size} startIcon={<PaperPlane />}>
              {text('message.resend')}
            </Button>
          </Dialog.Trigger>
          <ConfirmDialog
            title={text('message.resend.title')}
            variant="default"
            onConfirm={async () => {
              const result = await resend(documentId);
              if (finish(result, 'message.resend.done') && !isSmall)
                navigate(`/plugins/${PLUGIN_ID}/messages/${result.data.documentId}`);
            }}
          >
            {text(`message.resend.text.${message.state === 'uncertain' ? 'uncertain' : 'failed'}`, {
              person: personOf(message) ?? text('message.title.unknown'),
            })}
          </ConfirmDialog>
        </Dialog.Root>
      )}
    </Flex>
  );
}
