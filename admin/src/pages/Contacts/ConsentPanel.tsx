import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ContactDetail, PersonConsentEvent } from '../../../../shared/contracts/contacts';
import type { ConsentKind } from '../../../../shared/domain/consent';
import { Panel } from '../../components/Panel';
import { RelativeTime } from '../../components/RelativeTime';
import { ToneBadge } from '../../components/ToneBadge';
import { useSentences } from '../../hooks/use-sentences';
import { useText, type TextKey } from '../../hooks/use-text';
import { ConsentDialog } from '../../components/Consent/ConsentDialog';
import { consentWords } from '../../components/Consent/consent-words';

interface ConsentPanelProps {
  contact: ContactDetail;
  canOptIn: boolean;
  canOptOut: boolean;
}

/** What somebody agreed to and what they do not want, and how that is known. */
export function ConsentPanel({ contact, canOptIn, canOptOut }: ConsentPanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [recording, setRecording] = useState<ConsentKind | null>(null);
  return (
    <Panel
      title={text('contact.consent')}
      action={
        <Flex gap={2} wrap="wrap">
          {canOptOut && (
            <Button variant="danger-light" size="S" onClick={() => setRecording('opt-out')}>
              {text('contact.consent.optOut')}
            </Button>
          )}
          {canOptIn && (
            <Button variant="secondary" size="S" onClick={() => setRecording('opt-in')}>
              {text('contact.consent.optIn')}
            </Button>
          )}
        </Flex>
      }
    >
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
        {consentWords(contact.inForce).map(({ text: key, tone, since }) => (
          <Flex tag="li" key={key} gap={2}>
            <ToneBadge tone={tone}>{text(key)}</ToneBadge>
            {since && (
              <Typography textColor="neutral600">
                {text('contact.consent.since', {
                  date: formatDate(since, { dateStyle: 'medium', timeStyle: 'short' }),
                })}
              </Typography>
            )}
          </Flex>
        ))}
      </Flex>
      <Typography tag="h3" fontWeight="bold">
        {text('contact.consent.history')}
      </Typography>
      {contact.consentHistory.length === 0 ? (
        <Typography textColor="neutral600">{text('contact.consent.history.empty')}</Typography>
      ) : (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
          {contact.consentHistory.map((event) => (
            <Word
              key={event.documentId}
              event={event}
              isElsewhere={event.contact !== contact.documentId}
            />
          ))}
        </Flex>
      )}
      {recording && (
        <ConsentDialog contact={contact} kind={recording} onClose={() => setRecording(null)} />
      )}
    </Panel>
  );
}

function Word({ event, isElsewhere }: { event: PersonConsentEvent; isElsewhere: boolean }) {
  const text = useText();
  const { sayWords } = useSentences();
  const { kind, purpose, at, source, note, actor } = event;
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Typography fontWeight="bold" textColor="neutral800">
        {text(`contact.consent.${kind}.${purpose}` satisfies TextKey)}
      </Typography>
      {note && (
        <Typography textColor="neutral800" dir="auto" style={{ whiteSpace: 'pre-line' }}>
          {sayWords(note)}
        </Typography>
      )}
      <Typography variant="pi" textColor="neutral600">
        <RelativeTime time={at} />
        {' · '}
        {text(`contact.consent.source.${source}` satisfies TextKey)}
        {actor && ` · ${actor}`}
        {isElsewhere && ` · ${text('contact.consent.elsewhere')}`}
      </Typography>
    </Flex>
  );
}
