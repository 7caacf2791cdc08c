import { User } from '@strapi/icons';
import { styled } from 'styled-components';
import type { BlockContact } from '../../../../shared/domain/template/preview';
import { useText } from '../../hooks/use-text';

/** The contact cards of a message. */
export function BubbleContacts({ contacts }: { contacts: BlockContact[] }) {
  const text = useText();
  return (
    <Cards aria-label={text('bubble.contacts')}>
      {contacts.map(({ name, lines }, index) => (
        <Card key={index}>
          <User width={28} height={28} fill="currentColor" aria-hidden />
          <div>
            <strong dir="auto">{name}</strong>
            {lines.map((line, at) => (
              <Small key={at}>
                <bdi>{line}</bdi>
              </Small>
            ))}
          </div>
        </Card>
      ))}
    </Cards>
  );
}

const Cards = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 6px;
  margin: 0;
  padding: 0;
  list-style: none;
`;

const Card = styled.li`
  display: flex;
  gap: 8px;
  padding: 8px 10px;
  border: 1px solid var(--bubble-border);
  border-radius: 6px;

  svg {
    flex-shrink: 0;
  }
  strong {
    font-weight: 600;
  }
`;

const Small = styled.div`
  color: var(--bubble-meta);
  font-size: 1.2rem;
`;
