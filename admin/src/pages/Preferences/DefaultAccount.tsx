import { Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappListAccountsQuery } from '../../api/accounts';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';

/** Which account sends when nobody names one, and where that is changed. */
export function DefaultAccount() {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.accountsRead);
  const { data } = useWhatsappListAccountsQuery(undefined, { skip: !allowedActions.canRead });
  const account = data?.find(({ isDefault }) => isDefault) ?? data?.[0];
  if (!account) return null;
  const { documentId, name, defaultCountry } = account;
  return (
    <Typography textColor="neutral800">
      {text('preferences.defaultAccount', { name, country: defaultCountry ?? '–' })}{' '}
      <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/accounts/${documentId}`}>
        {text('preferences.defaultAccount.change')}
      </Link>
    </Typography>
  );
}
