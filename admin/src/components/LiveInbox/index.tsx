import { Badge, VisuallyHidden } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { useWhatsappCountInboxQuery, useWhatsappGetInboxQuery } from '../../api/inbox';
import { useStartText } from '../../hooks/use-start-text';
import { PERMISSIONS } from '../../permissions';
import { useTelling } from './use-telling';
import { useTitleCount } from './use-title-count';
import { badgeText } from './with-count';

/** Listens on every page for those who may see conversations, and says how many wait for them. */
export default function LiveInbox() {
  const { allowedActions } = useRBAC(PERMISSIONS.inboxRead);
  return allowedActions.canRead ? <UnreadBadge /> : null;
}

function UnreadBadge() {
  const text = useStartText();
  const { data: counts } = useWhatsappCountInboxQuery({});
  const { data: inbox } = useWhatsappGetInboxQuery();
  const count = counts?.badge ?? 0;
  useTitleCount(count);
  useTelling(inbox?.me);
  if (count === 0) return null;
  return (
    <>
      <VisuallyHidden>{text('inbox.live.unread', { count })}</VisuallyHidden>
      <Corner aria-hidden data-inbox-badge>
        {badgeText(count)}
      </Corner>
    </>
  );
}

const Corner = styled(Badge)`
  position: absolute;
  inset-block-start: -0.4rem;
  inset-inline-start: 2rem;
  height: 1.8rem;
  min-width: 1.8rem;
  padding-inline: 0.4rem;
  border-radius: 1rem;
  background: ${({ theme }) => theme.colors.primary600};
  pointer-events: none;

  && span {
    color: ${({ theme }) => theme.colors.neutral0};
  }
`;
