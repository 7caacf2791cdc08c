import { Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { Message } from '../../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { PhoneNumber } from '../../components/PhoneNumber';
import { RelativeTime } from '../../components/RelativeTime';
import { SandboxBadge } from '../../components/SandboxBadge';
import { useText, type TextKey } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { MessageClicks } from './MessageClicks';
import { RecordLink } from '../../components/RecordLink';

/** Everything else that is known about a message; what is not known is left out. */
export function MessageFacts({ message }: { message: Message }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { allowedActions: inbox } = useRBAC(PERMISSIONS.inboxRead);
  const { campaignDocumentId, campaignName } = message;
  const { recordUid, recordDocumentId, source, sentBy, resendOf, templateName, clicks, received } =
    message;
  const facts: [TextKey, React.ReactNode][] = [
    ['message.fact.contact', message.contactName],
    ['message.fact.phone', message.phone && <PhoneNumber>{message.phone}</PhoneNumber>],
    [
      'message.fact.account',
      message.accountName && (
        <Flex tag="span" gap={2}>
          {message.accountName}
          {message.accountIsSandbox && <SandboxBadge />}
        </Flex>
      ),
    ],
    [
      'message.fact.template',
      templateName && [templateName, message.templateLanguage].filter(Boolean).join(' · '),
    ],
    [
      'message.fact.record',
      recordUid && recordDocumentId && (
        <RecordLink
          uid={recordUid}
          documentId={recordDocumentId}
          of={text('message.fact.record')}
        />
      ),
    ],
    [
      'message.fact.conversation',
      inbox.canRead && message.surroundings?.conversation && (
        <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/inbox/${message.surroundings.conversation}`}>
          {text('message.fact.conversation.open')}
        </Link>
      ),
    ],
    [
      'message.fact.campaign',
      campaignDocumentId && (
        <Link
          tag={NavLink}
          to={`/plugins/${PLUGIN_ID}/campaigns/${campaignDocumentId}`}
          aria-label={`${campaignName} (${text('message.fact.campaign')})`}
        >
          {campaignName}
        </Link>
      ),
    ],
    [
      'message.fact.automation',
      message.automationDocumentId && (
        <Link
          tag={NavLink}
          to={`/plugins/${PLUGIN_ID}/automations/${message.automationDocumentId}`}
          aria-label={`${message.automationName} (${text('message.fact.automation')})`}
        >
          {message.automationName}
        </Link>
      ),
    ],
    [
      'message.fact.clicks',
      clicks && clicks.people + clicks.robots > 0 && <MessageClicks clicks={clicks} />,
    ],
    [
      'message.fact.forwarded',
      received?.forwarded && text(`message.forwarded.${received.forwarded}`),
    ],
    ['message.fact.product', received?.product],
    [
      'message.fact.referral',
      received?.referral && (received.referral.headline ?? received.referral.sourceUrl),
    ],
    ['message.fact.source', sentBy ?? (source && text(`messages.source.${source}`))],
    [
      'message.fact.sendAt',
      message.sendAt && formatDate(message.sendAt, { dateStyle: 'medium', timeStyle: 'short' }),
    ],
    ['message.fact.attempt', message.attempt > 1 && message.attempt],
    [
      'message.fact.next',
      // While its account is held, the time says nothing.
      message.dueAt && message.holdReason === null && <RelativeTime time={message.dueAt} />,
    ],
    [
      'message.fact.resendOf',
      resendOf && (
        <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/messages/${resendOf}`}>
          {text('message.fact.resendOf.link')}
        </Link>
      ),
    ],
  ];
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
      {facts.map(
        ([name, value]) =>
          value && (
            <Flex key={name} justifyContent="space-between" gap={4}>
              <Typography tag="dt" textColor="neutral600">
                {text(name)}
              </Typography>
              <Typography tag="dd" textColor="neutral800">
                {value}
              </Typography>
            </Flex>
          ),
      )}
    </Flex>
  );
}
