import { Flex } from '@strapi/design-system';
import type { ContactConsent } from '../../../../shared/contracts/contacts';
import { ToneBadge } from '../../components/ToneBadge';
import { useText } from '../../hooks/use-text';
import { consentWords } from '../../components/Consent/consent-words';

/** What somebody agreed to, or does not want, in a word each. */
export function ConsentBadges({
  state,
}: {
  state: Omit<ContactConsent, 'documentId' | 'phone' | 'userId'>;
}) {
  const text = useText();
  return (
    <Flex gap={1} wrap="wrap">
      {consentWords(state).map(({ text: key, tone }) => (
        <ToneBadge key={key} tone={tone}>
          {text(key)}
        </ToneBadge>
      ))}
    </Flex>
  );
}
