import { Button, Flex, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ContactDetail } from '../../../../../shared/contracts/contacts';
import type { ConsentKind } from '../../../../../shared/domain/consent';
import { ConsentDialog } from '../../../components/Consent/ConsentDialog';
import { consentWords } from '../../../components/Consent/consent-words';
import { RelativeTime } from '../../../components/RelativeTime';
import { ToneBadge } from '../../../components/ToneBadge';
import { useText, type TextKey } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { PersonSection } from './PersonSection';

/** As many words of a person are shown here; the page of the contact has all of them. */
const LATEST = 3;

const NOTHING = { optInAllAt: null, optInMarketingAt: null, blockedAt: null };

interface ConsentSectionProps {
  /** Null for whom contacts are not to be seen by. */
  detail: ContactDetail | null;
  optOutAllAt: string | null;
  optOutMarketingAt: string | null;
}

/** What the person agreed to and what they do not want, how that is known, and what they have just said. */
export function ConsentSection({ detail, optOutAllAt, optOutMarketingAt }: ConsentSectionProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { allowedActions: may } = useRBAC(PERMISSIONS.contacts);
  const [recording, setRecording] = useState<ConsentKind | null>(null);
  const state = detail?.inForce ?? { ...NOTHING, optOutAllAt, optOutMarketingAt };
  // Who may not see contacts is told of what forbids sending, and of nothing else.
  const words = consentWords(state).filter(({ since }) => detail !== null || since !== null);
  if (words.length === 0) return null;
  return (
    <PersonSection title={text('contact.consent')}>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
        {words.map(({ text: key, tone, since }) => (
          <Flex tag="li" key={key} gap={2} wrap="wrap">
            <ToneBadge tone={tone}>{text(key)}</ToneBadge>
            {since && (
              <Typography variant="pi" textColor="neutral600">
                {text('contact.consent.since', {
                  date: formatDate(since, { dateStyle: 'medium' }),
                })}
              </Typography>
            )}
          </Flex>
        ))}
      </Flex>
      {detail && detail.consentHistory.length > 0 && (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
          {detail.consentHistory.slice(0, LATEST).map((event) => (
            <li key={event.documentId}>
              <Typography tag="div" variant="pi" textColor="neutral800">
                {text(`contact.consent.${event.kind}.${event.purpose}` satisfies TextKey)}
              </Typography>
              <Typography tag="div" variant="pi" textColor="neutral600">
                <RelativeTime time={event.at} />
                {` · ${text(`contact.consent.source.${event.source}` satisfies TextKey)}`}
                {event.actor && ` · ${event.actor}`}
              </Typography>
            </li>
          ))}
        </Flex>
      )}
      {detail && (may.canOptIn || may.canOptOut) && (
        <Flex gap={2} wrap="wrap">
          {may.canOptOut && (
            <Button variant="danger-light" size="S" onClick={() => setRecording('opt-out')}>
              {text('contact.consent.optOut')}
            </Button>
          )}
          {may.canOptIn && (
            <Button variant="tertiary" size="S" onClick={() => setRecording('opt-in')}>
              {text('contact.consent.optIn')}
            </Button>
          )}
        </Flex>
      )}
      {recording && detail && (
        <ConsentDialog contact={detail} kind={recording} onClose={() => setRecording(null)} />
      )}
    </PersonSection>
  );
}
