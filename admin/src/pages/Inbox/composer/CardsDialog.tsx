import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import type { Contact } from '../../../../../shared/contracts/contacts';
import { checkContent } from '../../../../../shared/domain/message/content';
import type { FreeContent } from '../../../../../shared/domain/message/content/content';
import { useLazyWhatsappGetContactQuery } from '../../../api/contacts';
import { contactName } from '../../../components/contact-name';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { PersonSuggestions } from '../PersonSuggestions';
import { isBlank, NO_CARD, toCards, withCard } from './card-values';
import { CardFields } from './CardFields';
import { ComposeDialog } from './ComposeDialog';

interface CardsDialogProps {
  /** Whether known contacts can be chosen. */
  maySeeContacts: boolean;
  onSend: (content: FreeContent) => void;
  onClose: () => void;
}

/** Sends contact cards: of people who are known, or as they are typed. */
export default function CardsDialog({ maySeeContacts, onSend, onClose }: CardsDialogProps) {
  const text = useText();
  const { sayIssue } = useSentences();
  const [getContact] = useLazyWhatsappGetContactQuery();
  const [cards, setCards] = useState([NO_CARD]);
  const [search, setSearch] = useState('');
  const [isTried, setIsTried] = useState(false);
  const content = toCards(cards);
  const issues = checkContent(content);

  const errorOf = (at: number, field: 'name' | 'email'): string | undefined => {
    const path = `content.contacts.${at}.${field}`;
    const found = issues.find((issue) => issue.path.startsWith(path));
    return isTried && found ? sayIssue(found) : undefined;
  };
  const onChoose = async (contact: Contact) => {
    setSearch('');
    // Without its WhatsApp id the number would be shown as one to invite.
    const { data } = await getContact(contact.documentId, true);
    const { international, phone, profileName } = contact;
    const number = international ?? phone;
    setCards((before) =>
      withCard(before, {
        ...NO_CARD,
        name: profileName ?? contactName(contact) ?? '',
        ...(number && { phones: [{ phone: number, ...(data?.waId && { waId: data.waId }) }] }),
      }),
    );
  };

  return (
    <ComposeDialog
      title={text('inbox.composer.cards.title')}
      content={content}
      issues={issues}
      nothing={cards.every(isBlank) ? text('inbox.composer.cards.none') : null}
      onTry={() => setIsTried(true)}
      onSend={onSend}
      onClose={onClose}
    >
      {maySeeContacts && (
        <>
          <Field.Root name="search" hint={text('inbox.composer.cards.search.hint')}>
            <Field.Label>{text('inbox.composer.cards.search')}</Field.Label>
            <TextInput
              dir="auto"
              autoComplete="off"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              // It looks for somebody and sends nothing.
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            />
            <Field.Hint />
          </Field.Root>
          <PersonSuggestions
            typed={search}
            isAllowed={maySeeContacts}
            onChoose={(contact) => void onChoose(contact)}
          />
        </>
      )}
      {cards.map((card, at) => (
        <CardFields
          key={at}
          number={at + 1}
          card={card}
          onChange={(next) => setCards(cards.map((one, index) => (index === at ? next : one)))}
          onRemove={
            cards.length > 1 ? () => setCards(cards.filter((_, index) => index !== at)) : undefined
          }
          errorOf={(field) => errorOf(at, field)}
        />
      ))}
      <Flex>
        <Button
          variant="tertiary"
          startIcon={<Plus />}
          onClick={() => setCards([...cards, NO_CARD])}
        >
          {text('inbox.composer.cards.add')}
        </Button>
      </Flex>
    </ComposeDialog>
  );
}
