import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Person } from '../../../../../shared/contracts/people';
import { useText } from '../../../hooks/use-text';

/** Who else writes an answer at the moment, so that it does not get two. */
export function Replying({ people }: { people: Person[] }) {
  const text = useText();
  const { formatList } = useIntl();
  return (
    <Line role="status">
      {people.length > 0 &&
        text('inbox.thread.replying', {
          names: formatList(people.map(({ name }) => name)),
          count: people.length,
        })}
    </Line>
  );
}

const Line = styled.div`
  background: ${({ theme }) => theme.colors.warning100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;

  &:not(:empty) {
    padding: 4px 16px;
  }
`;
