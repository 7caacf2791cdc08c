import { Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { useWhatsappGetContactQuery } from '../../../api/contacts';
import { useWhatsappGetConversationPersonQuery } from '../../../api/conversations';
import { contactName } from '../../../components/contact-name';
import { PhoneNumber } from '../../../components/PhoneNumber';
import { RelativeTime } from '../../../components/RelativeTime';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { LabelChip } from '../thread/LabelChip';
import { BlockSection } from './BlockSection';
import { CampaignList } from './CampaignList';
import { ConsentSection } from './ConsentSection';
import { LanguageField } from './LanguageField';
import { NoteList } from './NoteList';
import { PersonSection } from './PersonSection';
import { RecordList } from './RecordList';

export interface PersonPanelProps {
  conversation: Conversation;
  inbox: Inbox;
}

/** Who the person of the open conversation is, as far as one may know. */
export function PersonPanel({ conversation, inbox }: PersonPanelProps) {
  const text = useText();
  const { documentId, contact, labels } = conversation;
  const { allowedActions: log } = useRBAC(PERMISSIONS.messagesRead);
  const { data: person } = useWhatsappGetConversationPersonQuery(documentId, {
    refetchOnMountOrArgChange: true,
  });
  const { currentData: detail } = useWhatsappGetContactQuery(contact?.documentId ?? '', {
    skip: contact === null || !inbox.may.seeContacts,
    refetchOnMountOrArgChange: true,
  });
  if (contact === null)
    return (
      <PersonSection title={text('inbox.person.gone')}>
        <Typography textColor="neutral600">{text('inbox.person.gone.text')}</Typography>
      </PersonSection>
    );
  const name = contactName(contact) ?? text('contacts.noName');
  const search = contact.phone ?? contact.userId;

  return (
    <Flex direction="column" alignItems="stretch">
      <PersonSection title={name} isFirst>
        {contact.international && (
          <Typography textColor="neutral800">
            <PhoneNumber>{contact.international}</PhoneNumber>
          </Typography>
        )}
        {contact.username && (
          <Typography textColor="neutral700">
            <bdi dir="ltr">@{contact.username}</bdi>
          </Typography>
        )}
        {contact.isMasked && (
          <Typography variant="pi" textColor="neutral600">
            {text('inbox.person.masked')}
          </Typography>
        )}
        <Flex gap={3} wrap="wrap">
          {inbox.may.seeContacts && (
            <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/contacts/${contact.documentId}`}>
              {text('inbox.person.open')}
            </Link>
          )}
          {log.canRead && search && (
            <Link
              tag={NavLink}
              to={`/plugins/${PLUGIN_ID}/messages?_q=${encodeURIComponent(search)}`}
            >
              {text('inbox.person.messages')}
            </Link>
          )}
        </Flex>
        {detail && (
          <Typography variant="pi" textColor="neutral600">
            {text('contact.messages.count', detail.messages)}
          </Typography>
        )}
      </PersonSection>
      {detail && (
        <RecordList
          conversation={documentId}
          records={detail.records}
          canChange={inbox.may.reply}
        />
      )}
      <ConsentSection
        detail={detail ?? null}
        optOutAllAt={person?.optOutAllAt ?? null}
        optOutMarketingAt={person?.optOutMarketingAt ?? null}
      />
      <PersonSection title={text('inbox.person.language')}>
        <LanguageField
          documentId={documentId}
          language={person?.language ?? null}
          canChange={inbox.may.reply}
        />
      </PersonSection>
      {labels.length > 0 && (
        <PersonSection title={text('inbox.person.labels')}>
          <Flex gap={1} wrap="wrap">
            {labels.map((label) => (
              <LabelChip key={label.documentId} label={label} />
            ))}
          </Flex>
        </PersonSection>
      )}
      {person && <NoteList notes={person.notes} />}
      {person && person.conversations.length > 0 && (
        <PersonSection title={text('inbox.person.conversations')}>
          <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
            {person.conversations.map((other) => (
              <li key={other.documentId}>
                <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/inbox/${other.documentId}`}>
                  {other.accountName ?? text('inbox.person.conversations.other')}
                </Link>
                {other.lastInboundAt && (
                  <Typography variant="pi" textColor="neutral600" paddingLeft={2}>
                    <RelativeTime time={other.lastInboundAt} />
                  </Typography>
                )}
              </li>
            ))}
          </Flex>
        </PersonSection>
      )}
      {person && person.campaigns.length > 0 && <CampaignList campaigns={person.campaigns} />}
      {detail && <BlockSection detail={detail} name={name} />}
    </Flex>
  );
}
