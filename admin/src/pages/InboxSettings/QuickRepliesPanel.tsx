import { Badge, Flex, Typography } from '@strapi/design-system';
import type { QuickReply } from '../../../../shared/contracts/inbox';
import { useWhatsappGetInboxQuery } from '../../api/inbox';
import {
  useWhatsappDeleteQuickReplyMutation,
  useWhatsappListQuickRepliesQuery,
} from '../../api/quick-replies';
import { plainText } from '../../components/WhatsAppBubble/plain-text';
import { KeptList } from './KeptList';
import { QuickReplyForm } from './QuickReplyForm';

/** The texts that are at hand by `/` and their shortcut. */
export function QuickRepliesPanel({ canEdit }: { canEdit: boolean }) {
  const answer = useWhatsappListQuickRepliesQuery(undefined, { refetchOnMountOrArgChange: true });
  const { data: inbox } = useWhatsappGetInboxQuery();
  const [remove] = useWhatsappDeleteQuickReplyMutation();
  const accounts = inbox?.accounts ?? [];
  return (
    <KeptList<QuickReply>
      of="quickReplies"
      canEdit={canEdit}
      answer={answer}
      nameOf={({ shortcut }) => `/${shortcut}`}
      show={({ shortcut, text, account }) => (
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Flex gap={2}>
            <Typography fontWeight="semiBold">/{shortcut}</Typography>
            {account && (
              <Badge>{accounts.find(({ documentId }) => documentId === account)?.name}</Badge>
            )}
          </Flex>
          <Typography textColor="neutral600" dir="auto">
            {plainText(text)}
          </Typography>
        </Flex>
      )}
      renderForm={(kept, onClose) => (
        <QuickReplyForm quickReply={kept} accounts={accounts} onClose={onClose} />
      )}
      remove={remove}
    />
  );
}
