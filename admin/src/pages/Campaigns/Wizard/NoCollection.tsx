import { LinkButton } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { Notice } from '../../../components/Notice';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';

/** Says that no collection takes part yet, and where that is changed. */
export function NoCollection() {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.settingsRead);
  return (
    <Notice
      title={text('audience.noCollection')}
      action={
        allowedActions.canRead && (
          <LinkButton tag={NavLink} to={`/settings/${PLUGIN_ID}/collections`} variant="secondary">
            {text('panel.openSettings')}
          </LinkButton>
        )
      }
    >
      {text(allowedActions.canRead ? 'audience.noCollection.text' : 'panel.askAdministrator')}
    </Notice>
  );
}
