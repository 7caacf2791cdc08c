import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useRBAC, Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Attention } from '../../../shared/contracts/home';
import { PLUGIN_ID } from '../../../shared/plugin';
import { useWhatsappGetAttentionQuery } from '../api/home';
import { AlertRow } from '../components/AlertBanner/AlertRow';
import { useSentences } from '../hooks/use-sentences';
import { useText } from '../hooks/use-text';
import { PERMISSIONS } from '../permissions';
import { linesOf, reasonsOf } from './attention-lines';
import { timeZoneHere } from './time-zone-here';

/** How often it is looked again while the page is open. */
const EVERY_MS = 60_000;

/** More alerts than these are told on the page of accounts. */
const MOST_ALERTS = 3;

/** More reasons than these are told in the log. */
const MOST_REASONS = 3;

/** What needs somebody, each with the page that shows exactly this; or that nothing does. */
export default function AttentionWidget() {
  const text = useText();
  const { data, isError } = useWhatsappGetAttentionQuery(timeZoneHere(), {
    refetchOnMountOrArgChange: true,
    pollingInterval: EVERY_MS,
  });
  if (!data) return isError ? <Widget.Error /> : <Widget.Loading />;
  const lines = linesOf(data);
  if (lines.length === 0 && data.alerts.length === 0)
    return (
      <Flex height="100%" justifyContent="center" alignItems="center" gap={2} padding={4}>
        <CheckCircle aria-hidden fill="success600" />
        <Typography textColor="neutral800">{text('home.attention.none')}</Typography>
      </Flex>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex tag="ul" direction="column" alignItems="stretch">
        {lines.map(({ what, count, isCapped, to }) => (
          <Line key={what}>
            <Link tag={NavLink} to={to}>
              {text(`home.attention.${what}`, { count, capped: String(isCapped) })}
            </Link>
            {what === 'failed' && <Reasons attention={data} />}
          </Line>
        ))}
      </Flex>
      <Alerts attention={data} />
    </Flex>
  );
}

/** Why messages failed; the whole log tells the rest. */
function Reasons({ attention }: { attention: Attention }) {
  const text = useText();
  const { sayFailure } = useSentences();
  return (
    <Box tag="ul" paddingTop={1}>
      {reasonsOf(attention)
        .slice(0, MOST_REASONS)
        .map(({ key, title, count, to }) => (
          <li key={key}>
            <Typography variant="pi" textColor="neutral700">
              <Link tag={NavLink} to={to}>
                {text('home.attention.reason', {
                  count,
                  reason: sayFailure({ title, action: '' }).title,
                })}
              </Link>
            </Typography>
          </li>
        ))}
    </Box>
  );
}

function Alerts({ attention: { alerts } }: { attention: Attention }) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.accountsRead);
  if (alerts.length === 0) return null;
  const more = alerts.length - MOST_ALERTS;
  return (
    <>
      <Flex tag="ul" direction="column" alignItems="stretch">
        {alerts.slice(0, MOST_ALERTS).map((alert) => (
          <AlertRow
            key={alert.documentId}
            alert={alert}
            hasAccountLink={Boolean(allowedActions.canRead)}
          />
        ))}
      </Flex>
      {more > 0 && allowedActions.canRead && (
        <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/accounts`}>
          {text('home.attention.more', { count: more })}
        </Link>
      )}
    </>
  );
}

const Line = styled.li`
  padding-block: ${({ theme }) => theme.spaces[2]};

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
