import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappListAccountsQuery } from '../../api/accounts';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';

/** Why no template is offered, and the way to have one. */
export function NothingToSend() {
  const text = useText();
  const { allowedActions: accountActions } = useRBAC(PERMISSIONS.accounts);
  const { allowedActions: templateActions } = useRBAC(PERMISSIONS.templates);
  const { data: accounts } = useWhatsappListAccountsQuery(undefined, {
    skip: !accountActions.canRead,
  });
  const hasNoAccount = accounts?.length === 0;
  const [sentence, label, to] = hasNoAccount
    ? ([
        'send.empty.account',
        'send.empty.account.action',
        accountActions.canManage && `/settings/${PLUGIN_ID}/accounts`,
      ] as const)
    : ([
        'send.empty.template',
        'send.empty.template.action',
        templateActions.canRead && `/plugins/${PLUGIN_ID}/templates`,
      ] as const);

  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      shadow={undefined}
      content={to ? text(sentence) : `${text(sentence)} ${text('send.empty.askAdministrator')}`}
      action={
        to && (
          <LinkButton tag={NavLink} to={to} variant="secondary">
            {text(label)}
          </LinkButton>
        )
      }
    />
  );
}
