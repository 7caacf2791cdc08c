import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { PhoneNumber } from '../../../components/PhoneNumber';
import { useText } from '../../../hooks/use-text';

interface RecipientFlipProps {
  /** From 1. */
  position: number;
  total: number;
  totalIsCapped: boolean;
  /** Whose message is shown; null while that is not known. */
  to: string | null;
  onChange: (position: number) => void;
}

/** Goes through the people, one message at a time. */
export function RecipientFlip({
  position,
  total,
  totalIsCapped,
  to,
  onChange,
}: RecipientFlipProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  if (total === 0) return null;
  const shownTotal = totalIsCapped ? `${formatNumber(total)}+` : formatNumber(total);
  return (
    <Flex role="group" aria-label={text('wizard.preview.people')} gap={2} justifyContent="center">
      <IconButton
        type="button"
        label={text('wizard.preview.previous')}
        disabled={position <= 1}
        onClick={() => onChange(position - 1)}
      >
        <ChevronLeft />
      </IconButton>
      <Flex direction="column" minWidth="18rem" aria-live="polite">
        <Typography fontWeight="bold" textColor="neutral800">
          {text('wizard.preview.position', { position: formatNumber(position), total: shownTotal })}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {to ? <PhoneNumber>{to}</PhoneNumber> : '\u00a0'}
        </Typography>
      </Flex>
      <IconButton
        type="button"
        label={text('wizard.preview.next')}
        disabled={position >= total}
        onClick={() => onChange(position + 1)}
      >
        <ChevronRight />
      </IconButton>
    </Flex>
  );
}
