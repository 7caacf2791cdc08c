import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ContactDetail } from '../../../../shared/contracts/contacts';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { CopyField } from '../../components/CopyField';
import { Panel } from '../../components/Panel';
import { PhoneNumber } from '../../components/PhoneNumber';
import { useText, type TextKey } from '../../hooks/use-text';
import { contactName } from '../../components/contact-name';

/** By which names somebody is known; those that are not known are left out. */
export function IdentityPanel({ contact }: { contact: ContactDetail }) {
  const text = useText();
  const { international, phone, waId, username, profileName, language, related } = contact;
  const facts: [TextKey, React.ReactNode][] = [
    ['contact.identity.profileName', profileName],
    ['contact.identity.username', username && <bdi dir="ltr">@{username}</bdi>],
    ['contact.identity.phone', international && <PhoneNumber>{international}</PhoneNumber>],
    [
      'contact.identity.waId',
      // It tells something only where it is written in another way.
      waId && `+${waId}` !== phone && <PhoneNumber>{`+${waId}`}</PhoneNumber>,
    ],
    ['contact.identity.language', language],
  ];
  return (
    <Panel title={text('contact.identities')}>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
        {facts.map(
          ([name, value]) =>
            value && (
              <Flex key={name} justifyContent="space-between" gap={4}>
                <Typography tag="dt" textColor="neutral600">
                  {text(name)}
                </Typography>
                <Typography tag="dd" textColor="neutral800" dir="auto">
                  {value}
                </Typography>
              </Flex>
            ),
        )}
      </Flex>
      {contact.userId && (
        <CopyField
          label={text('contact.identity.userId')}
          hint={text('contact.identity.userId.hint')}
          value={contact.userId}
        />
      )}
      {contact.parentUserId && (
        <CopyField label={text('contact.identity.parentUserId')} value={contact.parentUserId} />
      )}
      {related.length > 0 && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography tag="h3" fontWeight="bold">
            {text('contact.related')}
          </Typography>
          <Typography textColor="neutral600">{text('contact.related.intro')}</Typography>
          {related.map((other) => (
            <Link
              key={other.documentId}
              tag={NavLink}
              to={`/plugins/${PLUGIN_ID}/contacts/${other.documentId}`}
            >
              {contactName(other) ?? text('contacts.noName')}
            </Link>
          ))}
        </Flex>
      )}
    </Panel>
  );
}
