import { Button, Flex, Link } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { ContactDetail, ContactName } from '../../../../shared/contracts/contacts';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { Notice } from '../../components/Notice';
import { useText } from '../../hooks/use-text';
import { ConflictDialog } from './ConflictDialog';
import { contactName } from '../../components/contact-name';

interface ConflictNoticeProps {
  contact: ContactDetail;
  other: ContactName;
  canSettle: boolean;
}

/** Says with whom Meta takes somebody for one, and leads to the decision. */
export function ConflictNotice({ contact, other, canSettle }: ConflictNoticeProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const person = contactName(other) ?? text('contacts.noName');
  return (
    <Notice
      variant="warning"
      title={text('contact.conflict.title', { person })}
      action={
        <Flex gap={4}>
          {canSettle && (
            <Button size="S" onClick={() => setIsOpen(true)}>
              {text('contact.conflict.decide')}
            </Button>
          )}
          <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/contacts/${other.documentId}`}>
            {person}
          </Link>
        </Flex>
      }
    >
      {text('contact.conflict.text')}
      {isOpen && (
        <ConflictDialog contact={contact} other={other} onClose={() => setIsOpen(false)} />
      )}
    </Notice>
  );
}
