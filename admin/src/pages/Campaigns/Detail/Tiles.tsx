import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { useText, type TextKey } from '../../../hooks/use-text';
import { countOf, FIGURES, isOver, type Figure } from '../campaign-facts';
import { showRecipients } from './recipients-id';

interface Tile {
  label: TextKey;
  count: number;
  /** What narrows the people to these. */
  search: string;
}

const of = (counts: Campaign['counts'], figure: Figure): Tile => ({
  label: `campaign.tile.${figure}`,
  count: countOf(counts, figure),
  search: `state=${FIGURES[figure].join(',')}`,
});

/** How many messages are where; each figure leads to the people behind it. */
export function Tiles({ campaign }: { campaign: Campaign }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { status, counts, clicked, replied } = campaign;
  const tiles: Tile[] = [
    isOver(status)
      ? { label: 'campaign.tile.notSent', count: counts.notSent, search: 'state=waiting' }
      : { label: 'campaign.tile.waiting', count: counts.waiting, search: 'state=waiting' },
    of(counts, 'queued'),
    of(counts, 'sent'),
    of(counts, 'delivered'),
    of(counts, 'read'),
    { label: 'campaign.tile.clicked', count: clicked, search: 'reaction=clicked' },
    { label: 'campaign.tile.replied', count: replied, search: 'reaction=replied' },
    of(counts, 'failed'),
    // These are told when there are any.
    ...[of(counts, 'uncertain'), of(counts, 'cancelled')].filter(({ count }) => count > 0),
  ];
  return (
    <List aria-label={text('campaign.tiles')}>
      {tiles.map(({ label, count, search }) => (
        <li key={label}>
          <Link to={`?${search}`} onClick={showRecipients}>
            <span>{text(label)}</span>
            <strong>{formatNumber(count)}</strong>
          </Link>
        </li>
      ))}
    </List>
  );
}

const List = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
  gap: ${({ theme }) => theme.spaces[3]};

  a {
    display: flex;
    flex-direction: column;
    gap: ${({ theme }) => theme.spaces[1]};
    height: 100%;
    padding: ${({ theme }) => theme.spaces[4]};
    border: 1px solid ${({ theme }) => theme.colors.neutral150};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    text-decoration: none;
  }
  a:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
  strong {
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 2.4rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }
`;
