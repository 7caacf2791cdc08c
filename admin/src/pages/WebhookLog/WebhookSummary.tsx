import { Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { WebhookSummary as Summary } from '../../../../shared/contracts/webhook-log';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappGetWebhookSummaryQuery } from '../../api/webhook-log';
import { Notice } from '../../components/Notice';
import { RefusedCalls } from '../../components/RefusedCalls';
import { RelativeTime } from '../../components/RelativeTime';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';

const REFRESH_EVERY = 15_000;

/** What came in numbers, and what was refused; nothing until it is known. */
export function WebhookSummary() {
  const isVisible = usePageVisible();
  const { data } = useWhatsappGetWebhookSummaryQuery(undefined, {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });
  if (!data) return null;
  const isSecret = data.refused.lastHour.forged > 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Counts summary={data} />
      {isSecret && <WrongSecret summary={data} />}
      <RefusedCalls refused={data.refused} isExplained={isSecret} />
    </Flex>
  );
}

function Counts({ summary: { received, since, lastAt, kept, refused } }: { summary: Summary }) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const facts: [name: string, value: React.ReactNode][] = [
    [
      since
        ? text('webhookLog.count.received', { since: formatDate(since, { dateStyle: 'medium' }) })
        : text('webhookLog.count.receivedNone'),
      formatNumber(received),
    ],
    [text('webhookLog.count.kept'), formatNumber(kept)],
    [text('webhookLog.count.last'), lastAt ? <RelativeTime time={lastAt} /> : '–'],
    [text('webhookLog.count.forgedHour'), formatNumber(refused.lastHour.forged)],
    [text('webhookLog.count.forgedDay'), formatNumber(refused.lastDay.forged)],
    [text('webhookLog.count.unsignedDay'), formatNumber(refused.lastDay.unsigned)],
  ];
  return (
    <Flex tag="dl" gap={6} wrap="wrap" alignItems="flex-start">
      {facts.map(([name, value]) => (
        <Flex key={name} direction="column-reverse" alignItems="flex-start" gap={1}>
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {name}
          </Typography>
          <Typography tag="dd" variant="delta" textColor="neutral800">
            {value}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}

/** Somebody calls with a signature that no secret here has made; most often Meta, for another app. */
function WrongSecret({ summary: { refused, suspected } }: { summary: Summary }) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.accountsRead);
  return (
    <Notice
      variant="warning"
      title={text('webhookLog.forged', { count: refused.lastHour.forged })}
      action={
        allowedActions.canRead && (
          <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
            {suspected.map(({ documentId, name, secretEnd }) => (
              <li key={documentId}>
                <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/accounts/${documentId}`}>
                  {secretEnd === null
                    ? text('webhookLog.forged.account', { account: name })
                    : text('webhookLog.forged.accountSecret', { account: name, end: secretEnd })}
                </Link>
              </li>
            ))}
          </Flex>
        )
      }
    >
      {text('webhookLog.forged.text')}
    </Notice>
  );
}
