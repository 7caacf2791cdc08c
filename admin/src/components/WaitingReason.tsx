import { Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { LastFailure, Message } from '../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../shared/plugin';
import { useSentences } from '../hooks/use-sentences';
import { useText } from '../hooks/use-text';
import { PERMISSIONS } from '../permissions';

type WaitingMessage = Pick<
  Message,
  'state' | 'holdReason' | 'accountDocumentId' | 'lastFailure' | 'attempt'
>;

/** Why a message has not left yet, in a line or two: its account is held, or an attempt was in vain. */
export function WaitingReason({ message }: { message: WaitingMessage }) {
  const { holdReason, accountDocumentId, lastFailure } = message;
  const { sayAttempt } = useAttempts();
  const { sayWords } = useSentences();
  if (message.state !== 'queued') return null;
  if (holdReason !== null)
    return (
      <Typography variant="pi" textColor="neutral800">
        {sayWords(holdReason)} <AccountLink documentId={accountDocumentId} />
      </Typography>
    );
  if (!lastFailure) return null;
  return (
    <Typography variant="pi" textColor="neutral800">
      {sayAttempt(lastFailure, message.attempt)}
    </Typography>
  );
}

/** Leads to the account that a message waits for, where the person may see accounts. */
export function AccountLink({ documentId }: { documentId: string | null }) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.accountsRead);
  if (!documentId || !allowedActions.canRead) return null;
  return (
    <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/accounts/${documentId}`}>
      {text('message.held.account')}
    </Link>
  );
}

/** Says how an attempt failed, and when the next one is. */
export function useAttempts() {
  const text = useText();
  const { formatTime } = useIntl();
  const { sayFailure } = useSentences();
  return {
    sayAttempt(failure: LastFailure, attempt: number): string {
      const { title } = sayFailure(failure);
      const { tries } = failure;
      return tries
        ? text('message.attempt.ofLimit', { attempt: tries.count, limit: tries.limit, title })
        : text('message.attempt.failed', { attempt, title });
    },
    sayNextTry: (dueAt: string | null): string =>
      dueAt && Date.parse(dueAt) > Date.now()
        ? text('message.attempt.next', { time: formatTime(dueAt, { timeStyle: 'medium' }) })
        : '',
  };
}
