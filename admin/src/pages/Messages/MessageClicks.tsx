import { Flex, Typography } from '@strapi/design-system';
import type { MessageClicks as Clicks } from '../../../../shared/contracts/messages';
import { RelativeTime } from '../../components/RelativeTime';
import { useText } from '../../hooks/use-text';

/** How often the tracked links of a message were clicked: all of them, then each where there are several. */
export function MessageClicks({ clicks }: { clicks: Clicks }) {
  const text = useText();
  const { people, robots, lastAt, links } = clicks;
  return (
    <Flex tag="span" direction="column" alignItems="flex-end" gap={1}>
      <span>
        {text('clicks.people', { count: people })}
        {lastAt && (
          <>
            {' · '}
            <RelativeTime time={lastAt} />
          </>
        )}
      </span>
      {links.length > 1 &&
        links.map((link, index) => (
          <Typography
            key={index}
            variant="pi"
            textColor="neutral600"
            style={{ overflowWrap: 'anywhere' }}
          >
            <bdi dir="ltr">{link.target}</bdi>: {text('clicks.people', { count: link.people })}
          </Typography>
        ))}
      {robots > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {text('clicks.robots', { count: robots })}
        </Typography>
      )}
    </Flex>
  );
}
