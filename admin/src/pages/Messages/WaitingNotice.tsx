import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Message } from '../../../../shared/contracts/messages';
import { Notice } from '../../components/Notice';
import { AccountLink, useAttempts } from '../../components/WaitingReason';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';

/** Why a message has not left yet, and what ends the wait. */
export function WaitingNotice({ message }: { message: Message }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { sayFailure, sayWords } = useSentences();
  const { sayAttempt, sayNextTry } = useAttempts();
  const { state, holdReason, accountDocumentId, lastFailure, attempt, sendAt, dueAt } = message;
  if (state !== 'queued') return null;

  if (holdReason !== null)
    return (
      <Notice
        variant="warning"
        title={text('message.held.title')}
        action={<AccountLink documentId={accountDocumentId} />}
      >
        {sayWords(holdReason)}
      </Notice>
    );
  if (lastFailure)
    return (
      <Notice variant="warning" title={sayAttempt(lastFailure, attempt)}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography>
            {sayFailure(lastFailure).action} {sayNextTry(dueAt)}
          </Typography>
          {lastFailure.details && (
            <Typography variant="pi">
              {text('message.failure.meta')}: {lastFailure.details}
              {lastFailure.code !== null && ` (${lastFailure.code})`}
            </Typography>
          )}
        </Flex>
      </Notice>
    );
  if (sendAt === null || sendAt !== dueAt) return null;
  return (
    <Notice
      title={text('message.scheduled.title', {
        time: formatDate(sendAt, { dateStyle: 'full', timeStyle: 'long' }),
      })}
    >
      {text('message.scheduled.text')}
    </Notice>
  );
}
