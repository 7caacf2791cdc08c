import { Flex, Typography } from '@strapi/design-system';
import { useDeferredValue } from 'react';
import { styled } from 'styled-components';
import type { Contact } from '../../../../shared/contracts/contacts';
import { useWhatsappListContactsQuery } from '../../api/contacts';
import { contactName } from '../../components/contact-name';
import { PhoneNumber } from '../../components/PhoneNumber';
import { useText } from '../../hooks/use-text';

/** As many people as can be looked through at once. */
const SUGGESTED = 6;

interface PersonSuggestionsProps {
  /** What was typed so far; nobody is offered for less than two letters. */
  typed: string;
  /** Whether whoever looks may see contacts. */
  isAllowed: boolean;
  isDisabled?: boolean;
  onChoose: (contact: Contact) => void;
}

/** Known people whom typed words may mean. */
export function PersonSuggestions(props: PersonSuggestionsProps) {
  const { typed, isAllowed, isDisabled = false, onChoose } = props;
  const text = useText();
  const words = useDeferredValue(typed.trim());
  const isAsked = isAllowed && words.length >= 2;
  const { data: found } = useWhatsappListContactsQuery(
    { _q: words, pageSize: SUGGESTED },
    { skip: !isAsked },
  );
  const people = isAsked ? (found?.data ?? []) : [];
  if (people.length === 0) return null;
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={1}
      aria-label={text('inbox.start.people')}
    >
      {people.map((contact) => (
        <li key={contact.documentId}>
          <Suggestion type="button" disabled={isDisabled} onClick={() => onChoose(contact)}>
            <Typography fontWeight="semiBold">{contactName(contact)}</Typography>
            {contact.international && (
              <Typography textColor="neutral600">
                <PhoneNumber>{contact.international}</PhoneNumber>
              </Typography>
            )}
          </Suggestion>
        </li>
      ))}
    </Flex>
  );
}

const Suggestion = styled.button`
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: ${({ theme }) => theme.spaces[2]};
  width: 100%;
  padding: ${({ theme }) => theme.spaces[3]};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  text-align: start;
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;
