import { Button } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import type { Message } from '../../../../../shared/contracts/messages';
import { useWhatsappDownloadMediaMutation } from '../../../api/messages';
import { Notice } from '../../../components/Notice';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';

/** Why the file of a message is not here, and what can be done; nothing once it is. */
export function MediaNotice({ message }: { message: Message }) {
  const text = useText();
  const media = message.received?.media;
  if (!media || media.state === 'stored') return null;
  const why =
    media.problem &&
    text(`message.media.problem.${media.problem}`, { details: media.details ?? '' });
  if (media.state === 'waiting')
    return why ? (
      <Notice variant="warning" title={text('message.media.trouble')}>
        {text('message.media.trouble.text', { why })}
      </Notice>
    ) : (
      <Notice title={text('message.media.waiting')}>{text('message.media.waiting.text')}</Notice>
    );
  return (
    <Notice
      variant="warning"
      title={text('message.media.failed')}
      action={media.canRetry && <TryAgain documentId={message.documentId} />}
    >
      {why}
    </Notice>
  );
}

function TryAgain({ documentId }: { documentId: string }) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { allowedActions } = useRBAC(PERMISSIONS.messages);
  const [download, { isLoading }] = useWhatsappDownloadMediaMutation();
  if (!allowedActions.canRetry) return null;
  return (
    <Button
      variant="secondary"
      size="S"
      startIcon={<ArrowClockwise />}
      loading={isLoading}
      onClick={async () => {
        const result = await download(documentId);
        if ('error' in result) notifyError(result.error);
        else toggleNotification({ type: 'success', message: text('message.media.retry.done') });
      }}
    >
      {text('message.media.retry')}
    </Button>
  );
}
