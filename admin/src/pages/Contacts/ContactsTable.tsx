import { Flex, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Contact } from '../../../../shared/contracts/contacts';
import { RowTable, type RowPlace } from '../../components/RowTable';
import { PhoneNumber } from '../../components/PhoneNumber';
import { RelativeTime } from '../../components/RelativeTime';
import { ToneBadge } from '../../components/ToneBadge';
import { useText, type TextKey } from '../../hooks/use-text';
import { ConsentBadges } from './ConsentBadges';

const COLUMNS = [
  { key: 'person', name: 'profileName', sortable: true },
  { key: 'number', name: 'phone', sortable: true },
  { key: 'consent', name: 'consent', sortable: false },
  { key: 'wrote', name: 'wrote', sortable: false },
  { key: 'since', name: 'createdAt', sortable: true },
] as const;

/** Contacts as a table, one a row. */
export function ContactsTable({ contacts }: { contacts: Contact[] }) {
  const text = useText();
  const headers = COLUMNS.map(({ key, name, sortable }) => ({
    name,
    sortable,
    label: text(`contacts.column.${key}` satisfies TextKey),
  }));
  return (
    <RowTable
      rows={contacts}
      idOf={({ documentId }) => documentId}
      headers={headers}
      defaultSort="createdAt:DESC"
    >
      {(contact) => <ContactRow key={contact.documentId} contact={contact} />}
    </RowTable>
  );
}

interface ContactRowProps extends RowPlace {
  contact: Contact;
}

function ContactRow({ contact, ...place }: ContactRowProps) {
  const text = useText();
  const navigate = useNavigate();
  const { documentId, profileName, username, international, userId } = contact;
  const title = profileName || (username && `@${username}`) || text('contacts.noName');
  const below = profileName && username ? `@${username}` : null;
  return (
    <Table.Row {...place} onClick={() => navigate(documentId)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <Flex gap={2}>
          <Person>
            <NavLink to={documentId} onClick={(event) => event.stopPropagation()}>
              <Typography ellipsis dir="auto" fontWeight="bold" textColor="neutral800">
                {title}
              </Typography>
            </NavLink>
            {below && (
              <Typography variant="pi" textColor="neutral600" dir="ltr">
                {below}
              </Typography>
            )}
          </Person>
          {contact.isInConflict && (
            <ToneBadge tone="warning">{text('contacts.inConflict')}</ToneBadge>
          )}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        {international ? (
          <Typography textColor="neutral800">
            <PhoneNumber>{international}</PhoneNumber>
          </Typography>
        ) : (
          <Flex direction="column" alignItems="flex-start">
            <Typography textColor="neutral600">{text('contacts.noNumber')}</Typography>
            {userId && (
              <Typography variant="pi" textColor="neutral600" dir="ltr">
                {userId}
              </Typography>
            )}
          </Flex>
        )}
      </Table.Cell>
      <Table.Cell>
        <ConsentBadges state={contact} />
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">
          {contact.lastInboundAt ? (
            <RelativeTime time={contact.lastInboundAt} />
          ) : (
            text('contacts.never')
          )}
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">
          <RelativeTime time={contact.createdAt} />
        </Typography>
      </Table.Cell>
    </Table.Row>
  );
}

const Person = styled.div`
  max-width: 24rem;

  a {
    color: ${({ theme }) => theme.colors.neutral800};
    text-decoration: none;
  }
  a:hover span,
  a:focus-visible span {
    text-decoration: underline;
  }
`;
