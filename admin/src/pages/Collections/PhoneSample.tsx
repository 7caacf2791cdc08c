import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import { useWhatsappSamplePhoneFieldQuery } from '../../api/collections';
import { useText } from '../../hooks/use-text';

interface PhoneSampleProps {
  uid: string;
  phoneField: string;
}

/** How many of the latest records have a number that can be used. */
export function PhoneSample({ uid, phoneField }: PhoneSampleProps) {
  const text = useText();
  const { currentData: sample, isFetching } = useWhatsappSamplePhoneFieldQuery({ uid, phoneField });
  const isPoor = sample !== undefined && sample.checked > 0 && sample.valid === 0;
  return (
    <Flex gap={2} aria-live="polite">
      {sample && sample.checked > 0 && (
        <>
          {isPoor ? (
            <WarningCircle aria-hidden fill="danger600" />
          ) : (
            <CheckCircle aria-hidden fill="success600" />
          )}
          <Typography variant="pi">
            {text('collections.sample', { valid: sample.valid, checked: sample.checked })}
          </Typography>
        </>
      )}
      {sample?.checked === 0 && (
        <Typography variant="pi" textColor="neutral600">
          {text('collections.sample.none')}
        </Typography>
      )}
      {isFetching && (
        <Typography variant="pi" textColor="neutral600">
          {text('collections.sample.checking')}
        </Typography>
      )}
    </Flex>
  );
}
