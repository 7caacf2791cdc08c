import { Typography } from '@strapi/design-system';
import { ToneBadge } from '../../components/ToneBadge';
import { useText } from '../../hooks/use-text';

const VARIANTS = { GREEN: 'success', YELLOW: 'warning', RED: 'danger' } as const;

/** Meta's rating of a number in words; one that is new to us as Meta writes it. */
export function QualityBadge({ rating }: { rating: string | null }) {
  const text = useText();
  if (!rating || rating === 'UNKNOWN' || rating === 'NA')
    return <Typography textColor="neutral600">{text('accounts.quality.none')}</Typography>;
  const isKnown = rating in VARIANTS;
  const known = rating as keyof typeof VARIANTS;
  return (
    <ToneBadge tone={isKnown ? VARIANTS[known] : 'neutral'}>
      {isKnown ? text(`accounts.quality.${known}`) : rating}
    </ToneBadge>
  );
}
