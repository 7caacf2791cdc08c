import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ConversationPerson } from '../../../../../shared/contracts/inbox';
import { RelativeTime } from '../../../components/RelativeTime';
import { FormattedText } from '../../../components/WhatsAppBubble/FormattedText';
import { useText } from '../../../hooks/use-text';
import { NOTE_COLOURS } from '../thread/note-colours';
import { PersonSection } from './PersonSection';

/** What colleagues have noted of a person, in any conversation. */
export function NoteList({ notes }: Pick<ConversationPerson, 'notes'>) {
  const text = useText();
  if (notes.length === 0) return null;
  return (
    <PersonSection title={text('inbox.person.notes')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {notes.map((note) => (
          <Note key={note.documentId}>
            <FormattedText runs={[{ text: note.text }]} />
            <Typography variant="pi" textColor="neutral700">
              {[note.author?.name, note.accountName].filter(Boolean).join(' · ')}{' '}
              <RelativeTime time={note.at} />
            </Typography>
          </Note>
        ))}
      </Flex>
    </PersonSection>
  );
}

const Note = styled.li`
  padding: 6px 10px;
  border: 1px dashed ${NOTE_COLOURS.border};
  border-radius: 6px;
  background: ${NOTE_COLOURS.ground};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  line-height: 1.4;
  overflow-wrap: anywhere;
`;
