import { Flex, Typography } from '@strapi/design-system';
import type { IdentityEntry } from '../../../../shared/contracts/contacts';
import { Panel } from '../../components/Panel';
import { RelativeTime } from '../../components/RelativeTime';
import { useText, type TextKey } from '../../hooks/use-text';

/** Under which names somebody was known before, who told it, and when. */
export function IdentityHistory({ entries }: { entries: IdentityEntry[] }) {
  const text = useText();
  return (
    <Panel title={text('contact.history')}>
      {entries.length === 0 && (
        <Typography textColor="neutral600">{text('contact.history.empty')}</Typography>
      )}
      {entries.length > 0 && (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
          {entries.map((entry) => (
            <Entry key={entry.documentId} entry={entry} />
          ))}
        </Flex>
      )}
    </Panel>
  );
}

function Entry({ entry }: { entry: IdentityEntry }) {
  const text = useText();
  const { oldPhone, newPhone, oldUserId, newUserId, actor, at, reason, outcome } = entry;
  const moves = [
    [oldPhone, newPhone],
    [oldUserId, newUserId],
  ].filter(([from, to]) => from !== to && (from ?? to));
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Typography fontWeight="bold" textColor="neutral800">
        {text(`contact.history.${reason}` satisfies TextKey)}
      </Typography>
      {moves.map(([from, to]) => (
        <Typography key={`${from} ${to}`} textColor="neutral800" style={{ wordBreak: 'break-all' }}>
          <bdi dir="ltr">
            {text('contact.history.from', {
              from: from ?? text('contact.history.nothing'),
              to: to ?? text('contact.history.nothing'),
            })}
          </bdi>
        </Typography>
      ))}
      {outcome === 'conflict' && reason !== 'separated' && (
        <Typography textColor="neutral800">{text('contact.history.conflict')}</Typography>
      )}
      <Typography variant="pi" textColor="neutral600">
        <RelativeTime time={at} />
        {' · '}
        {reason === 'merged' || reason === 'separated'
          ? actor && text('contact.history.by', { actor })
          : text('contact.history.byMeta')}
      </Typography>
    </Flex>
  );
}
