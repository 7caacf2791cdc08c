import { Flex, Typography } from '@strapi/design-system';
import type { Account } from '../../../../../shared/contracts/accounts';
import { messagesPerSecond } from '../../../../../shared/domain/message/pace';
import { PhoneNumber } from '../../../components/PhoneNumber';
import { useText, type TextKey } from '../../../hooks/use-text';
import { QualityBadge } from '../QualityBadge';

/** What Meta said of the number when the connection was tested last; nothing before that. */
export function NumberFacts({ account }: { account: Account }) {
  const text = useText();
  const { displayPhoneNumber, verifiedName, messagingLimit, throughputLevel } = account;
  if (!account.lastCheckedAt) return null;
  const pace = text('accounts.pace', { count: messagesPerSecond(throughputLevel) });
  const facts: [TextKey, React.ReactNode][] = [
    ['accounts.fact.number', displayPhoneNumber && <PhoneNumber>{displayPhoneNumber}</PhoneNumber>],
    ['accounts.fact.verifiedName', verifiedName],
    ['accounts.fact.quality', <QualityBadge rating={account.qualityRating} />],
    ['accounts.fact.limit', messagingLimit],
    [
      'accounts.fact.pace',
      throughputLevel === 'COEXISTENCE' ? `${pace} ${text('accounts.pace.coexistence')}` : pace,
    ],
  ];
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
      {facts.map(
        ([name, value]) =>
          value && (
            <Flex key={name} gap={4} alignItems="baseline" wrap="wrap">
              <Typography tag="dt" textColor="neutral600" minWidth="16rem">
                {text(name)}
              </Typography>
              <Typography tag="dd">{value}</Typography>
            </Flex>
          ),
      )}
    </Flex>
  );
}
