import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ReceivedFacts } from '../../../../../shared/contracts/messages';

/** What a message said before it was edited, oldest first. */
export function EarlierVersions({ earlier }: Pick<ReceivedFacts, 'earlier'>) {
  const { formatDate } = useIntl();
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
      {earlier.map(({ text, at }) => (
        <Flex key={`${at}${text}`} tag="li" justifyContent="space-between" gap={4}>
          <Typography dir="auto" textColor="neutral800">
            {text}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            <time dateTime={at}>{formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}</time>
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}
