import { Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useWhatsappGetPreferencesQuery } from '../../../api/preferences';
import { PERMISSIONS } from '../../../permissions';
import { useText } from '../../../hooks/use-text';

/** Says that opening a tracked link is not counted as long as that is switched off. */
export function TrackingNote() {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.settings);
  const { data: preferences } = useWhatsappGetPreferencesQuery(undefined, {
    skip: !allowedActions.canRead,
  });
  if (preferences?.trackLinks !== false) return null;
  return (
    <Typography variant="pi" textColor="neutral800">
      {text('templates.tracking.off')}
    </Typography>
  );
}
