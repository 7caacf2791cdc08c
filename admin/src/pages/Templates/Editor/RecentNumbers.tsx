import { Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useWhatsappSamplePhoneFieldQuery } from '../../../api/collections';
import { PERMISSIONS } from '../../../permissions';
import { useText } from '../../../hooks/use-text';

interface RecentNumbersProps {
  uid: string;
  phoneField: string;
}

/** How many of the latest records have a number that can be used, for those who may know. */
export function RecentNumbers({ uid, phoneField }: RecentNumbersProps) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.settings);
  const { currentData: sample } = useWhatsappSamplePhoneFieldQuery(
    { uid, phoneField },
    { skip: !allowedActions.canRead },
  );
  if (!sample) return null;
  return (
    <Typography variant="pi" textColor="neutral800" aria-live="polite">
      {sample.checked === 0
        ? text('collections.sample.none')
        : text('collections.sample', { valid: sample.valid, checked: sample.checked })}
    </Typography>
  );
}
