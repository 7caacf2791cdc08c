import { Field, IconButton, TextInput } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { Preview } from '../../../../shared/contracts/messages';
import { useText } from '../../hooks/use-text';

interface RecipientFieldProps {
  preview: Preview | null;
  /** What the person typed instead of the record's number; null when nothing. */
  typed: string | null;
  onChange: (typed: string | null) => void;
  error: string | undefined;
}

/** Who receives the message: the record's number, unless another is typed. */
export function RecipientField({ preview, typed, onChange, error }: RecipientFieldProps) {
  const text = useText();
  const { formatDisplayName } = useIntl();
  const ofRecord = preview?.to?.international ?? preview?.typed ?? '';
  const country = preview?.to?.country && formatDisplayName(preview.to.country, { type: 'region' });

  return (
    <Field.Root
      name="to"
      required
      error={error}
      hint={country ? text('send.to.country', { country }) : text('send.to.hint')}
    >
      <Field.Label>{text('send.to')}</Field.Label>
      <TextInput
        type="tel"
        dir="ltr"
        autoComplete="off"
        value={typed ?? ofRecord}
        onChange={(event) => onChange(event.target.value)}
        endAction={
          typed !== null && (
            <IconButton
              variant="ghost"
              size="S"
              label={text('send.to.reset')}
              onClick={() => onChange(null)}
            >
              <ArrowsCounterClockwise />
            </IconButton>
          )
        }
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
