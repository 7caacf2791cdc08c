import { Box, Button, Checkbox, Dialog, Flex } from '@strapi/design-system';
import { ArrowClockwise, PaperPlane } from '@strapi/icons';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import type { ManyDone, Message } from '../../../../shared/contracts/messages';
import {
  useWhatsappResendMessagesMutation,
  useWhatsappRetryMessagesMutation,
} from '../../api/messages';
import { useApiError } from '../../hooks/use-api-error';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';

interface SelectionBarProps {
  /** Those on the page that can go out again. */
  selectable: Message[];
  selected: ReadonlySet<string>;
  onSelect: (documentIds: string[]) => void;
  /** Some may be in another state now. */
  onDone: () => void;
}

/** What can be done with several messages at once: what Meta refused goes again, and what may not have arrived is sent anew. */
export function SelectionBar({ selectable, selected, onSelect, onDone }: SelectionBarProps) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { sayIssue } = useSentences();
  const [retry, retrying] = useWhatsappRetryMessagesMutation();
  const [resend] = useWhatsappResendMessagesMutation();

  const chosen = selectable.filter(({ documentId }) => selected.has(documentId));
  const toRetry = chosen.filter(({ canRetry }) => canRetry);
  const toResend = chosen.filter(({ canResend }) => canResend);
  const isUncertain = toResend.some(({ state }) => state === 'uncertain');
  const all = chosen.length === selectable.length;

  const finish = (result: { data: ManyDone } | { error: unknown }) => {
    if ('error' in result) return notifyError(result.error);
    const { done, refused } = result.data;
    onDone();
    onSelect(refused.map(({ documentId }) => documentId));
    const why = [
      ...new Set(
        refused.flatMap(({ issues, message }) =>
          issues.length > 0 ? issues.map(sayIssue) : [message],
        ),
      ),
    ];
    toggleNotification({
      type: refused.length > 0 ? 'warning' : 'success',
      message: [text('messages.selection.done', { count: done.length }), ...why].join(' '),
    });
  };
  const idsOf = (messages: Message[]) => ({
    documentIds: messages.map(({ documentId }) => documentId),
  });

  return (
    <Flex gap={4} wrap="wrap" role="group" aria-label={text('messages.selection')}>
      <Box paddingInlineStart={4}>
        <Checkbox
          checked={chosen.length === 0 ? false : all ? true : 'indeterminate'}
          onCheckedChange={() => onSelect(all ? [] : idsOf(selectable).documentIds)}
        >
          {text('messages.selection.all', { count: selectable.length })}
        </Checkbox>
      </Box>
      {toRetry.length > 0 && (
        <Button
          size="S"
          variant="secondary"
          startIcon={<ArrowClockwise />}
          loading={retrying.isLoading}
          onClick={async () => finish(await retry(idsOf(toRetry)))}
        >
          {text('messages.selection.retry', { count: toRetry.length })}
        </Button>
      )}
      {toResend.length > 0 && (
        <Dialog.Root>
          <Dialog.Trigger>
            <Button size="S" variant="secondary" startIcon={<PaperPlane />}>
              {text('messages.selection.resend', { count: toResend.length })}
            </Button>
          </Dialog.Trigger>
          <ConfirmDialog
            title={text('messages.selection.resend.title', { count: toResend.length })}
            variant="default"
            onConfirm={async () => finish(await resend(idsOf(toResend)))}
          >
            {text(
              isUncertain
                ? 'messages.selection.resend.uncertain'
                : 'messages.selection.resend.failed',
              { count: toResend.length },
            )}
          </ConfirmDialog>
        </Dialog.Root>
      )}
    </Flex>
  );
}
